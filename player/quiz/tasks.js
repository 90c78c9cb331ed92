// The list of a quiz's questions: which are answered, what a check found, and which the learner has marked for later.
import { block, button, element, items } from "../ui/dom.js";

const BEGINNING = 99; // characters, more than a line shows

const box = ({ form }) => form.querySelector(".later input");
export const isAnswered = (question) => question.read() !== null;
export const isMarked = (question) => box(question).checked;
export const mark = (question, marked) => {
  box(question).checked = marked;
};
// Returns the box that marks a question.
export const marking = (text) => {
  return element("label", { className: "later" }, element("input", { type: "checkbox" }), ` ${text}`);
};
// Returns "open", "begun" (a conversation that is not over), "done" (answered, not checked), or the status that a check
// found.
export const stateOf = ({ form, read, play }) =>
  form.dataset.status ?? (read() !== null ? "done" : play.draft?.(form) ? "begun" : "open");

// Moves the focus to the heading of a place, or to one that has none yet, so that a screen reader reads on there.
export const focusOn = (place) => {
  const heading = place.querySelector("legend, h2") ?? place;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
};
// Returns a link to a question, which is shown first if it is not in sight.
export const linkTo = ({ form }, session, ...text) => {
  const onclick = () => setTimeout(() => session.steps?.arrive()); // also where the address says so already
  return element("a", { href: `#${form.id}`, onclick }, ...text);
};
// Returns such a link with the number and the beginning of the stem.
export const linkByStem = (question, session) => {
  const stem = question.form.querySelector(".question__stem").textContent.trim();
  const link = linkTo(question, session, `${session.asked.indexOf(question) + 1}. ${stem.slice(0, BEGINNING)}`);
  link.className = "quiz__begins";
  return link;
};

// Returns the `dialog` with the list, its button `close`, and the button that opens it.
export const createTasks = (session) => {
  const { say } = session;
  const name = say("list");
  const place = element("div");
  const close = button(say("close"), () => dialog.close());
  const head = block("quiz__head", element("h2", {}, name), close);
  const dialog = element("dialog", { className: "quiz__tasks", ariaLabel: name }, element("div", {}, head, place));
  // A click beside it closes it too, and one that changes what is behind it.
  dialog.onclick = ({ target }) => {
    if (target.matches("dialog, a, .quiz__quiet")) dialog.close();
  };

  const row = (question) => {
    const found = stateOf(question);
    const state = element("span", { className: `quiz__state quiz__state--${found}`, textContent: say(found) });
    const marked = element("span", { className: "quiz__marked", textContent: say("marked") });
    return [linkByStem(question, session), state, ...(isMarked(question) ? [marked] : [])];
  };
  const open = () => {
    place.replaceChildren(items(session.asked.map(row)));
    dialog.showModal();
  };
  const opener = button(name, open, "quiz__quiet");
  opener.ariaHasPopup = "dialog";
  return { dialog, close, opener, open };
};
