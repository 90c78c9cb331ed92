import { element, within } from "../ui/dom.js";

// Returns a function that adds a note with a mark, its words and the reason of a letter to an item, as the description
// of its field, and returns it. The mark true means right, false wrong.
export const noter = (form, reasons) => (item, letter, mark, words, field) => {
  const reason = reasons.querySelector(`[data-reason=${letter}] > div`).cloneNode(true);
  const shown = element("p", { className: "options__mark", textContent: words });
  const id = within(form.id, letter, "note");
  const note = element("div", { className: "options__note", id }, shown, " ", reason);
  item.dataset.mark = { true: "picked-right", false: "picked-wrong" }[mark] ?? mark;
  item.append(note);
  field?.setAttribute("aria-describedby", id);
  return note;
};
