// Every page: which lessons were begun or passed.
import { showStatus } from "../learner/status.js";

let waits = false;
const show = () => {
  waits = false;
  try {
    showStatus(window.practicum?.outline);
  } catch (error) {
    if (error.name !== "SecurityError") throw error; // blocked: nothing is known
  }
};
// After what was clicked on is painted: it grows with the course.
const later = () => {
  if (!waits) requestAnimationFrame(() => setTimeout(show));
  waits = true;
};
document.addEventListener("practicum", later);
addEventListener("storage", later);
addEventListener("pageshow", show);
if (window.document$) document$.subscribe(show);
else show();
