import { isBlank, letter } from "../core/letters.js";

export default {
  answer(key, given) {
    if (typeof given !== "string") throw new TypeError();
    return isBlank(given) ? null : letter(key, given);
  },
  credit: (key, answer) => key[answer],
};
