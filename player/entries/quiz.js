// A page with a quiz of lettered questions. `scripts/player.py` finds the kinds and passes them.
import { keepAnswers } from "../learner/keep.js";
import { measurePace } from "../learner/pace.js";
import { start } from "../quiz/start.js";

export default (kinds) => {
  keepAnswers();
  start(kinds);
  measurePace();
};
