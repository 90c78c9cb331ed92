// What a learner may state of herself: that she passed every lesson and answered every assessment. A certificate is the
// trainer's: src/practicum/certificate.
import { add, parse, rounded, ZERO } from "./fraction.js";
import { isPassed } from "./merge.js";

const sum = (records, key) => records.reduce((total, { best }) => add(total, parse(best?.[key] ?? "0")), ZERO);
// Returns how many per cent of the points the best results of some records are, null if there are no points.
const percent = (records) => {
  const [[a, b], [c, d]] = [sum(records, "earned"), sum(records, "possible")];
  return c ? rounded(100n * a * d, b * c) : null;
};

// `outline` is that of the page, `get` returns the record of a quiz. Returns null while anything is missing; else the
// times of the `first` and the `last` answer (0 if no record has one), the `percent` of all points, the `lessons` with
// their titles and percents (null without points), and the `assessments` with their titles and how many questions were
// `asked` and `answered`.
export const completion = ({ modules, quizzes }, get) => {
  const lessons = modules.flatMap((module) => module.lessons).filter((lesson) => lesson.quizzes.length);
  const assessments = Object.entries(quizzes).flatMap(([id, { title, asked, questions }]) => {
    if (questions) return [];
    const answered = Object.values(get(id).answers).filter(({ answer }) => answer !== null).length;
    return [{ id, title, asked, answered }];
  });
  const ids = [...lessons.flatMap((lesson) => lesson.quizzes), ...assessments.map(({ id }) => id)];
  const isDone = lessons.every((lesson) => lesson.quizzes.map(get).every(isPassed));
  if (!ids.length || !isDone || assessments.some(({ asked, answered }) => answered < asked)) return null;
  const times = ids.flatMap((id) => Object.values(get(id).answers).map(({ at }) => at || 0)).filter(Boolean);
  return {
    first: times.reduce((one, other) => Math.min(one, other), times[0] ?? 0),
    last: times.reduce((one, other) => Math.max(one, other), 0),
    percent: percent(lessons.flatMap((lesson) => lesson.quizzes.map(get))),
    lessons: lessons.map(({ title, quizzes }) => ({ title, percent: percent(quizzes.map(get)) })),
    assessments,
  };
};
