// Typed texts, compared by the rules of src/practicum/quiz/typed_text.py: with the white space of Python, and changing
// only characters that every Unicode version changes in the same way.
const SPACE = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "g");
const CHARACTER = new RegExp(`[^${SPACE}\\ufeff]`);
const SETTLED = /[\0-\u0896\u0898-\u1ace\u1b00-\u1c88\u1c90-\ua7ca\ua7f2-\ud7ff\ue000-\uffff]+/g;

export const fold = (text) => text.replace(SPACES, " ").replace(/^ | $/g, "");
export const settled = (text, change) => text.replace(SETTLED, change);
export const lower = (text) => settled(text, (part) => part.toLowerCase()).replaceAll("ς", "σ");
export const filled = (text) => CHARACTER.test(text);
// A loop, since a pattern for both ends would try every space of a long text.
export const trim = (text) => {
  const isSpace = (character) => character && !fold(character);
  let [start, end] = [0, text.length];
  while (isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return text.slice(start, end);
};
// Returns the form in which a text is compared with the accepted ones.
export const alike = (text, cased) => {
  const plain = settled(text, (part) => part.normalize("NFKC"))
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-");
  return fold(cased ? plain : lower(plain));
};
