// Typed numbers, by the rules of src/practicum/quiz/kinds/number.py.
const { fold, lower, plainCharacters, typed } = practicum.tools;
const NUMBER = /^[+-]?([1-9]\d{0,2}([,' ])\d{3}(\2\d{3})*|\d+)(\.\d+)?$/;
const DIGITS = 18; // at most

// Returns the number in a text as the shortest decimal, null for an empty text; throws TypeError for any other text.
export const readNumber = (given, units) => {
  let text = lower(plainCharacters(typed(given)));
  if (!text) return null;
  const unit = units.find((form) => text.endsWith(form) || text.startsWith(form)) ?? "";
  text = fold(text.endsWith(unit) ? text.slice(0, text.length - unit.length) : text.slice(unit.length));
  if (!NUMBER.test(text) || text.replace(/\D/g, "").length > DIGITS) throw new TypeError();
  const [integer, decimals = ""] = text.replace(/[+,' -]/g, "").split(".");
  const plain = `${integer}.${decimals}`.replace(/^0+(?=\d)|\.?0*$/g, "");
  return text[0] === "-" && plain !== "0" ? `-${plain}` : plain;
};

// Whether a decimal is between two fractions, both included.
export const isWithin = (number, low, high) => {
  const [integer, decimals = ""] = number.split(".");
  const beyond = (bound) => {
    const [n, d = 1] = bound.split("/");
    return BigInt(integer + decimals) * BigInt(d) - BigInt(n) * 10n ** BigInt(decimals.length);
  };
  return beyond(low) >= 0 && beyond(high) <= 0;
};

const field = (form) => form.querySelector(".number input");
const isRight = ({ low, high }, answer) => isWithin(answer, low, high);

const kind = {
  typed: true,
  answer({ units }, given) {
    if (typeof given !== "string") throw new TypeError();
    return readNumber(given, units);
  },
  credit: (key, answer) => (isRight(key, answer) ? "1" : "0"),
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
    for (const name of ["aria-invalid", "aria-describedby"]) field(form).removeAttribute(name);
  },
};
export default kind;
