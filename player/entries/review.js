// The page "Review". quiz.js is beside it; what else a question needs is loaded with it.
import { mountReview } from "../learner/review.js";
import { page } from "../page.js";
import { mountEach } from "../ui/arrive.js";

mountEach(".review", () => page.mount && page.store && page.questions !== undefined, mountReview);
