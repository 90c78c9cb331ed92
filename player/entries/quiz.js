// A page with a quiz: the player, with lettered questions. `scripts/player.py` finds their kinds and passes them.
import { keepAnswers } from "../learner/keep.js";
import { measurePace } from "../learner/pace.js";
import { start } from "../quiz/start.js";

export default (kinds) => {
  keepAnswers();
  start(kinds);
  measurePace();
};
