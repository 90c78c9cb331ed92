// Returns a function that returns the words with an id, with values filled in.
export const sayer = (words) => (id, values = {}) =>
  words[id].replace(/\{([\w-]+)\}/g, (_, name) => values[name]);
