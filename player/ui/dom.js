// Elements, buttons and files.
// Returns the id of what is within an element. An author's id has no two hyphens, so no two ids are the same.
export const within = (outer, ...parts) => [outer, ...parts].join("--");

export const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
export const block = (className, ...children) => element("div", { className }, ...children);
export const paragraph = (textContent, className = "") => element("p", { textContent, className });
export const link = (textContent, href) => element("a", { textContent, href });
// Returns a list; each item of `all` is a child or several.
export const items = (all, className = "") =>
  element("ul", { className }, ...all.map((children) => element("li", {}, ...[children].flat())));

// Puts parts into a place. It leaves those that are there if they look the same, so that what has the focus keeps it:
// a button finds out what it is about when it is pressed.
export const renew = (place, ...parts) => {
  const { innerHTML } = element("div", {}, ...parts);
  if (place.innerHTML !== innerHTML) place.replaceChildren(...parts);
};

export const button = (textContent, onclick, look = "") =>
  element("button", { type: "button", className: `md-button ${look}`, textContent, onclick });
export const PRIMARY = "md-button--primary";
const HASTE = 500; // ms
const PATIENCE = 5000; // ms
// A button that asks when it is pressed, and acts when it is pressed a second time: not at once, which a double tap
// does, and not after some seconds, when the question is forgotten.
export const askingButton = (text, question, run) => {
  let timers = [];
  const ask = (asks) => {
    timers.forEach(clearTimeout);
    made.textContent = asks ? question : text;
    made.ariaDisabled = asks || null;
    timers = asks ? [setTimeout(() => (made.ariaDisabled = null), HASTE), setTimeout(ask, PATIENCE)] : [];
  };
  const made = button(text, () => {
    if (made.ariaDisabled) return;
    const isSure = timers.length;
    ask(!isSure);
    if (isSure) run();
  });
  made.onblur = () => ask();
  return made;
};

export const download = (name, type, text) => {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 9000);
};
