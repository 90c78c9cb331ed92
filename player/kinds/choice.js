practicum.kinds.choice = {
  answer(key, given) {
    if (typeof given !== "string") throw new TypeError();
    return /[^ \t]/.test(given) ? practicum.letter(key, given) : null;
  },
  credit: (key, answer) => practicum.parse(key[answer]),
};
