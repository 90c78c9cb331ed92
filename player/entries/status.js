// Every page: which lessons were begun or passed.
import { loadOutline } from "../learner/outline.js";
import { showStatus } from "../learner/status.js";

let isWaiting = false;
const show = () => {
  isWaiting = false;
  try {
    loadOutline(show);
    showStatus();
  } catch (error) {
    if (error.name !== "SecurityError") throw error; // storage is blocked: no status is known
  }
};
// After the response to a click is painted, since the work grows with the course.
const later = () => {
  if (!isWaiting) requestAnimationFrame(() => setTimeout(show));
  isWaiting = true;
};
document.addEventListener("practicum", later);
addEventListener("storage", later);
addEventListener("pageshow", show);
if (window.document$) document$.subscribe(show);
else show();
