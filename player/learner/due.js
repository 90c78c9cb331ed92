// What is due for review, from the logs in this browser and the list of questions that the build writes.
import { DAY, day, isAhead } from "../core/dates.js";
import { memory } from "../core/fsrs.js";
import { AGAIN } from "../core/ratings.js";
import { own } from "../core/tables.js";
import { page } from "../page.js";
import { prefixOf } from "../core/names.js";
import { kept } from "./kept.js";

const record = (course, quiz) => {
  if (page.store) return page.store.get(quiz); // it has records that could not be written, too
  try {
    return kept(prefixOf(course) + quiz) ?? {};
  } catch {
    return {}; // blocked
  }
};
// Returns the reviews of a question, without those of a clock that was wrong: with no others, it is due today.
const reviews = (log, key, now) => {
  const list = own(log, key);
  if (!Array.isArray(list)) return [];
  const known = list.filter((review) => !isAhead(review?.[0], now));
  return known.length || !list.length ? known : [[now - DAY, AGAIN]];
};

// Returns each question that was reviewed in its present revision, with its recall and when it is due.
export const reviewed = (course) => {
  const now = Date.now();
  const today = day(now);
  return Object.entries(page.questions?.quizzes ?? {}).flatMap(([quiz, { page, title, version, keys }]) => {
    const { log } = record(course, quiz);
    return (log ? keys : []).flatMap((key) => {
      const state = memory(reviews(log, key, now));
      if (!state) return [];
      const question = { id: `${quiz}/${key}`, quiz, page, title, version, key };
      return [{ ...question, due: state.due, isDue: state.due <= today, recall: state.recall(today) }];
    });
  });
};

// Whether anything was reviewed: new learners do not load the list.
const isBegun = (course) => {
  const prefix = prefixOf(course);
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(prefix) && localStorage[key].includes('"log":{'));
  } catch {
    return false; // blocked
  }
};
let loading = false;
export const showDue = () => {
  for (const line of document.querySelectorAll(".due")) {
    const { course, list, words } = line.dataset;
    if (page.questions === undefined && !loading && isBegun(course)) {
      loading = true;
      const script = Object.assign(document.createElement("script"), { src: list });
      script.addEventListener("load", showDue);
      document.head.append(script);
    }
    const count = reviewed(course).filter(({ isDue }) => isDue).length;
    line.hidden = !count;
    line.firstElementChild.textContent = words.replace("{count}", count);
  }
};
