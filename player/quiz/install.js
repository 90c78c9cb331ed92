import { grade, result } from "../core/score.js";
import { page } from "../page.js";
import "./tools.js";

// Adds to the page's shared object what scores quizzes with these kinds of question, and `more`.
export const install = (kinds, more) => {
  Object.assign(page.kinds, kinds);
  Object.assign(page, {
    grade: (...parts) => grade(page.kinds, ...parts),
    result: (...parts) => result(page, ...parts),
    ...more,
  });
};
