import { parse } from "../core/fraction.js";
import { isBlank, letter } from "../core/letters.js";

const selects = (form) => [...form.querySelectorAll(".match select")];

export default {
  answer({ lefts, rights }, given) {
    if (typeof given === "string" ? !isBlank(given) : Array.isArray(given)) throw new TypeError();
    const known = Object.fromEntries(rights.map((id) => [id]));
    const pairs = {};
    for (const [left, right] of Object.entries(given)) {
      if (typeof right !== "string") throw new TypeError();
      if (isBlank(right)) continue;
      const named = letter(lefts, left);
      if (pairs[named]) throw new TypeError();
      pairs[named] = letter(known, right);
    }
    return Object.keys(pairs).length ? pairs : null;
  },
  credit({ lefts }, answer) {
    const letters = Object.keys(lefts);
    return parse(`${letters.filter((letter) => answer[letter] === lefts[letter]).length}/${letters.length}`);
  },
  read(form) {
    const pairs = selects(form).flatMap(({ name, value }) => (value ? [[name, value]] : []));
    return pairs.length ? Object.fromEntries(pairs) : null;
  },
  given: (form) =>
    selects(form).flatMap(({ value, selectedOptions: [right], labels: [label] }) =>
      value ? `${label.querySelector("span").textContent} – ${right.textContent}` : [],
    ),
  write(form, answer) {
    for (const select of selects(form)) select.value = answer?.[select.name] ?? "";
  },
  show: (form, { lefts }, answer, { note, say }) =>
    selects(form).flatMap((select) => {
      const wanted = lefts[select.name];
      const right = answer[select.name] === wanted;
      const { textContent } = [...select.options].find(({ value }) => value === wanted);
      const item = select.closest("li");
      const words = say(right ? "correct" : "match.belongs", { right: textContent });
      const made = note(item, select.name, right, words, select);
      return right ? [] : `${item.querySelector("span").textContent} – ${made.textContent}`;
    }),
};
