// A page with a quiz that has any other kind of question, or asks for confidence, draws or assesses.
import { keepAnswers } from "../learner/keep.js";
import { more } from "../quiz/more.js";
import { start } from "../quiz/start.js";

export default (kinds) => {
  keepAnswers();
  start(kinds, more);
};
