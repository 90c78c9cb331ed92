// What a progress file holds, and what stays out of it unless the learner wants it in.
import { ENDINGS, sortOf, WORKSHEET } from "./names.js";

// Only what learners write for themselves has something of their own beside it: the criteria that they ticked.
const isReflection = ({ own }) => own !== undefined;
const isWritten = ({ answer }) => answer != null && answer !== "";
const answersOf = ({ answers }) => Object.values(answers).filter(isWritten);

const withoutReflections = ({ answers }) =>
  Object.fromEntries(Object.entries(answers).filter(([, entry]) => !isReflection(entry)));

// Returns how many quizzes, answers, endings, reflections, worksheets and reviews are in records,
// [[name, record], ...].
export const contents = (records) => {
  const begun = (sort) => {
    const some = records.filter(([name, record]) => sortOf(name) === sort && answersOf(record).length);
    return some.map(([, record]) => record);
  };
  const scored = (record) => answersOf({ answers: withoutReflections(record) }).length;
  const quizzes = begun("").map(scored).filter(Boolean);
  const written = begun("").flatMap(answersOf).filter(isReflection);
  const reviews = records.flatMap(([, { log }]) => Object.values(log ?? {})).flat();
  return {
    quizzes: quizzes.length,
    answers: quizzes.reduce((total, number) => total + number, 0),
    endings: begun(ENDINGS).flatMap(answersOf).length,
    reflections: written.length,
    worksheets: begun(WORKSHEET).length,
    log: reviews.length,
  };
};

// Returns the records without reflections, worksheets and log of reviews, unless the names of these are in `wanted`.
// Nothing is emptied, it is only left out: merged with what a browser has, such a file takes nothing away.
export const handedIn = (records, wanted) => {
  const kept = (record) => {
    const { log, answers, ...rest } = record;
    const some = wanted.includes("reflections") ? answers : withoutReflections(record);
    return { ...rest, ...(log && wanted.includes("log") ? { log } : {}), answers: some };
  };
  const isIn = ([name]) => ["", ENDINGS].includes(sortOf(name)) || wanted.includes("worksheets");
  return records.filter(isIn).map(([name, record]) => [name, sortOf(name) === WORKSHEET ? record : kept(record)]);
};
