const { add, element, letter, list, parse } = practicum.tools;
const LONGEST = 200; // replies
const walk = (key, given) => {
  const letters = [];
  let here = 0;
  let sum = parse("0");
  for (const part of list(given)) {
    const chosen = letter(key[here], part);
    const [credit, next] = key[here][chosen];
    letters.push(chosen);
    sum = add(sum, parse(credit));
    here = next;
  }
  if (letters.length > LONGEST) throw new TypeError();
  return [key[here] ? null : letters, sum];
};
export const open = (form) => form.querySelector(".script > :not([hidden]) input");
const said = (form) => form.querySelector(".talk + p"); // for screen readers
// Announces the last two lines to screen readers.
export const speak = (form) => {
  const last = [...form.querySelector(".talk").children].slice(-2);
  said(form).textContent = last.map(({ textContent }) => textContent).join(" ");
};
// Moves the focus to what was answered, which is read out then; the next replies follow it.
const hear = (form) => {
  said(form).textContent = "";
  const last = form.querySelector(".talk").lastChild;
  last.tabIndex = -1;
  form.querySelector(".talk__controls").scrollIntoView({ block: "nearest" });
  last.focus({ preventScroll: true });
};
// Shows the conversation along a path; returns the `data-line` of each line. Needs no answer key, since an assessment
// has none.
const draw = (form, path) => {
  const [talk, script] = form.querySelectorAll(".talk, .script");
  const find = (id) => script.querySelector(`[data-line="${id}"]`);
  const trail = ["0"];
  for (const letter of path) {
    const reply = trail.at(-1) + letter;
    trail.push(reply, find(reply).dataset.next);
  }
  const drawn = form.dataset.path;
  form.dataset.path = [...path].join("");
  if (form.dataset.path !== drawn) {
    talk.replaceChildren(...trail.map((id) => element("li", {}, ...find(id).cloneNode(true).childNodes)));
  }
  for (const item of script.children) item.hidden = !item.contains(find(trail.at(-1)));
  for (const input of script.querySelectorAll("input")) input.checked = false;
  form.querySelector("[value=say]").disabled = !open(form) || path.length >= LONGEST;
  return trail;
};

export default {
  answer: (key, given) => walk(key, given)[0],
  credit(key, given) {
    const [n, d] = walk(key, given)[1];
    return `${n}/${d * BigInt(given.length)}`;
  },
  mount(form, { say, changed, signal }) {
    const find = (selector) => form.querySelector(selector);
    // In the row that stays in sight, where the button that checks comes in its place once the conversation is over.
    find(".question__foot .question__controls").prepend(find("[value=say]"));
    const press = (event) => {
      event.preventDefault();
      const { value } = event.target;
      const picked = find(".script :checked");
      const { path } = form.dataset;
      if (value === "say" && !picked) {
        find(".question__status").textContent = say("dialogue.choose");
        return;
      }
      draw(form, { say: path + picked?.value, back: path.slice(0, -1), restart: "" }[value]);
      changed();
      if (value !== "say") speak(form);
      setTimeout(() => {
        if (form.dataset.status ?? signal.aborted) return; // the learner was faster
        if (value === "say") hear(form);
        else if (!document.activeElement.offsetParent) open(form).focus(); // the button is hidden now
        document.activeElement.scrollIntoView({ block: "nearest" });
      });
    };
    for (const button of form.querySelectorAll("button[value]")) button.addEventListener("click", press, { signal });
  },
  // As the page is without a script: with every line of the conversation.
  unmount(form) {
    form.querySelector(".talk").replaceChildren();
    form.querySelector(".talk__controls").prepend(form.querySelector("[value=say]"));
    for (const item of form.querySelector(".script").children) item.hidden = false;
    delete form.dataset.path;
  },
  read: (form) => (open(form) ? null : [...form.dataset.path]),
  given: (form) => [...form.querySelectorAll(".talk > :nth-child(even)")].map(({ textContent }) => textContent),
  draft: (form) => (form.dataset.path ? [...form.dataset.path] : null),
  write: (form, given) => draw(form, given ?? ""),
  clear(form) {
    for (const line of form.querySelectorAll(".talk > [data-status]")) delete line.dataset.status;
  },
  show: (form, key, given, { reasons, add }) =>
    draw(form, given).flatMap((id, index) => {
      const reason = reasons.querySelector(`[data-line="${id}"]`)?.cloneNode(true);
      if (!reason) return []; // it was said by the other side
      const spoken = reason.textContent;
      const { status } = reason.dataset;
      const line = form.querySelector(".talk").children[index];
      if (status) line.dataset.status = status;
      reason.className = "options__note";
      reason.prepend(element("p", { className: "talk__said", textContent: line.textContent }));
      add(reason, status !== "correct");
      return spoken;
    }),
};
