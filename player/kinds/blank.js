const inputs = (form) => [...form.querySelectorAll(".gap input")];
const of = (answer, id) => new Map(Object.entries(answer ?? {})).get(id) ?? "";
const some = (entries) => (entries.length ? Object.fromEntries(entries) : null);

const right = ({ id, cased, accept }, answer) => {
  const text = practicum.settled(of(answer, id), (part) => part.normalize("NFKC"));
  const plain = text.replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/[\u2010-\u2015\u2212]/g, "-");
  return accept.includes(practicum.fold(cased ? plain : practicum.lower(plain)));
};

practicum.kinds.blank = {
  answer(key, given) {
    const { fold } = practicum;
    if (typeof given === "string") {
      if (key[1] && fold(given)) throw new TypeError();
      given = { [key[0].id]: given };
    }
    const bad = ([id, text]) => !key.some((gap) => gap.id === id) || typeof text !== "string" || [...fold(text)].length > 200;
    if (Array.isArray(given) || Object.entries(given).some(bad)) throw new TypeError();
    return some(key.map(({ id }) => [id, fold(of(given, id))]).filter(([, text]) => text));
  },
  credit: (key, answer) => practicum.parse(`${key.filter((gap) => right(gap, answer)).length}/${key.length}`),
  mount: (form, { changed }) => inputs(form).forEach((input) => input.addEventListener("input", changed)),
  read: (form) => some(inputs(form).map(({ name, value }) => [name, value]).filter(([, text]) => practicum.filled(text))),
  write(form, answer) {
    for (const input of inputs(form)) input.value = of(answer, input.name);
  },
  show(form, key, answer, reasons, say) {
    const list = practicum.element("ul", { className: "reasons" });
    form.querySelector(".blank").after(list);
    return inputs(form).map((input, index) => {
      const good = right(key[index], answer);
      const item = practicum.element("li");
      const words = say(`blank.${of(answer, input.name) ? good : "empty"}`, { number: index + 1 });
      const note = practicum.note(form, item, `gap${index + 1}`, good, words, reasons);
      list.append(item);
      input.parentNode.dataset.mark = item.dataset.mark;
      input.setAttribute("aria-describedby", note.id);
      return note.textContent;
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
