import { own } from "./tables.js";

const isFilled = (entry) => typeof entry?.answer === "string";

// Returns [id, entry] of the fields that were filled in and are no longer on the worksheet. `labels` is id -> label.
export const leftOver = (labels, { answers }) =>
  Object.entries(answers).filter(([id, entry]) => isFilled(entry) && !Object.hasOwn(labels, id));

// Returns a worksheet as plain text, with the left over fields at its end.
export const worksheetText = (title, labels, record) => {
  const removed = leftOver(labels, record).map(([id, { label }]) => [id, label ?? id]);
  const parts = [...Object.entries(labels), ...removed].map(([id, label]) => {
    const entry = own(record.answers, id);
    return `\n${label}\n\n${(isFilled(entry) ? entry.answer : "-").replace(/^/gm, "    ")}\n`;
  });
  return `${title}\n${"=".repeat([...title].length)}\n${parts.join("")}`;
};
