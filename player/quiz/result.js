import { plain, tenths } from "../core/fraction.js";
import { page } from "../page.js";
import { block, button, element, items, paragraph, PRIMARY, renew } from "../ui/dom.js";
import { answersOf } from "./answers.js";
import { focusOn, isMarked, linkByStem } from "./tasks.js";

const MOST = 3; // headings to read again
// Returns what the words of a result are called.
const stateOf = ({ earned, possible, passed }, pass) => {
  if (plain(earned) === plain(possible)) return "full";
  if (pass === "0") return "free";
  return passed ? "passed" : "failed";
};

// Adds the result and the way on to the end of a practice quiz; returns a function that updates them and returns what
// the browser stores.
export const createResult = (session) => {
  const { section, say, end, store, quiz } = session;
  const { pass, next } = section.dataset;
  const title = element("h2", { className: "quiz__title" });
  const total = paragraph("", "quiz__total");
  const since = paragraph("", "quiz__since");
  const again = block("quiz__read");
  const later = element("div");
  const calibration = block("quiz__calibration");
  const ways = block("question__controls");
  const controls = block("question__controls", ways); // and Back
  end.append(title, total, since, again, later, calibration, controls);

  const open = (question) => {
    if (session.steps) session.steps.open(session.asked.indexOf(question));
    else focusOn(question.form);
  };
  const onward = (look) => {
    if (!next) return [];
    const [href, title] = JSON.parse(next);
    return [element("a", { className: `md-button ${look}`, href, textContent: say("onward", { title }) })];
  };
  const left = () => session.asked.filter(({ checked, play }) => !checked && !play.unscored);
  const missed = () => session.asked.filter(({ form }) => ["wrong", "partly"].includes(form.dataset.status));
  const retry = () => {
    const before = session.finished;
    const these = missed();
    for (const question of these) question.empty(); // its mark for later stays
    session.keep({ before });
    open(these[0]);
  };
  const list = (place, links, ...title) => renew(place, ...(links.length ? [paragraph(...title), items(links)] : []));
  const showRead = (questions) => {
    const found = questions.map(({ id }) => section.querySelector(`[data-answers="${id}"] .quiz__see a`));
    const headings = new Map(found.map(({ href, firstElementChild }) => [href, firstElementChild.textContent]));
    const links = [...headings].slice(0, MOST).map(([href, textContent]) => element("a", { href, textContent }));
    list(again, links, say("read-again"));
  };
  // Returns the buttons, of which one is the main one.
  const waysOn = ([first], passed) => {
    const trying = (look) => (missed().length ? [button(say("retry"), retry, look)] : []);
    if (first) return [button(say("go-on", { question: first.name() }), () => open(left()[0]), PRIMARY), ...onward("")];
    return passed ? [...onward(PRIMARY), ...trying("")] : [...trying(PRIMARY), ...onward("")];
  };

  return () => {
    const { asked } = session;
    const found = page.result(asked, pass, answersOf(session, ({ checked }) => checked));
    const { earned, possible, percent, passed } = found;
    const isScored = Boolean(possible[0]);
    const unchecked = left();
    session.finished = unchecked.length || !isScored ? undefined : percent;

    const lacking = () => (percent < pass ? say("not-passed", { pass }) : say("just-missed", { pass }));
    const verdict = pass === "0" ? "" : passed ? say("passed") : unchecked.length ? "" : lacking();
    const score = isScored ? say("score", { ...tenths(earned, possible), percent }) : say("unscored");
    const progress = say("progress", { checked: asked.filter(({ checked }) => checked).length, all: asked.length });
    title.textContent = say(`end-${unchecked.length ? "open" : isScored ? stateOf(found, pass) : "done"}`, { percent });
    total.textContent = [progress, score, isScored && verdict].filter(Boolean).join(" · ");
    const { before, best } = store.get(quiz);
    const more = percent - before;
    const change = more > 0 ? "more" : more < 0 ? "less" : "same";
    const then = Number.isFinite(before) && !unchecked.length ? say(`since-${change}`, { before, more }) : "";
    const highest = best?.percent > percent ? say(best.passed ? "best-passed" : "best", best) : "";
    since.textContent = `${then} ${highest}`.trim();
    showRead(unchecked.length ? [] : missed());
    const marked = asked.filter(isMarked).map((question) => linkByStem(question, session));
    list(later, marked, say("marked"), "quiz__marked");
    page.showCalibration?.(calibration, asked, found.calibration, say);
    renew(ways, ...waysOn(unchecked, passed || pass === "0"));
    session.steps?.update();
    return { result: { earned: plain(earned), possible: plain(possible), percent, passed } };
  };
};
