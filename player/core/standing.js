// How far a learner is with some quizzes, from their records.
import { isBegun, isPassed } from "./merge.js";

// Returns `status`, "none", "begun" or "passed", and the time of the last change, `at`, of one or more records.
export const standing = (records) => {
  const passed = records.every(isPassed);
  const begun = records.some((record) => isPassed(record) || isBegun(record));
  return { status: passed ? "passed" : begun ? "begun" : "none", at: Math.max(...records.map(({ at }) => at || 0)) };
};
