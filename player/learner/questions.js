// The questions of a review: each quiz is loaded as a script, since fetch() fails on file://.
import { own } from "../core/tables.js";
import { page } from "../page.js";
import { element, within } from "../ui/dom.js";

const loading = new Map(); // by id: "constructor" is one, and a key of every object
const loaded = (target) =>
  new Promise((done) => {
    for (const event of ["load", "error"]) target.addEventListener(event, done);
    document.querySelector(".review").after(target);
  });
const loadQuiz = ({ quiz, version }) => {
  const src = new URL(`assets/learner/quiz/${quiz}.js?v=${version}`, page.questions.root);
  if (!loading.has(quiz)) loading.set(quiz, loaded(element("script", { src })));
  return loading.get(quiz);
};
// After quiz.css, where the styles of kinds are on other pages too. They stay for other questions.
const loadStyle = (link) => {
  if (!loading.has(link.href)) loading.set(link.href, loaded(link.cloneNode()));
  return loading.get(link.href);
};

// Resolves to the quiz's section with only one question, once all is loaded that it needs; to null if that fails, or
// if the question has another revision or was removed.
export const load = async (question) => {
  await loadQuiz(question);
  const section = sectionOf(question);
  if (!section) return null;
  const styles = [...section.querySelectorAll("link[rel=stylesheet]")];
  for (const link of styles) link.remove(); // here it would not be loaded
  await Promise.all(styles.map(loadStyle));
  const isWhole = await page.bring(section);
  for (const link of section.querySelectorAll("link")) link.remove();
  return isWhole ? section : null;
};
const sectionOf = ({ quiz, page: from, title, key }) => {
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
  const others = `[data-file^="kinds/"]:not([data-file="kinds/${form.dataset.kind}"])`;
  for (const link of section.querySelectorAll(others)) link.remove();
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
