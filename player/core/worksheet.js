import { own } from "./tables.js";

const isFilled = (entry) => typeof entry?.answer === "string";

// Returns [id, entry] of the fields that were filled in and are no longer on the worksheet. `labels` is by field.
export const leftOver = (labels, { answers }) =>
  Object.entries(answers).filter(([id, entry]) => isFilled(entry) && !Object.hasOwn(labels, id));

// Returns a worksheet as plain text, with what is left over at its end.
export const worksheetText = (title, labels, record) => {
  const over = leftOver(labels, record).map(([id, { label }]) => [id, label ?? id]);
  const parts = [...Object.entries(labels), ...over].map(([id, label]) => {
    const entry = own(record.answers, id);
    return `\n${label}\n\n${(isFilled(entry) ? entry.answer : "-").replace(/^/gm, "    ")}\n`;
  });
  return `${title}\n${"=".repeat([...title].length)}\n${parts.join("")}`;
};
