const space = /(?!\ufeff)[\s\x1c-\x1f\x85]/; // as in the specification
const trim = (text) => {
  let [start, end] = [0, text.length];
  while (space.test(text[start])) start++;
  while (end > start && space.test(text[end - 1])) end--;
  return text.slice(start, end);
};
const fits = (text) => [...text].length <= 10000;
const area = (form) => form.querySelector("textarea");
const ticks = new WeakMap(); // the criteria that the learner ticked, by their texts
const count = (form) => {
  const words = area(form).value.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const shown = form.querySelector("[data-count]"); // no live region
  shown.textContent = shown.dataset.count.replace("{words}", words.length);
};

practicum.kinds.reflection = {
  unscored: true,
  typed: true,
  answer(key, given) {
    const text = typeof given === "string" ? trim(given) : null;
    if (text === null || !fits(text)) throw new TypeError();
    return text || null;
  },
  mount(form, { changed, keep }) {
    let timer = 0;
    const save = () => {
      clearTimeout(timer);
      timer = 0;
      const text = trim(area(form).value);
      if (form.dataset.status && text && fits(text)) keep(); // and the rubric stays
      else changed();
    };
    area(form).addEventListener("input", () => {
      count(form);
      clearTimeout(timer);
      timer = setTimeout(save, 300);
    });
    area(form).addEventListener("change", (event) => {
      event.stopPropagation();
      save();
    });
    addEventListener("pagehide", () => timer && save());
  },
  read: (form) => trim(area(form).value) || null,
  own: (form) => ticks.get(form),
  write(form, text, own) {
    area(form).value = text ?? "";
    ticks.set(form, Array.isArray(own) ? own : []);
    count(form);
  },
  show(form, key, text, reasons, say) {
    const rubric = reasons.querySelector("[data-own]").cloneNode(true);
    for (const box of rubric.querySelectorAll("input")) box.checked = ticks.get(form).includes(box.value);
    rubric.addEventListener("change", () => ticks.set(form, [...rubric.querySelectorAll(":checked")].map((box) => box.value)));
    form.append(rubric);
    return [say("reflection.compare")];
  },
  clear: (form) => form.querySelector("[data-own]")?.remove(),
};
