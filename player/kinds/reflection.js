const { trim } = practicum.tools;
const LENGTH = 10_000; // characters
const WAIT = 300; // milliseconds after the last key
const fits = (text) => [...text].length <= LENGTH;
const area = (form) => form.querySelector("textarea");
const ticks = new WeakMap(); // the criteria that the learner ticked, by their texts
const count = (form) => {
  const words = area(form).value.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const shown = form.querySelector("[data-count]"); // not a live region
  shown.textContent = shown.dataset.count.replace("{words}", words.length);
};

export default {
  unscored: true,
  typed: true,
  answer(key, given) {
    const text = typeof given === "string" ? trim(given) : null;
    if (text === null || !fits(text)) throw new TypeError();
    return text || null;
  },
  mount(form, { changed, keep, signal }) {
    let timer = 0;
    const save = () => {
      clearTimeout(timer);
      timer = 0;
      const text = trim(area(form).value);
      if (form.dataset.status && text && fits(text)) keep(); // the rubric stays
      else changed();
    };
    const saveNow = () => timer && save();
    const listen = (target, name, run) => target.addEventListener(name, run, { signal });
    listen(area(form), "input", () => {
      count(form);
      clearTimeout(timer);
      timer = setTimeout(save, WAIT);
    });
    listen(area(form), "change", (event) => {
      event.stopPropagation();
      save();
    });
    // After the player has brought what it says into sight.
    const compare = () => form.dataset.status && setTimeout(() => form.querySelector("[data-own]").scrollIntoView());
    listen(form, "submit", compare);
    listen(window, "pagehide", saveNow);
    listen(signal, "abort", saveNow);
  },
  unmount: (form) => form.querySelector("[data-count]").replaceChildren(),
  read: (form) => trim(area(form).value) || null,
  given: (form) => [area(form).value],
  own: (form) => ticks.get(form),
  write(form, text, own) {
    area(form).value = text ?? "";
    ticks.set(form, Array.isArray(own) ? own : []);
    count(form);
  },
  show(form, key, text, { reasons, why, say }) {
    const rubric = reasons.querySelector("[data-own]").cloneNode(true);
    for (const box of rubric.querySelectorAll("input")) box.checked = ticks.get(form).includes(box.value);
    const ticked = () => [...rubric.querySelectorAll(":checked")].map((box) => box.value);
    rubric.addEventListener("change", () => ticks.set(form, ticked()));
    why.append(rubric);
    return [say("reflection.compare")];
  },
};
