// Numbers that are typed, read by the rules of src/practicum/kinds/number.py.
import { fold, lower } from "./text.js";

const NUMBER = /^[+-]?([1-9]\d{0,2}([, ])\d{3}(\2\d{3})*|\d+)(\.\d+)?$/;
const DIGITS = 18; // at most

// Returns a text's number in plain digits, or null of an empty one; throws TypeError for one that is not a number.
export const readNumber = (given, units) => {
  let text = lower(fold(given)).replaceAll("−", "-");
  if (!text) return null;
  const unit = units.find((one) => text.endsWith(one) || text.startsWith(one)) ?? "";
  text = fold(text.endsWith(unit) ? text.slice(0, text.length - unit.length) : text.slice(unit.length));
  if (!NUMBER.test(text) || text.replace(/\D/g, "").length > DIGITS) throw new TypeError();
  const [whole, part = ""] = text.replace(/[+, -]/g, "").split(".");
  const plain = `${whole}.${part}`.replace(/^0+(?=\d)|\.?0*$/g, "");
  return text[0] === "-" && plain !== "0" ? `-${plain}` : plain;
};

// Whether a number in plain digits lies between two fractions, both included.
export const isWithin = (number, low, high) => {
  const [whole, part = ""] = number.split(".");
  const beyond = (bound) => {
    const [n, d = 1] = bound.split("/");
    return BigInt(whole + part) * BigInt(d) - BigInt(n) * 10n ** BigInt(part.length);
  };
  return beyond(low) >= 0 && beyond(high) <= 0;
};
