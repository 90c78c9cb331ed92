// The page "My progress".
import { calibrate } from "../core/calibration.js";
import { keepAnswers } from "../learner/keep.js";
import { mountOverview } from "../learner/overview.js";
import { page } from "../page.js";
import { install } from "../quiz/install.js";
import "../quiz/typed.js";
import { mountEach } from "../ui/arrive.js";

export default (kinds) => {
  keepAnswers();
  install(kinds, { calibrate });
  mountEach(".overview", () => page.store, mountOverview);
};
