// Returns a function that gives the words of a key, with values filled in.
export const sayer = (words) => (key, values = {}) =>
  words[key].replace(/\{([\w-]+)\}/g, (_, name) => values[name]);
