// What a page knows of the course's outline: its own part, and the whole where a page of a long course needs that.
import { prefixOf } from "../core/names.js";
import { page } from "../page.js";

const ROOT = new URL("../..", document.currentScript.src).href; // of the site: this is in assets/learner/

export const addressOf = (path) => ROOT + path.split("/").map(encodeURIComponent).join("/");
// Returns the ids of the quizzes of the page that a link leads to. What is quoted in it differs from engine to engine,
// and by the way on which one came to the page that has the link.
export const quizzesOf = ({ href }) => {
  let [, path] = href.split(ROOT);
  try {
    path = decodeURIComponent(path);
  } catch {} // an author's own link
  return [page.part, page.outline].find((known) => known && Object.hasOwn(known.pages, path))?.pages[path];
};

const isBegun = (course) => Object.keys(localStorage).some((key) => key.startsWith(prefixOf(course)));
const asked = {};
const load = (name, src, then) => {
  if (asked[name] === src) return;
  asked[name] = src;
  const script = Object.assign(document.createElement("script"), { src });
  script.addEventListener("load", then);
  document.head.append(script);
};
// Loads what is missing, then calls `then`. The head names the page's part, which instant navigation changes. Nobody
// who has not begun loads the whole.
export const loadOutline = (then) => {
  const part = document.querySelector("link[data-navigation]");
  const whole = document.querySelector(":is(.next, .syllabus)[data-list]");
  if (part) load("part", part.href, then);
  if (whole && isBegun(whole.dataset.course)) load("whole", new URL(whole.dataset.list, location).href, then);
};
