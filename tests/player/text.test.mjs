import assert from "node:assert/strict";
import { test } from "node:test";
import { isBlank, letters, list } from "../../player/core/letters.js";
import { alike, fold, trim, typed } from "../../player/core/text.js";
import { leftOver, worksheetText } from "../../player/core/worksheet.js";
import { data } from "./data.mjs";
import { isWithin, readNumber } from "../../player/kinds/number.js"; // after the tools that it takes

test("texts are compared in the forms that Python has, whatever the version of Unicode", () => {
  const odd = data.texts.filter(([text, any, cased]) => alike(text, false) !== any || alike(text, true) !== cased);
  assert.deepEqual(odd.slice(0, 5), []);
});
test("white space is Python's, at both ends and within", () => {
  assert.equal(fold("\u2003 a \t\n b\x1c"), "a b");
  assert.equal(trim("\u3000\x85a \n b \t"), "a \n b");
  assert.equal(trim(" \n"), "");
  assert.equal(trim("\ufeffa"), "\ufeffa");
  assert.deepEqual([typed(" \u2029"), typed("\ufeff \u200b"), typed(" x\u00ad\u200d")], ["", "", "x"]);
});
test("letters are read in any case, listed in any way, none of them twice", () => {
  const key = { a: "1", b: "0" };
  assert.deepEqual(letters(key, " A, b"), ["a", "b"]);
  assert.deepEqual(list(["a", " ", "b"]), ["a", " ", "b"].filter((part) => !isBlank(part)));
  for (const bad of ["a a", "c", 5, ["constructor"], [1]]) assert.throws(() => letters(key, bad), TypeError);
});
test("numbers are read as people write them, and compared exactly", () => {
  const units = ["hours", "h"];
  const read = [["1,250 h", "1250"], ["+05.50", "5.5"], ["−0", "0"], [" ", null], ["HOURS 7", "7"]];
  read.push(["12 000 000", "12000000"], ["1’250", "1250"], ["１２.５　ｈ", "12.5"]);
  read.push(["١٬٢٥٠٫٥", "1250.5"], ["\u200e7\ufeff", "7"]);
  for (const [text, number] of read) assert.equal(readNumber(text, units), number);
  for (const bad of ["1,25", "x", "1.", "1e3", "1234567890123456789"]) {
    assert.throws(() => readNumber(bad, units), TypeError, bad);
  }
  assert.equal(isWithin("0.3333", "1/3", "1"), false);
  assert.equal(isWithin("0.5", "1/2", "1/2"), true);
  assert.equal(isWithin("-2.5", "-5/2", "0"), true);
});
test("a worksheet as text has every field, and what is no longer on it last", () => {
  const record = { answers: { one: { answer: "a\nb" }, old: { answer: "c", label: "Old" }, none: { answer: null } } };
  assert.deepEqual(leftOver({ one: "One" }, record).map(([id]) => id), ["old"]);
  const text = "T\n=\n\nOne\n\n    a\n    b\n\nTwo\n\n    -\n\nOld\n\n    c\n";
  assert.equal(worksheetText("T", { one: "One", two: "Two" }, record), text);
});
