const selects = (form) => [...form.querySelectorAll(".match select")];
practicum.kinds.match = {
  answer({ lefts, rights }, given) {
    if (typeof given === "string" ? /[^ \t]/.test(given) : Array.isArray(given)) throw new TypeError();
    const known = Object.fromEntries(rights.map((id) => [id]));
    const pairs = {};
    for (const [left, right] of Object.entries(given)) {
      if (typeof right !== "string") throw new TypeError();
      if (!/[^ \t]/.test(right)) continue;
      const letter = practicum.letter(lefts, left);
      if (pairs[letter]) throw new TypeError();
      pairs[letter] = practicum.letter(known, right);
    }
    return Object.keys(pairs).length ? pairs : null;
  },
  credit({ lefts }, answer) {
    const letters = Object.keys(lefts);
    return practicum.parse(`${letters.filter((letter) => answer[letter] === lefts[letter]).length}/${letters.length}`);
  },
  read(form) {
    const pairs = selects(form).flatMap(({ name, value }) => (value ? [[name, value]] : []));
    return pairs.length ? Object.fromEntries(pairs) : null;
  },
  write(form, answer) {
    for (const select of selects(form)) select.value = answer?.[select.name] ?? "";
  },
  show: (form, { lefts }, answer, reasons, say) =>
    selects(form).flatMap((select) => {
      const wanted = lefts[select.name];
      const right = answer[select.name] === wanted;
      const { textContent } = [...select.options].find(({ value }) => value === wanted);
      const item = select.closest("li");
      const note = practicum.note(form, item, select.name, right, say(right ? "correct" : "match.belongs", { right: textContent }), reasons);
      select.setAttribute("aria-describedby", note.id);
      return right ? [] : `${item.querySelector("span").textContent} – ${note.textContent}`;
    }),
};
