import { isWithin, readNumber } from "../core/number.js";
import { typed } from "../core/text.js";

const field = (form) => form.querySelector(".number input");
const isRight = ({ low, high }, answer) => isWithin(answer, low, high);

const kind = {
  typed: true,
  answer({ units }, given) {
    if (typeof given !== "string") throw new TypeError();
    return readNumber(given, units);
  },
  credit: (key, answer) => [BigInt(isRight(key, answer)), 1n],
  mount: (form, { changed, signal }) => field(form).addEventListener("input", changed, { signal }),
  read: (form) => (typed(field(form).value) ? field(form).value : null),
  given: (form) => [field(form).value],
  write(form, answer) {
    field(form).value = answer ?? "";
  },
  refused(form, status) {
    field(form).setAttribute("aria-invalid", "true");
    field(form).setAttribute("aria-describedby", status.id);
    field(form).inputMode = "text"; // some phones' number pads lack the character that is needed
  },
  show(form, key, given, { note, say }) {
    const answer = kind.answer(key, given);
    const right = isRight(key, answer);
    const words = say(`number.${right}`, { answer });
    return [`${words} ${note(form.querySelector(".number"), "number", right, words, field(form))}`];
  },
  clear(form) {
    delete form.querySelector(".number").dataset.mark;
    for (const name of ["aria-invalid", "aria-describedby", "aria-description"]) field(form).removeAttribute(name);
  },
};
export default kind;
