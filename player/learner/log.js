// Every check of an answer is a review of its question, in a lesson and on the page "Review". Its time and rating are
// stored, from which core/fsrs.js computes when the question is due again.
import { day, isAhead } from "../core/dates.js";
import { AGAIN, EASY, GOOD, HARD } from "../core/ratings.js";
import { page } from "../page.js";

// HARD counts as remembered, so less than half of the points is AGAIN.
const rate = (form) => {
  const [earned, of] = form.dataset.credit.split(",").map(Number);
  const sure = form.querySelector(".confidence :checked")?.value;
  if (2 * earned < of) return AGAIN;
  if (earned < of || sure === "guess" || form.querySelector("[data-opened]")) return HARD;
  return sure === "sure" ? EASY : GOOD;
};

// Only the first check of a day counts: later ones do not show what is remembered. Nor do those on a day before the
// last one, unless that is of a clock that was wrong.
export const remember = (form, rating = rate(form)) => {
  const { quiz } = form.closest(".quiz").dataset;
  const key = `${form.dataset.question}/${form.dataset.revision}`;
  const now = Date.now();
  const last = page.store.get(quiz).log?.[key]?.findLast(([time]) => !isAhead(time, now));
  if (!last || day(last[0]) < day(now)) page.store.put(quiz, {}, { log: { [key]: [[now, rating]] } });
};

export const listen = () => {
  const on = (run, ...names) => names.forEach((name) => document.addEventListener(name, run, true));
  on(({ target }) => target.open && target.matches(".hint") && (target.dataset.opened = ""), "toggle");
  // Nor does a check count if the reasons were already on the page when the learner came back to it.
  on(({ target }) => {
    for (const form of target.closest?.(".quiz")?.querySelectorAll("form[data-status]") ?? []) form.dataset.seen = "";
  }, "focusin", "pointerdown", "click");
  document.addEventListener("submit", ({ target }) => {
    const { seen, status } = target.dataset;
    if (seen === undefined && ["correct", "partly", "wrong"].includes(status)) remember(target);
  });
};
