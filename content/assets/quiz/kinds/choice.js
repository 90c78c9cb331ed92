// choice: one option is picked and earns its credit. As src/practicum/kinds/choice.py.
(() => {
  "use strict";
  const practicum = (window.practicum ??= { kinds: {}, mounted: new WeakSet() });
  practicum.kinds.choice = {
    answer(key, given) {
      if (typeof given === "string" && !given.replace(/[ \t]/g, "")) return null;
      return practicum.options.letter(key, given);
    },
    credit: (key, answer) => practicum.parse(key[answer]),
    read: (form) => practicum.options.read(form)[0] ?? null,
    write: (form, answer) => practicum.options.write(form, answer ? [answer] : []),
    show: (form, key, answer, tools) => practicum.options.show(form, key, [answer], tools),
    clear: (form) => practicum.options.clear(form),
  };
  practicum.start?.();
})();
