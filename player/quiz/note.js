import { block, element, paragraph } from "../ui/dom.js";

// Reasons are shown in `place`, below the button that was pressed, so that nothing above it moves. Returns three
// functions: `add(reason, isOpen)` adds one; `note` marks an item and adds the mark's words with the reason of a
// letter, both as the description of its field, and returns the reason's text; `fold` shows them, what is not right
// first, folded except those that are open or the only first one. A mark true means right, false wrong.
export const createNotes = (reasons, place, say) => {
  const wrong = [];
  const right = [];
  const others = [];
  const add = (reason, isOpen) => {
    const isWrong = /wrong|partly/.test(reason.dataset.mark);
    (isOpen ? (isWrong ? wrong : right) : others).push(reason);
  };
  const note = (item, letter, mark, words, field) => {
    const reason = reasons.querySelector(`[data-reason=${letter}] > div`).cloneNode(true);
    const name = item.querySelector("b")?.textContent;
    const shown = paragraph(name ? `${name}. ${words}` : words, "options__mark");
    const made = block("options__note", shown, " ", reason);
    item.dataset.mark = made.dataset.mark = { true: "picked-right", false: "picked-wrong" }[mark] ?? mark;
    // Not by reference, since what is folded cannot be read out so.
    const text = reason.textContent.trim();
    field?.setAttribute("aria-description", `${words} ${text}`);
    add(made, mark === false || /^picked/.test(mark)); // what was chosen, or is not right
    return text;
  };
  const fold = () => {
    const shown = [...wrong, ...right];
    if (!shown.length) shown.push(...others.splice(0, 1));
    const summary = element("summary", {}, say("others"));
    place.prepend(...shown, ...(others.length ? [element("details", {}, summary, ...others)] : []));
  };
  return { add, note, fold };
};
