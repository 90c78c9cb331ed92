// Texts that are typed, compared as src/practicum/typed.py compares them.
// White space as Python has it, and only the signs that every Unicode version changes alike: src/practicum/typed.py.
const fold = (text) => text.replace(/[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g, " ").replace(/^ | $/g, "");
const settled = (text, change) => text.replace(/[\0-\u0896\u0898-\u1ace\u1b00-\u1c88\u1c90-\ua7ca\ua7f2-\ud7ff\ue000-\uffff]+/g, change);
const lower = (text) => settled(text, (part) => part.toLowerCase()).replaceAll("ς", "σ");

const filled = (text) => /[^\s\x1c-\x1f\x85]/.test(text);

Object.assign(practicum, { fold, settled, lower, filled });
