// Typed numbers, by the rules of src/practicum/quiz/kinds/number.py.
import { fold, lower, plainCharacters, typed } from "./text.js";

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
