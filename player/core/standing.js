// Where a learner is with some quizzes, by their records.
import { isBegun, isPassed } from "./merge.js";

// Returns the status, "none", "begun" or "passed", and the time of the last change; of one record at least.
export const standing = (records) => {
  const passed = records.every(isPassed);
  const begun = records.some((record) => isPassed(record) || isBegun(record));
  return { status: passed ? "passed" : begun ? "begun" : "none", at: Math.max(...records.map(({ at }) => at || 0)) };
};
