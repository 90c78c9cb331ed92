// The questions of a review: each quiz is loaded as a script, since fetch() fails on file://.
import { own } from "../core/tables.js";
import { page } from "../page.js";
import { within } from "../ui/dom.js";

const loading = new Map(); // by id: "constructor" is one, and a key of every object
export const load = ({ quiz, version }) => {
  if (!loading.has(quiz)) loading.set(quiz, loaded(quiz, version));
  return loading.get(quiz);
};
const loaded = (quiz, version) =>
  new Promise((done) => {
    const script = document.createElement("script");
    script.src = new URL(`assets/learner/quiz/${quiz}.js?v=${version}`, page.questions.root);
    for (const event of ["load", "error"]) script.addEventListener(event, done);
    document.head.append(script);
  });

// Returns the quiz's section with only one question; null if that question has another revision or was removed.
export const sectionOf = ({ quiz, page: from, title, key }) => {
  const holder = document.createElement("template");
  holder.innerHTML = own(page.cuts ?? {}, quiz) ?? ""; // HTML that the build wrote
  const [id, revision] = key.split("/");
  const section = holder.content.firstElementChild;
  const form = section?.querySelector(`form.question[data-question="${id}"]`);
  if (form?.dataset.revision !== revision) return null;
  const answers = section.querySelector(`[data-answers="${id}"]`);
  const { about } = form.dataset;
  const isAbout = (part) => about && part.id === within(`about-${quiz}`, about);
  for (const other of section.querySelectorAll("form.question, .stimulus, [data-answers]")) {
    if (other !== form && other !== answers && !isAbout(other)) other.remove();
  }
  const numbers = section.querySelectorAll(":is(legend, [data-answers] > p).quiz__number");
  for (const number of numbers) number.textContent = title;
  section.dataset.numbers = title;
  delete section.dataset.draw;
  const base = new URL(from, page.questions.root);
  const ids = [...section.querySelectorAll("[id]")].map(({ id }) => `#${id}`);
  for (const name of ["href", "src"]) {
    for (const linked of section.querySelectorAll(`[${name}]`)) {
      const value = linked.getAttribute(name);
      if (!ids.includes(value)) linked.setAttribute(name, new URL(value, base));
    }
  }
  return section;
};
