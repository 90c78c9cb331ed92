// A page that shows how many questions are due for review: the home page.
import { memory } from "../core/fsrs.js";
import { reviewed, showDue } from "../learner/due.js";
import { page } from "../page.js";

if (!page.due) {
  document.addEventListener("practicum", showDue);
  document.addEventListener("visibilitychange", showDue); // a day may have passed
  addEventListener("storage", showDue);
  addEventListener("pageshow", showDue);
}
Object.assign(page, { memory, reviewed, due: showDue });
showDue();
