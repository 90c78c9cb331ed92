import { plain, tenths } from "../core/fraction.js";
import { page } from "../page.js";
import { button, element, items, paragraph, PRIMARY } from "../ui/dom.js";
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
  const total = element("p", { className: "quiz__total" });
  const since = element("p", { className: "quiz__since" });
  const again = element("div", { className: "quiz__read" });
  const later = element("div");
  const calibration = element("div", { className: "quiz__calibration" });
  const ways = element("div", { className: "question__controls" });
  end.append(title, total, since, again, later, calibration, ways);

  const open = (question) => {
    if (session.steps) session.steps.open(session.asked.indexOf(question));
    else focusOn(question.form);
  };
  const onward = (look) => {
    if (!next) return [];
    const [href, title] = JSON.parse(next);
    return [element("a", { className: `md-button ${look}`, href, textContent: say("onward", { title }) })];
  };
  const retry = (missed, look) => {
    const run = () => {
      const before = session.finished;
      for (const question of missed) question.empty(); // its mark for later stays
      session.keep({ before });
      open(missed[0]);
    };
    return missed.length ? [button(say("retry"), run, look)] : [];
  };
  const list = (place, title, links) => place.replaceChildren(...(links.length ? [title, items(links)] : []));
  const showRead = (missed) => {
    const found = missed.map(({ id }) => section.querySelector(`[data-answers="${id}"] .quiz__see a`));
    const links = [...new Map(found.map((link) => [link.href, link])).values()].slice(0, MOST);
    list(again, paragraph(say("read-again")), links.map((link) => link.cloneNode(true)));
  };
  // Returns the buttons, of which one is the main one.
  const waysOn = ([first], missed, passed) => {
    if (first) return [button(say("go-on", { question: first.name() }), () => open(first), PRIMARY), ...onward("")];
    if (passed) return [...onward(PRIMARY), ...retry(missed, "")];
    return [...retry(missed, PRIMARY), ...onward("")];
  };

  return () => {
    const { asked } = session;
    const all = asked.length;
    const found = page.result(asked, pass, answersOf(session, ({ checked }) => checked));
    const { earned, possible, percent, passed } = found;
    const isScored = Boolean(possible[0]);
    const left = asked.filter(({ checked, play }) => !checked && !play.unscored);
    const missed = asked.filter(({ form }) => ["wrong", "partly"].includes(form.dataset.status));
    session.finished = left.length || !isScored ? undefined : percent;

    const lacking = () => (percent < pass ? say("not-passed", { pass }) : say("just-missed", { pass }));
    const verdict = pass === "0" ? "" : passed ? say("passed") : left.length ? "" : lacking();
    const score = isScored ? say("score", { ...tenths(earned, possible), percent }) : say("unscored");
    const progress = say("progress", { checked: asked.filter(({ checked }) => checked).length, all });
    title.textContent = say(`end-${left.length ? "open" : isScored ? stateOf(found, pass) : "done"}`, { percent });
    total.textContent = [progress, score, isScored && verdict].filter(Boolean).join(" · ");
    const { before, best } = store.get(quiz);
    const more = percent - before;
    const change = more > 0 ? "more" : more < 0 ? "less" : "same";
    const then = Number.isFinite(before) && !left.length ? say(`since-${change}`, { before, more }) : "";
    const highest = best?.percent > percent ? say(best.passed ? "best-passed" : "best", best) : "";
    since.textContent = `${then} ${highest}`.trim();
    showRead(left.length ? [] : missed);
    const marked = asked.filter(isMarked).map((question) => linkByStem(question, session));
    list(later, paragraph(say("marked"), "quiz__marked"), marked);
    page.showCalibration?.(calibration, asked, found.calibration, say);
    ways.replaceChildren(...waysOn(left, missed, passed || pass === "0"));
    session.steps?.update();
    return { result: { earned: plain(earned), possible: plain(possible), percent, passed } };
  };
};
