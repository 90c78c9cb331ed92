// The page "Review": asks the questions that are due, ten minutes at a time, with the forms and scripts of lessons.
import { day } from "../core/dates.js";
import { prefixOf } from "../core/names.js";
import { AGAIN } from "../core/ratings.js";
import { sayer } from "../core/words.js";
import { page } from "../page.js";
import { block, button, element, paragraph, PRIMARY } from "../ui/dom.js";
import { reviewed } from "./due.js";
import { load } from "./questions.js";

const SITTING = 600_000; // ms; the question that is open then can still be answered
const HASH = "#sitting"; // of the page while there is one: the browser's Back and Reload lead to it again

// Returns the question with the lowest recall, from another page than the last one if possible.
const pick = (due, last) => due.find((question) => question.page !== last) ?? due[0];

export const mountReview = (place) => {
  const { store } = page;
  const { course } = place.dataset;
  const say = sayer(JSON.parse(place.dataset.words));
  const heading = (textContent) => element("h2", { textContent, tabIndex: -1 });
  const primary = (key, run) => button(say(key), run, PRIMARY);
  const controls = (...buttons) => block("kept__buttons", ...buttons);
  const show = (...parts) => {
    dispose();
    dispose = () => {};
    place.replaceChildren(...parts);
  };

  // The present one: when it began, its answers, the page of the last question, and what is shown: the question, and
  // what the player stores of it.
  let sitting = null;
  let dispose = () => {}; // removes the question that is shown
  const unread = new Set(); // ids of questions that could not be loaded
  const known = () => reviewed(course).filter(({ id }) => !unread.has(id));
  const due = () => known().filter(({ isDue }) => isDue).sort((a, b) => a.recall - b.recall || (a.id < b.id ? -1 : 1));

  const name = `${prefixOf(course)}sitting`;
  // This tab keeps a sitting, for a learner who comes back from a lesson.
  const keep = (one) => {
    try {
      sessionStorage[name] = JSON.stringify(one);
    } catch {
      // Storage is blocked: she begins anew.
    }
  };
  const left = () => {
    try {
      return location.hash === HASH ? JSON.parse(sessionStorage[name]) : null;
    } catch {
      return null; // blocked, or not there any more
    }
  };

  const days = new Intl.RelativeTimeFormat(document.documentElement.lang || undefined, { numeric: "auto" });
  // Returns when the next questions are due, a line for each of the next days.
  const coming = () => {
    const today = day(Date.now());
    const counts = new Map();
    for (const { due } of known()) {
      const days = Math.max(due - today, 0);
      counts.set(days, (counts.get(days) ?? 0) + 1);
    }
    const next = [...counts].sort(([a], [b]) => a - b).slice(0, 3);
    const lines = next.map(([ahead, count]) => say("on", { when: days.format(ahead, "day"), count }));
    const list = () => element("ul", {}, ...lines.map((textContent) => element("li", { textContent })));
    return lines.length ? [paragraph(say("coming")), list()] : [];
  };

  const start = () => {
    sitting = { from: Date.now(), answered: [], page: "" };
    history.replaceState(history.state, "", HASH);
    ask();
  };
  const others = ({ id }) => due().filter((question) => question.id !== id);
  const goOn = async (mine) => {
    sitting = mine;
    const { shown } = mine;
    const question = shown && known().find(({ id }) => id === shown.id);
    const section = question && (await load(question));
    if (sitting !== mine || !place.isConnected) return;
    if (section) put(section, question, shown);
    else if (shown) ask();
    else end();
  };
  const ask = async () => {
    const mine = sitting;
    for (;;) {
      const next = pick(due(), mine.page);
      if (!next || Date.now() - mine.from >= SITTING) return end();
      const section = await load(next);
      if (sitting !== mine || !place.isConnected) return;
      if (section) return put(section, next, { id: next.id, number: mine.answered.length + 1, answers: {} });
      unread.add(next.id);
    }
  };
  const put = (section, question, shown) => {
    const mine = Object.assign(sitting, { shown });
    const form = section.querySelector("form.question");
    const reasons = section.querySelector(".quiz__answers");
    mine.page = question.page;
    const title = heading(say("question", { number: shown.number }));
    const next = primary("next", ask);
    next.hidden = !shown.done;
    const giveUp = () => {
      shown.unknown = true;
      form.dataset.unknown = "";
      reasons.hidden = false;
      reasons.open = true;
    };
    const unknown = button(say("unknown"), () => {
      page.remember(form, AGAIN);
      giveUp();
      answered("wrong");
      reasons.querySelector("summary").focus();
    });
    unknown.hidden = shown.done;
    const answered = (status) => {
      if (!next.hidden) return;
      const see = section.querySelector("[data-answers] .quiz__see a");
      mine.answered.push({ status, see: see.href, text: see.firstElementChild.textContent });
      unknown.hidden = true;
      next.hidden = false;
      shown.done = true;
      keep(mine);
      const upcoming = pick(others(question), question.page);
      if (upcoming) load(upcoming);
    };
    reasons.hidden = true;
    const stop = controls(button(say("stop"), end));
    show(title, paragraph(say("left", { count: others(question).length }), "review__about"), section, stop);
    // The answer in the lesson is kept.
    const silent = {
      ...store,
      get: () => ({ answers: shown.answers }),
      put(quiz, entries) {
        Object.assign(shown.answers, entries);
        if (sitting?.shown === shown) keep(mine);
      },
      watch() {},
    };
    dispose = page.mount(section, { store: silent, show: "all" });
    if (shown.unknown) giveUp();
    section.dataset.steps = ""; // its buttons are in sight as in a lesson
    form.querySelector(".question__foot > .question__controls").append(unknown, next);
    // After the player's own listener.
    form.addEventListener("submit", () => form.dataset.status && answered(form.dataset.status));
    form.addEventListener("change", () => delete form.dataset.unknown);
    keep(mine);
    title.focus({ preventScroll: true });
    title.scrollIntoView(); // each question begins at the same height
  };
  const end = () => {
    const { answered } = sitting;
    sitting = null;
    if (!answered.length && !unread.size) {
      keep(null);
      overview();
      return place.querySelector("button")?.focus();
    }
    keep({ answered });
    const all = due().length;
    const wrong = answered.filter(({ status }) => status !== "correct");
    const again = [...new Map(wrong.map(({ see, text }) => [see, text]))];
    const links = again.map(([href, textContent]) => element("li", {}, element("a", { href, textContent })));
    const title = heading(say("end"));
    show(
      title,
      paragraph(say("result", { answered: answered.length, right: answered.length - wrong.length })),
      ...(links.length ? [paragraph(say("again")), element("ul", {}, ...links)] : []),
      ...coming(),
      ...(unread.size ? [paragraph(say("unread", { count: unread.size }))] : []),
      ...(all ? [controls(primary("more", start))] : []),
    );
    title.focus();
  };
  const overview = () => {
    const all = due().length;
    const begin = () => [paragraph(say("about")), controls(primary("start", start))];
    if (!page.questions) show(paragraph(say("unbuilt")));
    else if (all) show(paragraph(say("due", { count: all }), "review__due"), ...begin());
    else if (known().length) show(paragraph(say("none")), ...coming());
    else show(paragraph(say("nothing")));
  };
  const before = left();
  if (before && page.questions) goOn(before);
  else overview();
  const isIdle = () => place.isConnected && !sitting && !place.querySelector("h2"); // nor is the result shown
  const refresh = () => isIdle() && overview();
  store.watch(place, refresh);
  document.addEventListener("visibilitychange", refresh); // a day may have passed
};
