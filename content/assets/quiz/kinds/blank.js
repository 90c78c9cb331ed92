(() => {
  const practicum = (window.practicum ??= { kinds: {} });
  const { own, fold } = practicum;
  const inputs = (form) => [...form.querySelectorAll(".gap input")];
  const filled = (answer, id) => fold(own(answer, id) ?? "");
  const texts = (entries) => {
    const some = entries.filter(([, text]) => fold(text));
    return some.length ? Object.fromEntries(some) : null;
  };
  const right = (gap, answer) => {
    const text = practicum.settled(filled(answer, gap.id), (part) => part.normalize("NFKC"));
    const plain = text.replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/[\u2010-\u2015\u2212]/g, "-");
    return gap.accept.includes(fold(gap.case ? plain : practicum.lower(plain)));
  };

  practicum.kinds.blank = {
    answer(key, given) {
      if (typeof given === "string") {
        if (key[1] && fold(given)) throw new TypeError();
        given = { [key[0].id]: given };
      }
      const bad = ([id, text]) => !key.some((gap) => gap.id === id) || typeof text !== "string" || [...fold(text)].length > 200;
      if (Array.isArray(given) || Object.entries(given).some(bad)) throw new TypeError();
      return texts(key.map(({ id }) => [id, filled(given, id)]));
    },
    credit: (key, answer) => practicum.parse(`${key.filter((gap) => right(gap, answer)).length}/${key.length}`),
    mount: (form, { changed }) => inputs(form).forEach((input) => input.addEventListener("input", changed)),
    read: (form) => texts(inputs(form).map(({ name, value }) => [name, value])),
    write(form, answer) {
      for (const input of inputs(form)) input.value = own(answer ?? {}, input.name) ?? "";
    },
    show(form, key, answer, reasons, say) {
      const list = practicum.element("ul", { className: "reasons" });
      form.querySelector(".blank").after(list);
      return inputs(form).flatMap((input, index) => {
        const mark = right(key[index], answer) ? "right" : filled(answer, input.name) ? "wrong" : "empty";
        const item = practicum.element("li");
        const sign = `picked-${mark === "right" ? mark : "wrong"}`;
        const note = practicum.note(form, item, `gap${index + 1}`, sign, say(`blank.${mark}`, { number: index + 1 }), reasons);
        list.append(item);
        input.parentNode.dataset.mark = sign;
        input.setAttribute("aria-describedby", note.id);
        return [...note.children].map((part) => part.textContent);
      });
    },
    clear(form) {
      form.querySelector(".reasons")?.remove();
      for (const input of inputs(form)) {
        delete input.parentNode.dataset.mark;
        input.removeAttribute("aria-describedby");
      }
    },
  };
  practicum.start?.();
})();
