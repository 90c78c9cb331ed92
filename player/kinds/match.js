const { isBlank, letter } = practicum.tools;
const radios = (form) => [...form.querySelectorAll(".match input")];
const rowOf = (radio) => radio.closest("li");
const leftOf = (row) => row.querySelector("span").textContent;
const rightOf = (radio) => radio.parentNode.textContent.trim();

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
    return `${letters.filter((letter) => answer[letter] === lefts[letter]).length}/${letters.length}`;
  },
  read(form) {
    const pairs = radios(form).flatMap(({ name, value, checked }) => (checked ? [[name, value]] : []));
    return pairs.length ? Object.fromEntries(pairs) : null;
  },
  given: (form) =>
    radios(form).flatMap((radio) => (radio.checked ? `${leftOf(rowOf(radio))} – ${rightOf(radio)}` : [])),
  write(form, answer) {
    for (const radio of radios(form)) radio.checked = answer?.[radio.name] === radio.value;
  },
  show: (form, { lefts }, answer, { note, say }) =>
    radios(form).flatMap((radio) => {
      const { name, value } = radio;
      if (value !== lefts[name]) return [];
      const row = rowOf(radio);
      const right = answer[name] === value;
      const words = say(right ? "correct" : "match.belongs", { right: rightOf(radio) });
      const reason = note(row, name, right, words, row.querySelector("[role=radiogroup]"));
      return right ? [] : `${leftOf(row)} – ${words} ${reason}`;
    }),
  open: (form) => form.querySelectorAll(".match [role=radiogroup]:not(:has(:checked))").length,
  mount(form, { signal }) {
    // A pointer chooses once and the list folds; the arrow keys go on, and their clicks have no detail.
    const fold = ({ target, detail }) => {
      const list = detail && target.closest(".match label") && target.closest("details");
      if (list) setTimeout(() => (list.open = false)); // after the choice, which keeps its place in sight
    };
    form.addEventListener("click", fold, { signal });
  },
};
