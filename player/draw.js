// Which questions are asked, and in which order: from a seed, by the rules of src/practicum/draw.py.
const times = (a, b) => Math.imul(a, b) >>> 0;

const rank = (seed, name) => {
  let state = 0x811c9dc5;
  for (const sign of `${seed}/${name}`) state = times(state ^ sign.charCodeAt(0), 0x01000193);
  state = times(state ^ (state >>> 16), 0x85ebca6b);
  state = times(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
};
// Compares by rank, or by name between equals.
const compare = (seed, a, b) => rank(seed, a) - rank(seed, b) || (a < b ? -1 : Number(a > b));

// `lines` are [take, ids] of a blueprint, `order` the questions as [id, about]; returns the ids that are asked, in their order.
const asked = (seed, order, lines, shuffled) => {
  const wanted = lines && new Set(lines.flatMap(([take, ids]) => [...ids].sort((a, b) => compare(seed, a, b)).slice(0, take)));
  const chosen = order.filter(([id]) => !wanted || wanted.has(id));
  if (shuffled) chosen.sort(([a, aboutA], [b, aboutB]) => compare(seed, aboutA || a, aboutB || b) || compare(seed, a, b));
  return chosen.map(([id]) => id);
};

// Shows on a page what a seed asks, before `end`; returns the forms in their order.
const arrange = (section, forms, end, seed) => {
  const shuffled = "shuffle" in section.dataset;
  const order = forms.map((form) => [form.dataset.question, form.dataset.about && `about/${form.dataset.about}`]);
  const ids = asked(seed, order, section.dataset.draw && JSON.parse(section.dataset.draw), shuffled);
  const shown = ids.map((id) => forms.find((form) => form.dataset.question === id));
  const stimuli = [...section.querySelectorAll(".stimulus")];
  for (const part of [...forms, ...stimuli]) part.hidden = true;
  for (const [index, form] of shown.entries()) {
    const about = stimuli.find(({ id }) => id === `about-${section.dataset.quiz}-${form.dataset.about}`);
    if (about?.hidden) end.before(about);
    for (const part of [about, form]) if (part) part.hidden = false;
    end.before(form);
    const legend = form.querySelector("legend");
    legend.textContent = section.dataset.numbers.replace("{number}", index + 1).replace("{all}", shown.length);
    if (!shuffled) continue;
    const options = form.querySelector(".options:not(.order, .match)");
    const sorted = [...(options?.children ?? [])].sort((a, b) => {
      const [one, other] = [a, b].map((item) => `${form.dataset.question}/${item.querySelector("input")?.value}`);
      return compare(seed, one, other);
    });
    options?.append(...sorted);
  }
  for (const answers of section.querySelectorAll("[data-answers]")) answers.hidden = !ids.includes(answers.dataset.answers);
  return shown;
};

practicum.draw = { rank, asked, arrange, seed: () => crypto.getRandomValues(new Uint32Array(1))[0] % 1e9 };
