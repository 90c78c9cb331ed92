import { plain, points } from "../core/fraction.js";
import { page } from "../page.js";
import { element } from "../ui/dom.js";
import { answersOf } from "./answers.js";

// Adds the score and progress to the end of a quiz; returns a function that updates them and returns what the browser
// stores.
export const createTotals = (session) => {
  const { section, say, assessed, end } = session;
  if (assessed) return assessed.overview(session);
  const { pass } = section.dataset;
  const total = element("p", { className: "quiz__total" });
  const calibration = element("div", { className: "quiz__calibration" });
  end.append(total, calibration);
  return () => {
    const { asked } = session;
    const all = asked.length;
    const found = page.result(asked, pass, answersOf(session, ({ checked }) => checked));
    const { earned, possible, percent, passed } = found;
    const isDone = asked.every(({ checked, play }) => checked || play.unscored);
    const missed = () => (percent < pass ? say("not-passed", { pass }) : say("just-missed", { pass }));
    const verdict = pass === "0" ? "" : passed ? say("passed") : isDone ? missed() : "";
    const score = possible[0] ? say("score", { ...points(earned, possible), percent }) : say("unscored");
    const progress = say("progress", { checked: asked.filter(({ checked }) => checked).length, all });
    total.textContent = [progress, score, possible[0] && verdict].filter(Boolean).join(" · ");
    page.showCalibration?.(calibration, asked, found.calibration, say);
    return { result: { earned: plain(earned), possible: plain(possible), percent, passed } };
  };
};
