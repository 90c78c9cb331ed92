// A page with a quiz that has other kinds of question, asks for confidence, has a seed, or is an assessment.
import { keepAnswers } from "../learner/keep.js";
import { measurePace } from "../learner/pace.js";
import { more } from "../quiz/more.js";
import { start } from "../quiz/start.js";

export default (kinds) => {
  keepAnswers();
  start(kinds, more);
  measurePace();
};
