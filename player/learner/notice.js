import { block, button, element } from "../ui/dom.js";

// Returns a function that shows a notice in an element if answers are not stored, and offers to save them to a file.
// `trouble` is "blocked", "full" or "cleared"; `done` is the message when that is over; `reminder` is less urgent, and
// does not stay in sight while the learner scrolls. Without all three, nothing is shown.
export const createNotice = (words, save, again) => {
  const line = element("p", { role: "status" });
  const againButton = button(words.again, again);
  const buttons = block("kept__buttons", button(words.file, save), againButton);
  const notice = block("kept", line, buttons);
  return (host, trouble, done, reminder) => {
    const urgent = host && (words[trouble] ?? done);
    const text = host && (urgent || reminder);
    document.documentElement.classList.toggle("with-kept", !!urgent);
    notice.classList.toggle("kept--reminder", !urgent);
    if (!text) return notice.remove();
    if (notice.parentElement !== host) host.append(notice);
    againButton.hidden = trouble !== "cleared";
    if (line.textContent !== text) line.textContent = text;
  };
};
