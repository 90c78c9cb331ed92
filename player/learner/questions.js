// The questions of a review: each quiz's come as a script, since fetch() fails on file://.
import { page } from "../page.js";

const loading = {};
export const load = ({ quiz, version }) =>
  (loading[quiz] ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = new URL(`assets/learner/quiz/${quiz}.js?v=${version}`, page.questions.root);
    for (const event of ["load", "error"]) script.addEventListener(event, done);
    document.head.append(script);
  }));

// Returns the quiz's section with one question alone; null if that is not there as it was learnt.
export const sectionOf = ({ quiz, page: from, title, key }) => {
  const holder = document.createElement("template");
  holder.innerHTML = page.cuts?.[quiz] ?? ""; // HTML of the build's own
  const [id, revision] = key.split("/");
  const section = holder.content.firstElementChild;
  const form = section?.querySelector(`form.question[data-question="${id}"]`);
  if (form?.dataset.revision !== revision) return null;
  const answers = section.querySelector(`[data-answers="${id}"]`);
  const { about } = form.dataset;
  const isAbout = (part) => about && part.id === `about-${quiz}-${about}`;
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
    for (const one of section.querySelectorAll(`[${name}]`)) {
      const value = one.getAttribute(name);
      if (!ids.includes(value)) one.setAttribute(name, new URL(value, base));
    }
  }
  return section;
};
