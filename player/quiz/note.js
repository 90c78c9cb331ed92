import { element } from "../ui/dom.js";

// Reasons are shown in `place`, below the button that was pressed, so that nothing above it moves. Returns three
// functions: `add(reason, isOpen)` adds one; `note` marks an item and adds the mark's words with the reason of a
// letter, both as the description of its field, and returns the reason's text; `fold` shows them, folded except those
// that are open. A mark true means right, false wrong.
export const createNotes = (reasons, place, say) => {
  const notes = []; // [reason, isOpen]
  const add = (...reason) => notes.push(reason);
  const note = (item, letter, mark, words, field) => {
    const reason = reasons.querySelector(`[data-reason=${letter}] > div`).cloneNode(true);
    const name = item.querySelector("b")?.textContent;
    const shown = element("p", { className: "options__mark", textContent: name ? `${name}. ${words}` : words });
    const made = element("div", { className: "options__note" }, shown, " ", reason);
    item.dataset.mark = made.dataset.mark = { true: "picked-right", false: "picked-wrong" }[mark] ?? mark;
    // Not by reference, since what is folded cannot be read out so.
    const text = reason.textContent.trim();
    field?.setAttribute("aria-description", `${words} ${text}`);
    add(made, mark === false || /^picked/.test(mark)); // what was chosen, or is not right
    return text;
  };
  const fold = () => {
    const some = (isOpen) => notes.filter(([, open]) => open === isOpen).map(([made]) => made);
    const [shown, others] = [some(true), some(false)];
    const summary = element("summary", { textContent: say(shown.length ? "others" : "reasons") });
    place.prepend(...shown, ...(others.length ? [element("details", {}, summary, ...others)] : []));
  };
  return { add, note, fold };
};
