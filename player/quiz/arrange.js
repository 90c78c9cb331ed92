import { asked, compare } from "../core/draw.js";

const { within } = practicum.tools;
const FIRST = "A".charCodeAt();
const SEEDS = 1e9;
const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS;

// Letters the options of a question, and its reasons, in the order in which the options are seen. Their values stay.
const letter = (items, answers) => {
  for (const [index, item] of items.entries()) {
    const reason = answers?.querySelector(`[data-reason=${item.querySelector("input").value}]`);
    const seen = String.fromCharCode(FIRST + index);
    for (const part of [item, reason]) if (part) part.querySelector("b").textContent = seen;
    reason?.parentNode.append(reason);
  }
};

// Puts the questions that a seed asks before `end`, in their order, and hides the others; returns those asked.
// Without a seed, shows all questions as written.
const arrange = (section, all, end, seed) => {
  const { quiz, draw, shuffle, numbers } = section.dataset;
  const isWritten = seed === undefined;
  const forms = all.map(({ form }) => form);
  const order = forms.map(({ dataset: { question, about } }) => [question, about && `about/${about}`]);
  const lines = draw && !isWritten ? JSON.parse(draw) : undefined;
  const ids = asked(seed, order, lines, shuffle !== undefined && !isWritten);
  const shown = ids.map((id) => all.find((question) => question.id === id));
  const stimuli = [...section.querySelectorAll(".stimulus")];
  for (const part of [...forms, ...stimuli]) part.hidden = true;
  for (const [index, { form }] of shown.entries()) {
    const { about, question } = form.dataset;
    const stimulus = stimuli.find(({ id }) => id === within(`about-${quiz}`, about));
    if (stimulus?.hidden) end.before(stimulus);
    for (const part of [stimulus, form]) if (part) part.hidden = false;
    end.before(form);
    form.querySelector("legend").textContent = numbers.replace("{number}", index + 1).replace("{all}", shown.length);
    if (shuffle === undefined) continue;
    const options = form.querySelector(":scope > fieldset > .options:not(.order, .match, .talk)");
    if (!options) continue;
    const name = (item) => `${question}/${item.querySelector("input").value}`;
    const by = (a, b) => (isWritten ? (name(a) < name(b) ? -1 : 1) : compare(seed, name(a), name(b)));
    options.append(...[...options.children].sort(by));
    letter([...options.children], section.querySelector(`[data-answers="${question}"]`));
  }
  for (const answers of section.querySelectorAll("[data-answers]")) {
    answers.hidden = !ids.includes(answers.dataset.answers);
  }
  return shown;
};

// `kept` is the stored record of a quiz. Returns what the session calls: by its seed, the quiz asks its questions.
export const begin = (section, end, kept) => {
  const { bank, draw } = section.dataset;
  let seed = kept.seed ?? newSeed();
  return {
    arrange: (all) => arrange(section, all, end, seed),
    kept: ({ asked }) => ({ seed, asked: draw && asked.map(({ id }) => id) }),
    inFile: () => ({ seed, bank }),
    startOver() {
      seed = newSeed();
    },
    // Takes over the seed that another tab stored; returns whether it is another one.
    follow(record) {
      const isOther = record.seed !== seed;
      seed = record.seed;
      return isOther;
    },
  };
};
