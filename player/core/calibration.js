// How often the learner was right at each confidence, by the rules of src/practicum/grading/calibration.py.
import { own } from "./tables.js";

export const LEVELS = ["sure", "fairly", "guess"];

// `graded` is id -> {status}, `confidence` id -> level. Returns for each level on how many questions it was `said` and
// on how many of them the answer was `right`, and in `sure_not_right` the ids that were sure and not right.
export const calibrate = (questions, graded, confidence) => {
  const level = () => ({ said: 0, right: 0 });
  const calibration = { sure_not_right: [], guess: level(), fairly: level(), sure: level() };
  for (const { id } of questions) {
    const { status } = graded[id];
    const chosen = own(confidence, id);
    if (!chosen || !["correct", "partly", "wrong"].includes(status)) continue;
    calibration[chosen].said++;
    if (status === "correct") calibration[chosen].right++;
    else if (chosen === "sure") calibration.sure_not_right.push(id);
  }
  return calibration;
};
