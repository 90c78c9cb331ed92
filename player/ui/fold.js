// What unfolds.
import { element } from "./dom.js";

// Returns a function that makes details from a key, what is seen of them and what unfolds. What was open under that key
// is open again when it is made anew.
export const folder = () => {
  const opened = new Set();
  return (key, seen, ...children) => {
    const made = element("details", { open: opened.has(key) }, element("summary", {}, ...seen), ...children);
    made.addEventListener("toggle", () => opened[made.open ? "add" : "delete"](key));
    return made;
  };
};
