practicum.kinds.choices = {
  answer(key, given) {
    const letters = practicum.letters(key, given);
    return letters.length ? letters.sort() : null;
  },
  credit(key, answer) {
    const right = Object.values(key).filter((credit) => credit === "1").length;
    const hits = answer.filter((letter) => key[letter] === "1").length;
    return practicum.parse(`${Math.max(0, 2 * hits - answer.length)}/${right}`);
  },
};
