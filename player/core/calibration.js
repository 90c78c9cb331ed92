// How sure the learner was, and how often rightly so: by the rules of src/practicum/calibration.py.
import { own } from "./tables.js";

export const LEVELS = ["sure", "fairly", "guess"];

// By how sure the learner was: on how many questions, and how many of them were right.
export const calibrate = (questions, graded, confidence) => {
  const level = () => ({ said: 0, right: 0 });
  const calibration = { sure_not_right: [], guess: level(), fairly: level(), sure: level() };
  for (const { id } of questions) {
    const { status } = graded[id];
    const said = own(confidence, id);
    if (!said || !["correct", "partly", "wrong"].includes(status)) continue;
    calibration[said].said++;
    if (status === "correct") calibration[said].right++;
    else if (said === "sure") calibration.sure_not_right.push(id);
  }
  return calibration;
};
