// Exact scores, by the rules of src/practicum/grading/score.py. `kinds` is name -> {answer, credit, unscored}, as in
// player/kinds/.
import { add, parse, rounded, times, ZERO } from "./fraction.js";
import { own } from "./tables.js";

const isEmpty = (given) => (given ?? "") === "" || (typeof given === "object" && !Object.keys(given).length);
const inner = (given) => (typeof given === "object" && given ? given : String(given ?? ""));
const texts = (given) => {
  if (Array.isArray(given)) return given.map(inner);
  if (typeof given !== "object") return String(given);
  return Object.fromEntries(Object.entries(given).map(([id, item]) => [id, inner(item)]));
};

// Returns an answer as its kind reads it, null if there is none, undefined if it cannot be read.
export const answerOf = (kinds, { kind, key }, given) => {
  try {
    return isEmpty(given) ? null : kinds[kind].answer(key, texts(given));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
};

const without = (status) => ({ status, credit: ZERO });
// Returns {status, credit}, the credit from 0 to 1.
export const grade = (kinds, question, given) => {
  const { kind, key, whole } = question;
  const answer = answerOf(kinds, question, given);
  if (answer === undefined) return without("unreadable");
  if (answer === null) return without("unanswered");
  if (kinds[kind].unscored) return without("written");
  const credit = parse(kinds[kind].credit(key, answer));
  if (credit[0] === credit[1]) return { status: "correct", credit };
  return whole || !credit[0] ? without("wrong") : { status: "partly", credit };
};

// Returns the result of an answer file, or {problems} if it cannot be graded: docs/player-contract.md describes both.
// `pass` is the pass mark in per cent (0 to 100); `calibrate` is that of core/calibration.js, if confidence is asked.
export const result = ({ kinds, calibrate }, questions, pass, { answers = {}, revisions = {}, confidence = {} }) => {
  const graded = {};
  const unknown = [];
  let earned = ZERO;
  let possible = ZERO;
  for (const question of questions) {
    const { id } = question;
    const given = own(answers, id);
    const revision = own(revisions, id);
    if (revision && String(revision) !== question.revision && !isEmpty(given)) {
      graded[id] = without("changed");
      continue;
    }
    const points = parse(question.points);
    graded[id] = grade(kinds, question, given);
    earned = add(earned, times(graded[id].credit, points));
    possible = add(possible, points);
  }
  for (const id of Object.keys(answers)) {
    if (questions.some((question) => question.id === id)) continue;
    if (!own(revisions, id)) unknown.push(id);
    else if (!isEmpty(answers[id])) graded[id] = without("changed");
  }
  if (unknown.length) {
    const unreadable = Object.keys(graded).filter((id) => graded[id].status === "unreadable");
    return { problems: [...unknown, ...unreadable].map((id) => `answers.${id}`) };
  }
  const n = earned[0] * possible[1] * 100n; // per cent: n/d
  const d = earned[1] * possible[0];
  const passed = d ? n >= BigInt(pass) * d : questions.every(({ id }) => graded[id].status === "written");
  const percent = rounded(n, d);
  const calibration = calibrate?.(questions, graded, confidence);
  return { earned, possible, percent, passed, questions: graded, calibration };
};
