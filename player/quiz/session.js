import { own } from "../core/tables.js";
import { sayer } from "../core/words.js";
import { page } from "../page.js";
import { element, within } from "../ui/dom.js";
import { createEnd } from "./end.js";
import { createQuestion } from "./question.js";
import { createSteps } from "./steps.js";

// Makes the quiz in `section` answerable. Returns `dispose()`, which stores what is not stored yet and restores the
// page. `store` stores the answers. The learner goes from question to question, unless she wants all on one page, or
// with `show: "all"`, which an assessment never has. `started` is called with the session; `session.steps.show(index)`
// shows another one of `session.asked`.
export const mount = (section, { store = page.store, show = "steps", started } = {}) => {
  section.dataset.mounted = ""; // site.css hides it until now
  const { quiz, mode, seeded } = section.dataset;
  const words = JSON.parse(section.dataset.words);
  const say = sayer(words);
  const leaving = new AbortController();
  const { signal } = leaving;
  const assessed = mode === "assessment" ? page.assess(section, store.get(quiz), say, signal) : null; // shows no score
  const end = element("div", { className: "quiz__end", id: within(section.id, "end") });
  const drawn = seeded === undefined ? null : page.draw.begin(section, end, store.get(quiz));
  const stored = ({ id }) => own(store.get(quiz).answers, id);

  let soon = 0;
  // Stores only what was changed on this page: another tab may show the same quiz.
  const keep = (more) => {
    soon = clearTimeout(soon);
    if (!section.isConnected) return; // removed by instant navigation: a newer session stores the answers
    const changed = all.filter((question) => seen(question) !== question.known);
    const entries = Object.fromEntries(changed.map((question) => [question.id, question.entry()]));
    store.put(quiz, entries, { ...drawn?.kept(session), ...showTotals(), ...more });
    changed.forEach(know);
  };
  // After the response to a click is painted, for slow phones.
  const keepSoon = () => (soon ||= setTimeout(keep));
  const keepNow = () => soon && keep();
  const seen = (question) => JSON.stringify(question.entry());
  const know = (question) => {
    question.known = seen(question);
    question.at = stored(question)?.at;
  };
  const restore = (question) => {
    question.restore(stored(question));
    know(question);
  };

  const arrange = () => {
    if (drawn) session.asked = drawn.arrange(all);
    session.steps?.show(0);
  };
  const session = {
    section,
    quiz,
    words,
    say,
    signal,
    store,
    assessed,
    drawn,
    end,
    keep,
    keepSoon,
    startOver() {
      for (const question of all) question.startOver();
      assessed?.startOver();
      drawn?.startOver();
      arrange();
      all.forEach(know);
    },
  };
  const all = [...section.querySelectorAll("form.question")].map((form) => createQuestion(form, session));
  session.asked = all;
  all.at(-1).form.after(end);
  arrange();

  if (assessed || (show !== "all" && session.asked.length > 1)) session.steps = createSteps(session);
  const showTotals = createEnd(session);
  all.forEach(restore);
  session.steps?.start();
  // After the listeners of the questions, so that their last changes are stored as well.
  addEventListener("pagehide", keepNow, { signal });
  const unwatch = store.watch(section, (name) => {
    if (name !== quiz) return;
    keepNow();
    assessed?.follow(store.get(quiz));
    if (drawn?.follow(store.get(quiz))) arrange();
    all.filter((question) => stored(question)?.at !== question.at).forEach(restore);
    showTotals();
  });
  keep();
  started?.(session);

  const dispose = () => {
    leaving.abort(); // kinds pass on their pending changes
    keepNow();
    unwatch?.();
    instant?.unsubscribe();
    for (const question of all) question.unmount();
    delete session.steps;
    drawn?.follow({}); // as written
    arrange();
    end.remove();
    for (const part of section.querySelectorAll("form.question, .stimulus")) part.hidden = false;
    delete section.dataset.mounted;
    section.dataset.late = ""; // it is shown though it is not mounted
  };
  const instant = window.document$?.subscribe(() => section.isConnected || dispose()); // another page has replaced it
  return dispose;
};
