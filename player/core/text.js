// Typed texts, compared by the rules of src/practicum/quiz/typed_text.py: with the white space of Python, and changing
// only characters that every Unicode version changes in the same way.
const SPACE = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "g");
const INVISIBLE = /[\xad\u034f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
const JOINERS = /(^|[^\u0600-\u1cff])[\u200c\u200d]+/g; // Persian and Indic words need them
const WIDE = /[\uff01-\uff5e]/g;
const DIGIT = /\p{Nd}/u;
// The plain characters, and those that stand for them.
const PLAIN = [
  ["'", /[`\xb4\u02b9\u02bb\u02bc\u02c8\u055a\u05f3\u1ffd\u2018-\u201b\u2032\u2035\u2039\u203a\ua78b\ua78c]/g],
  ['"', /[\xab\xbb\u02ba\u02ee\u05f4\u201c-\u201f\u2033\u2036\u2e42\u300c-\u300f\u301d-\u301f]/g],
  ["-", /[\u058a\u05be\u2010-\u2015\u2043\u2212]/g],
  ["/", /[\u2044\u2215]/g],
  [",", /[\u060c\u066c]/g],
  [".", /[\u066b]/g],
  ["%", /[\u066a]/g],
  ["\u03bc", /[\xb5]/g],
];
const SETTLED = /[\0-\u0896\u0898-\u1ace\u1b00-\u1c88\u1c90-\ua7ca\ua7f2-\ud7ff\ue000-\uffff]+/g;

export const fold = (text) => text.replace(SPACES, " ").replace(/^ | $/g, "");
export const settled = (text, change) => text.replace(SETTLED, change);
export const lower = (text) => settled(text, (part) => part.toLowerCase()).replaceAll("ς", "σ");
// Returns a text as the learner sees it: without invisible characters, and with its white space folded.
export const typed = (text) => fold(text.replace(INVISIBLE, "").replace(JOINERS, "$1"));
// Digits of other scripts come in tens. Those above U+FFFF are left, as all characters are there.
const digit = (character) => {
  if (character.length > 1) return character;
  const code = character.charCodeAt();
  let zero = code;
  while (DIGIT.test(String.fromCharCode(zero - 1))) zero--;
  return code - zero;
};
export const plainCharacters = (text) =>
  PLAIN.reduce(
    (done, [plain, others]) => done.replace(others, plain),
    text.replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt() - 0xfee0)).replace(/\p{Nd}/gu, digit),
  );
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
  const plain = plainCharacters(settled(plainCharacters(typed(text)), (part) => part.normalize("NFKC")));
  return fold(cased ? plain : lower(plain)).replace(/ ?" ?/g, '"');
};
