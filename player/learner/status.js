// Shows in the navigation and in the course's outline which lessons were begun or passed, which one is next, and how
// long lessons take at the learner's own pace.
import { isBegun } from "../core/merge.js";
import { PACE, prefixOf } from "../core/names.js";
import { atPace, paceOf } from "../core/pace.js";
import { standing } from "../core/standing.js";
import { bar } from "../ui/bar.js";
import { page } from "../page.js";
import { kept } from "./kept.js";
import { addressOf, quizzesOf } from "./outline.js";

const recordOf = (course, quiz) => kept(prefixOf(course) + quiz) ?? {};
const of = (course, quizzes) => standing(quizzes.map((quiz) => recordOf(course, quiz)));
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
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
// The minutes of the pages are the computed ones until enough is known of her pace. A status may follow.
const inTimes = (place, pace) => {
  const words = place.closest("[data-pace]").dataset.pace;
  place.firstChild.data = `${filled(words, atPace(place.dataset.takes.split(" "), pace))} `;
};
const isOpen = ({ status }) => status !== "passed";
// How many lessons are passed: in all, once the learner `hasBegun`, and for each module as a bar.
const showFar = (far, all, hasBegun) => {
  const { far: words, parts } = far.dataset;
  const passed = (some) => some.length - some.filter(isOpen).length;
  const begun = (some) => some.filter(({ status }) => status !== "none").length;
  let from = 0;
  const bars = parts.split(" ").map((count) => {
    const some = all.slice(from, (from += +count));
    return bar(passed(some) / count, count, begun(some) / count);
  });
  if (hasBegun) far.firstChild.textContent = filled(words, { passed: passed(all), all: all.length });
  far.lastChild.replaceChildren(...bars);
};
const inWhole = ({ lessons, pages }) =>
  lessons.map(([title, takes, path]) => [title, takes, addressOf(path), pages[path]]);
// Returns the first open question of a quiz that was begun, null if there is none or its place is not known.
const openIn = (course, [, , , quizzes, questions = []]) => {
  for (const [index, quiz] of quizzes.entries()) {
    const record = recordOf(course, quiz);
    const ids = record.asked ?? questions[index];
    const at = ids?.findIndex?.((id) => !record.answers?.[id]?.checked);
    if (isBegun(record) && at >= 0) return { id: ids[at], number: at + 1, all: ids.length };
  }
  return null;
};
const answered = ({ answers = {} }) => Object.values(answers).filter(({ answer }) => answer != null).length;
const inNext = (next, pace) => {
  const { begin, go, open, after, lessons, course, pace: own } = next.dataset;
  const known = lessons ? JSON.parse(lessons) : page.outline && inWhole(page.outline);
  if (!known) return; // the link leads to the first lesson
  const all = known.map((lesson) => ({ lesson, ...of(course, lesson[3]) }));
  const later = (best, { status, at }, index) => (status !== "none" && at >= (all[best]?.at ?? 0) ? index : best);
  const last = all.reduce(later, -1);
  const wanted = all.slice(Math.max(last, 0)).find(isOpen) ?? all.find(isOpen);
  // Where every lesson is passed: the first assessment with an open question, then the page of progress.
  const isNext = ([, , quiz, asked]) => !quiz || answered(recordOf(course, quiz)) < asked;
  const [done, over] = (!wanted && JSON.parse(after).find(isNext)) || [""];
  const [title, takes, href] = wanted?.lesson ?? ["", [0, 0], over];
  const isOwn = pace && takes[1]; // not if the minutes are the author's, or every lesson is passed
  const question = wanted && openIn(course, wanted.lesson);
  const words = question ? open : isOwn ? own : wanted ? (last < 0 ? begin : go) : done;
  const link = next.firstElementChild;
  next.hidden = !wanted && !over; // nothing is left, or this is My progress
  link.href = question ? `${href}#q-${question.id}` : href;
  link.textContent = filled(words, { ...atPace(takes, isOwn ? pace : [1, 1]), title, ...question });
  const far = next.nextElementSibling;
  if (far?.dataset.far) showFar(far, all, last >= 0);
};

export const showStatus = () => {
  if (page.part) inNavigation(page.part);
  for (const place of document.querySelectorAll(".syllabus__status")) inOutline(place);
  const paced = document.querySelector("[data-pace]");
  const pace = paced && paceOf(kept(prefixOf(paced.dataset.course) + PACE));
  for (const next of document.querySelectorAll(".next")) inNext(next, pace);
  if (pace) for (const place of document.querySelectorAll("[data-takes]")) inTimes(place, pace);
};
