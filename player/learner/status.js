// Shows in the navigation and in the course's outline which lessons were begun or passed, and which one is next.
import { prefixOf } from "../core/names.js";
import { standing } from "../core/standing.js";
import { page } from "../page.js";
import { kept } from "./kept.js";
import { addressOf, quizzesOf } from "./outline.js";

const of = (course, quizzes) => standing(quizzes.map((quiz) => kept(prefixOf(course) + quiz) ?? {}));
const mark = (place, { status }, words, before = "") => {
  place.hidden = false;
  place.dataset.status = status;
  place.textContent = before + words[status];
};

const inNavigation = ({ course, words }) => {
  for (const link of document.querySelectorAll(".md-nav--primary a.md-nav__link")) {
    const quizzes = quizzesOf(link);
    if (!quizzes) continue;
    for (const name of link.parentElement.querySelectorAll(":scope > .md-nav__link > .md-ellipsis")) {
      const shown = name.parentElement.querySelector(".stand") ?? document.createElement("span");
      shown.className = "stand";
      mark(shown, of(course, quizzes), words, ", ");
      name.after(shown);
    }
  }
};
const inOutline = (place) => {
  const item = place.closest("[data-quizzes], li");
  const quizzes = item.dataset.quizzes?.match(/\S+/g) ?? (page.outline && quizzesOf(item.querySelector("a")));
  const words = item.closest("[data-stand]").dataset;
  if (quizzes) mark(place, of(words.course, quizzes), words);
};
const inWhole = ({ lessons, pages }) =>
  lessons.map(([title, minutes, path]) => [title, minutes, addressOf(path), pages[path]]);
const inNext = (next) => {
  const { begin, go, done, over, lessons, course } = next.dataset;
  const known = lessons ? JSON.parse(lessons) : page.outline && inWhole(page.outline);
  if (!known) return; // the link leads to the first lesson
  const all = known.map((lesson) => ({ lesson, ...of(course, lesson[3]) }));
  const later = (best, { status, at }, index) => (status !== "none" && at >= (all[best]?.at ?? 0) ? index : best);
  const last = all.reduce(later, -1);
  const isOpen = ({ status }) => status !== "passed";
  const wanted = all.slice(Math.max(last, 0)).find(isOpen) ?? all.find(isOpen);
  const [title, minutes, href] = wanted?.lesson ?? ["", 0, over];
  const words = wanted ? (last < 0 ? begin : go) : done;
  const link = next.firstElementChild;
  link.href = href;
  link.textContent = words.replace("{title}", () => title).replace("{minutes}", minutes);
};

export const showStatus = () => {
  if (page.part) inNavigation(page.part);
  for (const place of document.querySelectorAll(".syllabus__status")) inOutline(place);
  for (const next of document.querySelectorAll(".next")) inNext(next);
};
