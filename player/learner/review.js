// The page "Review": asks what is due, ten minutes at a time, with the lessons' own forms and player.
const SITTING = 600_000; // ms; the question that is open then is still answered

// ---- questions, which come as scripts: fetch() fails on file://

const loading = {};
const load = ({ quiz, version }) =>
  (loading[quiz] ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = new URL(`assets/learner/quiz/${quiz}.js?v=${version}`, practicum.questions.root);
    for (const event of ["load", "error"]) script.addEventListener(event, done);
    document.head.append(script);
  }));
// Returns the section of one question, cut out of its page; null if it is not there as it was learnt.
const cut = ({ quiz, page, title, key }) => {
  const holder = document.createElement("template");
  holder.innerHTML = practicum.cuts?.[quiz] ?? ""; // HTML of the build's own
  const [id, revision] = key.split("/");
  const section = holder.content.firstElementChild;
  const form = section?.querySelector(`form.question[data-question="${id}"]`);
  if (form?.dataset.revision !== revision) return null;
  const answers = section.querySelector(`[data-answers="${id}"]`);
  const { about } = form.dataset;
  for (const other of section.querySelectorAll("form.question, .stimulus, [data-answers]")) {
    if (other !== form && other !== answers && !(about && other.id === `about-${quiz}-${about}`)) other.remove();
  }
  for (const number of section.querySelectorAll(":is(legend, [data-answers] > p).quiz__number")) number.textContent = title;
  section.dataset.numbers = title;
  delete section.dataset.draw;
  const base = new URL(page, practicum.questions.root);
  const isHere = (value) => value.startsWith("#") && [...section.querySelectorAll("[id]")].some(({ id }) => id === value.slice(1));
  for (const name of ["href", "src"]) {
    for (const one of section.querySelectorAll(`[${name}]`)) {
      const value = one.getAttribute(name);
      if (!isHere(value)) one.setAttribute(name, new URL(value, base));
    }
  }
  return section;
};

// The least remembered first, but from another lesson than the one before where there is one.
const pick = (due, page) => due.find((one) => one.page !== page) ?? due[0];

// ---- the page

const mount = (place) => {
  const { store } = practicum;
  const { element, button } = store;
  const { course } = place.dataset;
  const say = store.sayer(JSON.parse(place.dataset.words));
  const paragraph = (textContent, className = "") => element("p", { textContent, className });
  const heading = (textContent) => element("h2", { textContent, tabIndex: -1 });
  const primary = (key, run) => {
    const made = button(say(key), run);
    made.classList.add("md-button--primary");
    return made;
  };
  const controls = (...buttons) => element("div", { className: "kept__buttons" }, ...buttons);
  const show = (...parts) => place.replaceChildren(...parts);

  let sitting = null; // while one goes on: when it began, what was answered, the page asked of last
  const unread = new Set(); // ids of questions that could not be loaded
  const reviewed = () => practicum.reviewed(course).filter(({ id }) => !unread.has(id));
  const due = () => reviewed().filter(({ isDue }) => isDue).sort((a, b) => a.recall - b.recall || (a.id < b.id ? -1 : 1));

  const days = new Intl.RelativeTimeFormat(document.documentElement.lang || undefined, { numeric: "auto" });
  // When the next ones come, a line for each of the first few days.
  const coming = () => {
    const today = practicum.day(Date.now());
    const counts = new Map();
    for (const { due } of reviewed()) counts.set(Math.max(due - today, 0), (counts.get(Math.max(due - today, 0)) ?? 0) + 1);
    const next = [...counts].sort(([a], [b]) => a - b).slice(0, 3);
    const lines = next.map(([day, count]) => element("li", { textContent: say("on", { when: days.format(day, "day"), count }) }));
    return lines.length ? [paragraph(say("coming")), element("ul", {}, ...lines)] : [];
  };

  const start = () => {
    sitting = { from: Date.now(), answered: [], page: "" };
    ask();
  };
  const ask = async () => {
    const mine = sitting;
    for (;;) {
      const all = due();
      const next = pick(all, mine.page);
      if (!next || Date.now() - mine.from >= SITTING) return end();
      await load(next);
      if (sitting !== mine || !place.isConnected) return;
      const section = cut(next);
      if (section) return put(section, next, all.length - 1);
      unread.add(next.id);
    }
  };
  const put = (section, question, others) => {
    const form = section.querySelector("form.question");
    const reasons = section.querySelector(".quiz__answers");
    sitting.page = question.page;
    const title = heading(say("question", { number: sitting.answered.length + 1 }));
    const next = primary("next", ask);
    next.hidden = true;
    const unknown = button(say("unknown"), () => {
      practicum.remember(form, 1);
      reasons.hidden = false;
      reasons.open = true;
      unknown.hidden = true;
      answered("wrong");
      reasons.querySelector("summary").focus();
    });
    const answered = (status) => {
      if (!next.hidden) return;
      const see = section.querySelector("[data-answers] .quiz__see a");
      sitting.answered.push({ status, see: see.href, text: see.textContent });
      unknown.hidden = true;
      next.hidden = false;
      const upcoming = pick(due().filter(({ id }) => id !== question.id), question.page);
      if (upcoming) load(upcoming);
    };
    reasons.hidden = true;
    show(title, paragraph(say("left", { count: others }), "review__about"), section, controls(next, unknown, button(say("stop"), end)));
    practicum.start({ ...store, get: () => ({ answers: {} }), put() {}, watch() {} }); // the lesson's own answer stays
    form.addEventListener("submit", () => form.dataset.status && answered(form.dataset.status)); // after the player's own
    title.focus();
  };
  const end = () => {
    const { answered } = sitting;
    sitting = null;
    if (!answered.length && !unread.size) {
      overview();
      return place.querySelector("button")?.focus();
    }
    const all = due().length;
    const wrong = answered.filter(({ status }) => status !== "correct");
    const links = [...new Map(wrong.map(({ see, text }) => [see, text]))].map(([href, textContent]) => element("li", {}, element("a", { href, textContent })));
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
    if (!practicum.questions) show(paragraph(say("unbuilt")));
    else if (all) show(paragraph(say("due", { count: all }), "review__due"), paragraph(say("about")), controls(primary("start", start)));
    else if (reviewed().length) show(paragraph(say("none")), ...coming());
    else show(paragraph(say("nothing")));
  };
  overview();
  const refresh = () => place.isConnected && !place.querySelector("h2") && overview(); // neither a question nor what came of it
  store.watch(place, refresh);
  document.addEventListener("visibilitychange", refresh); // a day may have passed
};

practicum.review = () => {
  const { store, more, grade, start, reviewed, questions } = practicum;
  if (!store || !more || !grade || !start || !reviewed || questions === undefined) return;
  document.removeEventListener("load", practicum.review, true);
  store.each(".review", mount);
};
document.addEventListener("load", practicum.review, true); // scripts come in any order
practicum.review();
