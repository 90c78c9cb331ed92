// The page "Review", with questions of every kind.
import { keepAnswers } from "../learner/keep.js";
import { mountReview } from "../learner/review.js";
import { page } from "../page.js";
import { more } from "../quiz/more.js";
import { start } from "../quiz/start.js";
import { mountEach } from "../ui/arrive.js";

export default (kinds) => {
  keepAnswers();
  start(kinds, more);
  mountEach(".review", () => page.store && page.questions !== undefined, mountReview);
};
