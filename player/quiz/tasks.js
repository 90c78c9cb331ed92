// The list of an assessment's questions: which are answered, and which the learner has marked for later.
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

// Returns a link to a question. It takes the focus there as well, so that a screen reader reads the question out.
export const linkTo = ({ form }, ...text) => {
  const link = element("a", { href: `#${form.id}` }, ...text);
  link.addEventListener("click", () => {
    const target = form.querySelector("fieldset");
    target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
    setTimeout(() => {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    });
  });
  return link;
};

// Returns the `dialog` with the list, the button that opens it, and `show()`, which updates it.
export const createTasks = (session) => {
  const { section, say } = session;
  const id = within(section.id, "list");
  const list = element("ol");
  const title = element("h2", { id, textContent: say("assess.list") });
  const close = button(say("assess.close"), () => dialog.close());
  const head = element("div", { className: "quiz__head" }, title, close);
  const dialog = element("dialog", { className: "quiz__tasks" }, element("div", {}, head, list));
  dialog.setAttribute("aria-labelledby", id);
  // A click beside it closes it too.
  dialog.addEventListener("click", ({ target }) => (target === dialog || target.matches("a")) && dialog.close());
  const opener = button("", () => dialog.showModal(), "quiz__quiet");
  opener.setAttribute("aria-haspopup", "dialog");

  let listed; // the questions that the list was made of
  const row = (question) => {
    const marked = element("span", { className: "quiz__marked", textContent: say("assess.marked") });
    return element("li", {}, linkTo(question, question.name()), element("span"), marked);
  };
  const show = () => {
    const { asked } = session;
    if (listed !== asked) list.replaceChildren(...asked.map(row));
    listed = asked;
    for (const [index, question] of asked.entries()) {
      const [, state, marked] = list.children[index].children;
      marked.hidden = !isMarked(question);
      state.className = isAnswered(question) ? "quiz__done" : "quiz__open";
      state.textContent = isAnswered(question) ? say("assess.done") : say("assess.open");
    }
  };
  return { dialog, opener, show };
};
