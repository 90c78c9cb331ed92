import { letters } from "../core/letters.js";

export default {
  answer(key, given) {
    const named = letters(key, given);
    return named.length ? named.sort() : null;
  },
  credit(key, answer) {
    const right = Object.values(key).filter((credit) => credit === "1").length;
    const hits = answer.filter((letter) => key[letter] === "1").length;
    return `${Math.max(0, 2 * hits - answer.length)}/${right}`;
  },
};
