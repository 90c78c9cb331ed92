// choices: any number of options is ticked. As src/practicum/kinds/choices.py.
(() => {
  "use strict";
  const practicum = (window.practicum ??= { kinds: {}, mounted: new WeakSet() });
  practicum.kinds.choices = {
    answer(key, given) {
      const ticks = typeof given === "string" ? given.split(/[,\t ]/) : given;
      if (!Array.isArray(ticks) || ticks.some((tick) => typeof tick !== "string")) throw new TypeError("no list");
      const letters = ticks.filter((tick) => tick.replace(/[ \t]/g, "")).map((tick) => practicum.options.letter(key, tick));
      if (new Set(letters).size < letters.length) throw new TypeError("named twice");
      return letters.length ? letters.sort() : null;
    },
    credit(key, answer) {
      const right = Object.values(key).filter((credit) => credit === "1").length;
      const hits = answer.filter((letter) => key[letter] === "1").length;
      return practicum.share(2 * hits - answer.length, right);
    },
    read(form) {
      const letters = practicum.options.read(form);
      return letters.length ? letters : null;
    },
    write: (form, answer) => practicum.options.write(form, answer ?? []),
    show: (form, key, answer, tools) => practicum.options.show(form, key, answer, tools),
    clear: (form) => practicum.options.clear(form),
  };
  practicum.start?.();
})();
