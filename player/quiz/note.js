import { element, within } from "../ui/dom.js";

// Adds a list of reasons to `place`, below the button that was pressed, so that nothing above it moves. Returns `note`,
// which marks an item and writes a mark's words and the reason of a letter down there, as the description of its
// field, and `fold`, which folds all reasons except those of what the learner chose, or did not get right. The mark true means right,
// false wrong.
export const createNotes = (form, reasons, place, say) => {
  const notes = [];
  const note = (item, letter, mark, words, field) => {
    const reason = reasons.querySelector(`[data-reason=${letter}] > div`).cloneNode(true);
    const name = item.querySelector("b")?.textContent;
    const shown = element("p", { className: "options__mark", textContent: name ? `${name}. ${words}` : words });
    const id = within(form.id, letter, "note");
    const made = element("div", { className: "options__note", id }, shown, " ", reason);
    item.dataset.mark = made.dataset.mark = { true: "picked-right", false: "picked-wrong" }[mark] ?? mark;
    field?.setAttribute("aria-describedby", id);
    notes.push([made, mark === false || /^picked/.test(mark)]);
    return made;
  };
  const fold = () => {
    const some = (isOpen) => notes.filter(([, open]) => open === isOpen).map(([made]) => made);
    const others = some(false);
    const summary = element("summary", { textContent: say("others") });
    place.prepend(...some(true), ...(others.length ? [element("details", {}, summary, ...others)] : []));
  };
  return { note, fold };
};
