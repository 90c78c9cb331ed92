(() => {
  const practicum = (window.practicum ??= { kinds: {} });
  const PLAIN = { "'": /[\u2018\u2019\u02bc]/g, '"': /[\u201c\u201d]/g, "-": /[\u2010-\u2015\u2212]/g };
  const inputs = (form) => [...form.querySelectorAll(".gap input")];
  const filled = (given, id) => practicum.fold((Object.hasOwn(given, id) && given[id]) || "");

  const alike = (text, cased) => {
    let form = practicum.settled(text, (part) => part.normalize("NFKC"));
    for (const [sign, others] of Object.entries(PLAIN)) form = form.replace(others, sign);
    return practicum.fold(cased ? form : practicum.lower(form));
  };
  const right = (gap, answer) => gap.accept.includes(alike(filled(answer, gap.id), gap.case));

  practicum.kinds.blank = {
    answer(key, given) {
      if (typeof given === "string") {
        if (key.length > 1 && practicum.fold(given)) throw new TypeError();
        given = { [key[0].id]: given };
      }
      const ids = key.map(({ id }) => id);
      const bad = ([id, text]) => !ids.includes(id) || typeof text !== "string" || [...practicum.fold(text)].length > 200;
      if (Array.isArray(given) || Object.entries(given).some(bad)) throw new TypeError();
      const entries = ids.map((id) => [id, filled(given, id)]).filter(([, text]) => text);
      return entries.length ? Object.fromEntries(entries) : null;
    },
    credit: (key, answer) => practicum.parse(`${key.filter((gap) => right(gap, answer)).length}/${key.length}`),
    mount(form, { changed }) {
      for (const input of inputs(form)) input.addEventListener("input", changed);
    },
    read(form) {
      const entries = inputs(form).map(({ name, value }) => [name, value]).filter(([, value]) => practicum.fold(value));
      return entries.length ? Object.fromEntries(entries) : null;
    },
    write(form, answer) {
      for (const input of inputs(form)) input.value = answer?.[input.name] ?? "";
    },
    show(form, key, answer, reasons, say) {
      const marks = inputs(form).map((input, index) => {
        const gap = key[index];
        const mark = right(gap, answer) ? "right" : filled(answer, gap.id) ? "wrong" : "empty";
        const words = practicum.element("p", { className: "options__mark", textContent: say(`blank.${mark}`, { number: index + 1 }) });
        const made = practicum.element("li", { className: "options__note", id: `${input.id}-note` }, words, ...[...reasons.querySelectorAll("[data-reason]")[index].cloneNode(true).children].slice(1));
        made.dataset.mark = input.closest(".gap").dataset.mark = mark === "right" ? "picked-right" : "picked-wrong";
        input.setAttribute("aria-describedby", made.id);
        return made;
      });
      form.querySelector(".blank").after(practicum.element("ul", { className: "reasons" }, ...marks));
      return marks.flatMap((made) => [...made.children].map((part) => part.textContent.trim()));
    },
    clear(form) {
      form.querySelector(".reasons")?.remove();
      for (const input of inputs(form)) {
        input.removeAttribute("aria-describedby");
        delete input.closest(".gap").dataset.mark;
      }
    },
  };
  practicum.start?.();
})();
