import { button, element } from "../ui/dom.js";

// Returns a function that says below an element of the page that nothing is kept, and offers a file of it: `trouble` is
// "blocked", "full" or "cleared", `done` what to say once that is over. Without either, nothing is shown.
export const createNotice = (words, save, again) => {
  const line = element("p", { role: "status" });
  const againButton = button(words.again, again);
  const buttons = element("div", { className: "kept__buttons" }, button(words.file, save), againButton);
  const notice = element("div", { className: "kept" }, line, buttons);
  return (host, trouble, done) => {
    const text = host && (words[trouble] ?? done);
    document.documentElement.classList.toggle("with-kept", !!text);
    if (!text) return notice.remove();
    if (notice.parentElement !== host) host.append(notice);
    againButton.hidden = trouble !== "cleared";
    if (line.textContent !== text) line.textContent = text;
  };
};
