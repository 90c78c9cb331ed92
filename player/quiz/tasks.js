// The list of a quiz's questions: which are answered, what a check found, and which the learner has marked for later.
import { button, element, within } from "../ui/dom.js";

const box = ({ form }) => form.querySelector(".later input");
export const isAnswered = (question) => question.read() !== null;
export const isMarked = (question) => box(question).checked;
export const mark = (question, marked) => {
  box(question).checked = Boolean(marked);
};
// Returns the box that marks a question.
export const marking = (text) => {
  return element("label", { className: "later" }, element("input", { type: "checkbox" }), ` ${text}`);
};
// Returns "open", "done" (answered, not checked), or the status that a check found.
export const stateOf = ({ form, read }) => form.dataset.status ?? (read() === null ? "open" : "done");

// Moves the focus to the heading of a place, so that a screen reader reads on there.
export const focusOn = (place) => {
  const heading = place.querySelector("legend, h2");
  heading.tabIndex = -1;
  heading.addEventListener("blur", () => heading.removeAttribute("tabindex"), { once: true });
  heading.focus({ preventScroll: true });
};
// Returns a link to a question, which is shown first if it is not in sight.
export const linkTo = ({ form }, session, ...text) => {
  const link = element("a", { href: `#${form.id}` }, ...text);
  link.addEventListener("click", () => {
    session.steps.reveal(form);
    setTimeout(() => focusOn(form));
  });
  return link;
};

// Returns the `dialog` with the list, the button that opens it, and `show()`, which updates it.
export const createTasks = (session) => {
  const { section, say } = session;
  const id = within(section.id, "list");
  const list = element("ol");
  const title = element("h2", { id, textContent: say("list") });
  const close = button(say("close"), () => dialog.close());
  const head = element("div", { className: "quiz__head" }, title, close);
  const dialog = element("dialog", { className: "quiz__tasks" }, element("div", {}, head, list));
  dialog.setAttribute("aria-labelledby", id);
  // A click beside it closes it too.
  dialog.addEventListener("click", ({ target }) => (target === dialog || target.matches("a")) && dialog.close());
  const opener = button(say("list"), () => dialog.showModal(), "quiz__quiet");
  opener.setAttribute("aria-haspopup", "dialog");

  let listed; // the questions that the list was made of
  const row = (question) => {
    const marked = element("span", { className: "quiz__marked", textContent: say("marked") });
    return element("li", {}, linkTo(question, session, question.name()), element("span"), marked);
  };
  const show = () => {
    const { asked } = session;
    if (listed !== asked) list.replaceChildren(...asked.map(row));
    listed = asked;
    for (const [index, question] of asked.entries()) {
      const [, state, marked] = list.children[index].children;
      const found = stateOf(question);
      marked.hidden = !isMarked(question);
      state.className = `quiz__state quiz__state--${found}`;
      state.textContent = say(found);
    }
  };
  return { dialog, opener, show };
};
