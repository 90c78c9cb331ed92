// The result of a quiz's record, by the rules of src/practicum/handbook/scoring.md.
import { plain } from "../core/fraction.js";
import { own } from "../core/tables.js";
import { page } from "../page.js";

const isCounted = (question, entry) => entry?.checked && entry.answer !== null && entry.revision === question.revision;

// Returns the result of the questions that were asked, null if none was checked.
export const resultOf = ({ questions = [], draw, pass }, record) => {
  const asked = draw ? questions.filter(({ id }) => record.asked?.includes(id)) : questions;
  const of = (some, key) =>
    Object.fromEntries(some.map(({ id }) => [id, record.answers[id][key]]).filter(([, value]) => value !== undefined));
  let readable = asked.filter((question) => isCounted(question, own(record.answers, question.id)));
  for (;;) {
    const result = page.result(asked, pass, { answers: of(readable, "answer"), confidence: of(readable, "sure") });
    if (!result.problems) return readable.length ? { ...result, asked } : null;
    const broken = result.problems.map((place) => place.slice("answers.".length)); // damaged answers are ignored
    readable = readable.filter(({ id }) => !broken.includes(id));
  }
};

// Returns what the browser stores of a result.
export const summary = ({ earned, possible, percent, passed }) => ({
  earned: plain(earned),
  possible: plain(possible),
  percent,
  passed,
});
