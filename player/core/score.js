// Exact scores, by the rules of src/practicum/grading/score.py. `kinds` is name -> {answer, credit, unscored}, as in
// player/kinds/.
import { add, parse, rounded, times, ZERO } from "./fraction.js";
import { own } from "./tables.js";

const isEmpty = (given) => given == null || given === "" || (typeof given === "object" && !Object.keys(given).length);
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

// Returns {status, credit}, the credit from 0 to 1.
export const grade = (kinds, { kind, key, whole }, given) => {
  const scorer = kinds[kind];
  const answer = answerOf(kinds, { kind, key }, given);
  if (answer === undefined) return { status: "unreadable", credit: ZERO };
  if (answer === null) return { status: "unanswered", credit: ZERO };
  if (scorer.unscored) return { status: "written", credit: ZERO };
  let credit = parse(scorer.credit(key, answer));
  if (whole && credit[0] !== credit[1]) credit = ZERO;
  return { status: credit[0] === credit[1] ? "correct" : credit[0] ? "partly" : "wrong", credit };
};

// Returns the result of an answer file, or {problems} if it cannot be graded: docs/player-contract.md describes both.
// `pass` is the pass mark in per cent (0 to 100); `calibrate` is that of core/calibration.js, if confidence is asked.
export const result = ({ kinds, calibrate }, questions, pass, { answers = {}, revisions = {}, confidence = {} }) => {
  const graded = {};
  const problems = [];
  let earned = ZERO;
  let possible = ZERO;
  for (const question of questions) {
    const given = own(answers, question.id);
    const revision = own(revisions, question.id);
    if (revision && String(revision) !== question.revision && !isEmpty(given)) {
      graded[question.id] = { status: "changed", credit: ZERO };
      continue;
    }
    const points = parse(question.points);
    graded[question.id] = grade(kinds, question, given);
    earned = add(earned, times(graded[question.id].credit, points));
    possible = add(possible, points);
  }
  for (const id of Object.keys(answers)) {
    if (questions.some((question) => question.id === id)) continue;
    if (!own(revisions, id)) problems.push(`answers.${id}`);
    else if (!isEmpty(answers[id])) graded[id] = { status: "changed", credit: ZERO };
  }
  const unreadable = Object.keys(graded).filter((id) => graded[id].status === "unreadable");
  if (problems.length) return { problems: [...problems, ...unreadable.map((id) => `answers.${id}`)] };
  const [n, d] = [earned[0] * possible[1] * 100n, earned[1] * possible[0]]; // per cent, as a fraction
  const passed = d ? n >= BigInt(pass) * d : questions.every(({ id }) => graded[id].status === "written");
  const percent = rounded(n, d);
  const calibration = calibrate?.(questions, graded, confidence);
  return { earned, possible, percent, passed, questions: graded, calibration };
};
