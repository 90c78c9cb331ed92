import { element } from "../ui/dom.js";

// Reasons are shown in `place`, below the button that was pressed, so that nothing above it moves. Returns three
// functions: `add(reason, isOpen)` adds one; `note` marks an item and adds the mark's words with the reason of a
// letter, both as the description of its field, and returns the reason's text; `fold` shows them, what is not right
// first, folded except those that are open or the only first one. A mark true means right, false wrong.
export const createNotes = (reasons, place, say) => {
  const notes = [[], [], []]; // what is not right, what else was chosen, the others
  const add = (reason, isOpen) => {
    const isWrong = /wrong|partly/.test(reason.dataset.mark);
    notes[isOpen ? Number(!isWrong) : 2].push(reason);
  };
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
    const others = notes[2];
    const shown = notes.slice(0, 2).flat();
    if (!shown.length) shown.push(...others.splice(0, 1));
    const summary = element("summary", { textContent: say("others") });
    place.prepend(...shown, ...(others.length ? [element("details", {}, summary, ...others)] : []));
  };
  return { add, note, fold };
};
