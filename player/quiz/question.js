import { parse, tenths, times } from "../core/fraction.js";
import { answerOf } from "../core/score.js";
import { page } from "../page.js";
import { block, button, element, PRIMARY, within } from "../ui/dom.js";
import { lettered } from "./lettered.js";
import { createNotes } from "./note.js";
import { focusOn, isMarked, mark, marking } from "./tasks.js";

const ROOM = 99; // pixels below the buttons, in which the beginning of a reason is seen

// Returns the question of a form: the values that `core/score.js` needs, and functions to answer, check, clear and
// restore it. The session has what all questions of a quiz share.
export const createQuestion = (form, { section, words, say, assessed, keepSoon, signal }) => {
  // An assessment has no key; `reads` is what tells whether a typed answer can be read.
  const { question: id, kind, revision, points, whole, key, reads } = form.dataset;
  const play = { ...lettered, ...page.kinds[kind] };
  const hints = [...form.querySelectorAll(".hint")];
  const status = element("p", { className: "question__status", role: "status", id: within(form.id, "status") });
  const why = block("question__why");
  const listen = (target, name, run) => target.addEventListener(name, run, { signal });
  const writeSure = (level) => {
    for (const input of form.querySelectorAll(".confidence input")) input.checked = input.value === level;
  };

  const question = {
    form,
    id,
    kind,
    revision,
    points,
    whole: whole !== undefined,
    key: JSON.parse(key ?? reads ?? "null"),
    play,
    hints: 0,
    checked: false,
    name: () => form.querySelector("legend").textContent,
    read: () => play.read(form),
    sure: () => form.querySelector(".confidence :checked")?.value,
    // Returns whether the answer cannot be read, and then shows why.
    refuses() {
      const given = play.read(form);
      if (!question.key || answerOf(page.kinds, question, given) !== undefined) return false;
      status.textContent = say(`${kind}.refused`, { given });
      play.refused?.(form, status);
      return true;
    },
    // Returns what the browser stores.
    entry() {
      const { checked, hints } = question;
      const answer = (play.draft ?? play.read)(form);
      const later = isMarked(question) || undefined;
      return { revision, answer, own: play.own?.(form), checked, hints, sure: question.sure(), later };
    },
    // Removes what a check showed.
    clear() {
      question.checked = false;
      submit.ariaDisabled = null;
      why.replaceChildren();
      foot.querySelector(".options__note")?.remove();
      foot.style.inset = "";
      for (const item of form.querySelectorAll("[data-mark]")) {
        delete item.dataset.mark;
        item.querySelector("[aria-description]")?.removeAttribute("aria-description");
      }
      play.clear?.(form);
      status.textContent = "";
      for (const name of ["status", "credit"]) delete form.dataset[name];
    },
    // Removes the answer as well.
    empty() {
      question.clear();
      play.write(form, null);
      writeSure();
    },
    startOver() {
      question.empty();
      mark(question, false);
      question.hints = 0;
      for (const hint of hints) hint.open = false;
    },
    check() {
      const answer = play.read(form);
      question.clear();
      if (answer === null) {
        status.textContent = say(`${kind}.none` in words ? `${kind}.none` : "none");
        return;
      }
      if (question.refuses()) return;
      const graded = page.grade(question, answer);
      question.checked = true;
      submit.ariaDisabled = true; // until the answer changes; it keeps the focus
      const reasons = section.querySelector(`[data-answers="${id}"]`);
      const notes = createNotes(reasons, why, say);
      const spoken = play.show(form, question.key, answer, { ...notes, reasons, why, say });
      notes.fold();
      const possible = parse(points);
      const earned = say("points", tenths(times(graded.credit, possible), possible));
      const verdict = play.unscored ? say("written") : `${say(graded.status)}. ${earned}.`;
      const spokenReasons = element("span", { className: "quiz__spoken", textContent: ` ${spoken.join(" ")}` });
      status.replaceChildren(verdict, spokenReasons);
      why.append(reasons.querySelector(".quiz__see").cloneNode(true));
      if (!play.unscored) why.append(again); // it would delete the text
      Object.assign(form.dataset, graded); // the credit is for learner/log.js
    },
    // Shows a stored entry.
    restore(entry) {
      question.empty();
      mark(question, false);
      if (entry?.revision !== revision) return;
      question.hints = hints.slice(0, entry.hints || 0).length;
      writeSure(entry.sure);
      mark(question, entry.later);
      try {
        const found = assessed || entry.answer === null ? entry.answer : play.answer(question.key, entry.answer);
        play.write(form, found ?? entry.answer, entry.own); // null: begun, not answered yet
        if (entry.checked && !assessed) question.check();
      } catch {
        // A typed text is kept even if it cannot be read; any other damaged answer counts as not answered.
        play.write(form, play.typed && typeof entry.answer === "string" ? entry.answer : null);
      }
    },
    // Restores the form as it was before; the signal removes its listeners.
    unmount() {
      question.empty();
      play.unmount?.(form);
      for (const part of [later, foot, why]) part.remove();
    },
  };

  const again = button(say("again"), () => {
    question.empty();
    focusOn(form);
    keepSoon();
  });
  const submit = element("button", { type: "submit", className: `md-button ${PRIMARY}`, textContent: say("check") });
  const controls = block("question__controls", ...(assessed ? [] : [submit]));
  const later = marking(say("mark"));
  const foot = block("question__foot", status, controls);
  form.prepend(later);
  form.append(foot, why);
  listen(form, "submit", (event) => {
    event.preventDefault();
    if (assessed || question.checked) return;
    const open = play.open?.(form);
    const asks = open && question.read() !== null ? say(`${kind}.open`, { number: open }) : "";
    // A second press checks it as it is; an edit takes the text away.
    if (asks && status.textContent !== asks) status.textContent = asks;
    else question.check();
    keepSoon();
    setTimeout(() => {
      status.scrollIntoView({ block: "nearest" }); // after Enter in a field it may be out of view
      const first = why.firstChild;
      const room = innerHeight - foot.getBoundingClientRect().bottom;
      if (room > ROOM || !first || play.unscored || getComputedStyle(foot).position !== "sticky") return;
      // It grows upwards, over what is there, and its buttons stay where one was pressed.
      foot.prepend(first);
      foot.style.inset = `calc(2.4rem - ${first.offsetHeight}px) auto ${room}px`;
    });
  });
  const changed = () => {
    assessed?.begin();
    question.clear();
    keepSoon();
  };
  listen(form, "change", ({ target }) => {
    if (target.closest(".confidence, .later, [data-own]")) return keepSoon();
    changed();
    if (assessed) question.refuses();
  });
  for (const [index, hint] of hints.entries()) {
    listen(hint, "toggle", () => {
      if (!hint.open || index < question.hints) return;
      question.hints = index + 1;
      keepSoon();
    });
  }
  play.mount?.(form, { say, changed, keep: keepSoon, signal });
  return question;
};
