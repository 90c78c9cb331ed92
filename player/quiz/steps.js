// One question at a time: the bar above them, the buttons that go on and back, and the address of each step. The last
// step is the end of the quiz. All on one page instead, if the learner wishes.
import { VIEW } from "../core/names.js";
import { kept } from "../learner/kept.js";
import { block, button, element, PRIMARY } from "../ui/dom.js";
import { createTasks, focusOn, isAnswered, isMarked, stateOf } from "./tasks.js";

const ALL = "all"; // what the browser keeps of that wish
const LATER = "until-found"; // hidden, but found by a search in the page and by links
const wished = () => {
  try {
    return kept(VIEW);
  } catch {
    return null; // storage is blocked
  }
};
const keepWish = (wish) => {
  try {
    localStorage.setItem(VIEW, JSON.stringify(wish));
  } catch {
    // It holds on this page.
  }
};
// Returns the element that the page's address names, null if there is none. Not `:target`, which a page that is loaded
// again does not have yet. Ids of quizzes are plain letters, so nothing is to decode.
const addressed = () => document.getElementById(location.hash.slice(1));

export const createSteps = (session) => {
  const { section, say, signal, end } = session;
  const tasks = createTasks(session);
  const segments = element("span", { className: "quiz__segments", ariaHidden: "true" });
  segments.onclick = tasks.open; // a segment of many is too narrow for a finger
  const at = element("span", { className: "quiz__at" });
  const turn = () => {
    keepWish((wish = isAll() ? null : ALL));
    show(present);
    view.scrollIntoView({ block: "nearest" });
  };
  const view = button("", turn, "quiz__quiet");
  const top = block("quiz__top");
  const bar = block("quiz__bar", segments, at, tasks.opener);
  if (session.assessed) tasks.close.after(view); // a clock needs the place in the bar
  else bar.append(view);
  const back = button(say("back"), () => open(present - 1), "quiz__back");
  const next = button("", () => open(present + 1), "quiz__next");
  const cases = [...section.querySelectorAll(".stimulus, .question__case")];
  const home = element("a", {
    className: `md-button ${PRIMARY} quiz__return`,
    textContent: say("return"),
    onclick: () => home.remove(),
  });
  let present = 0;
  let wish = wished();

  const isAll = () => wish === ALL;
  const places = () => [...session.asked.map(({ form }) => form), end];
  const isAbout = (place, told) =>
    place.contains(told) || told.id.endsWith(`--${place.dataset.about ?? " "}`); // no id has a space
  // Returns the step that an element is part of, -1 if none. A case is part of several.
  const stepOf = (node) => {
    const stimulus = node?.closest(".stimulus");
    const has = (place) => place.contains(node) || (stimulus && isAbout(place, stimulus));
    return has(places()[present]) ? present : places().findIndex(has);
  };
  const target = () => stepOf(addressed());

  const update = () => {
    const parts = session.asked.map((question, index) => {
      const part = element("i", { className: `quiz__state--${stateOf(question)}` });
      part.toggleAttribute("data-present", index === present && !isAll());
      part.toggleAttribute("data-marked", isMarked(question));
      return part;
    });
    segments.replaceChildren(...parts);
  };
  const isDone = (question) => (session.assessed ? isAnswered(question) : question.form.dataset.status);
  // A long case folds once the first question about it is done, but not while that is looked at, and not where a search
  // in the page has found something (`isFound`).
  const showCases = (place, isFound) => {
    for (const told of cases) {
      const about = places().filter((other) => isAbout(other, told));
      if (told.id) told.hidden = !about.length || (!isAll() && !about.includes(place) && LATER); // others are in forms
      const isNew = place === about[0] && !isDone(session.asked[present]);
      told.open = isAll() || isFound || isNew || place.dataset.long === undefined;
    }
  };
  const show = (index, isFound) => {
    present = index;
    const place = places()[index];
    for (const other of places()) other.hidden = other !== place && !isAll() && LATER;
    showCases(place, isFound);
    section.toggleAttribute("data-steps", !isAll());
    view.textContent = say(isAll() ? "one" : "all");
    const all = session.asked.length;
    at.textContent = place === end || isAll() ? "" : say("at", { number: index + 1, all });
    for (const part of [back, next]) part.remove();
    next.textContent = say(index === all - 1 ? "end" : "next");
    const controls = isAll() ? null : place.querySelector(":is(.question__foot, .quiz__end) > .question__controls");
    if (index) controls?.append(back);
    if (place !== end) controls?.append(next);
    update();
  };
  // Gives a step its address, so that the browser's Back returns to it.
  const stamp = (index) => {
    if (target() !== index) history.replaceState(history.state, "", `#${places()[index].id}`);
  };
  const open = (index) => {
    stamp(present);
    show(index);
    const place = places()[index];
    location.hash = place.id; // the browser scrolls there
    if (!isAll()) top.scrollIntoView();
    focusOn(place);
  };

  const arrive = () => {
    const index = target();
    if (index < 0) return;
    const place = places()[index];
    if (place.hidden) {
      show(index);
      top.scrollIntoView();
    }
    focusOn(place);
  };
  addEventListener("hashchange", arrive, { signal });
  section.addEventListener("beforematch", ({ target }) => show(stepOf(target), true), { signal });
  section.addEventListener(
    "click",
    ({ target: clicked }) => {
      const link = clicked.closest("a");
      const linked = cases.find(({ id }) => link?.hash === `#${id}`);
      if (linked) linked.open = true;
      const from = link?.closest(".quiz__see, .quiz__read") ? stepOf(link) : -1;
      if (from < 0) return;
      stamp(from);
      if (!link.hash || link.pathname !== location.pathname) return;
      home.href = `#${places()[from].id}`;
      section.append(home);
    },
    { signal },
  );
  signal.addEventListener("abort", () => {
    for (const part of [top, bar, tasks.dialog, back, next, home]) part.remove();
    for (const told of cases) told.open = true;
    section.removeAttribute("data-steps");
  });
  // Shows the step of the address, otherwise the first question that is open, otherwise the end.
  const start = () => {
    const index = target();
    const first = [...session.asked, end].findIndex((step) => step === end || !isDone(step));
    show(index < 0 ? first : index);
    const place = places()[index];
    if (!place) return;
    (isAll() ? place : top).scrollIntoView();
    focusOn(place);
  };

  section.querySelector(".stimulus, form.question").before(top, bar, tasks.dialog);
  return { opener: tasks.opener, isAll, show, update, open, arrive, start };
};
