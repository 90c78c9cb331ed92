// A page with a worksheet.
import { keepAnswers } from "../learner/keep.js";
import { mountWorksheet } from "../learner/worksheet.js";
import { page } from "../page.js";
import { mountEach } from "../ui/arrive.js";

keepAnswers();
mountEach(".worksheet", () => page.store, mountWorksheet);
