// How answers name letters or ids of a question, by the rules of src/practicum/quiz/lettered.py. All throw TypeError
// for an answer that cannot be read.
export const isBlank = (text) => !/[^ \t]/.test(text);

export const letter = (key, given) => {
  const wanted = String(given).replace(/^[ \t]+|[ \t]+$/g, "").toLowerCase();
  if (!Object.hasOwn(key, wanted)) throw new TypeError();
  return wanted;
};

// Returns the texts that an answer lists, without empty ones; one text is split at commas and spaces.
export const list = (given) => {
  const parts = typeof given === "string" ? given.split(/[,\t ]/) : given;
  if (!Array.isArray(parts) || parts.some((part) => typeof part !== "string")) throw new TypeError();
  return parts.filter((part) => !isBlank(part));
};

export const letters = (key, given) => {
  const named = list(given).map((part) => letter(key, part));
  if (new Set(named).size < named.length) throw new TypeError();
  return named;
};
