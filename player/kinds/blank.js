const { alike, typed } = practicum.tools;
const LENGTH = 200; // characters of a gap's answer
const inputs = (form) => [...form.querySelectorAll(".gap input")];
// A form has an input's name as a property, in place of its own such as `id` or `append`, so it is not the gap's id.
const idOf = ({ name }) => name.slice("gap--".length);
const textOf = (answer, id) => new Map(Object.entries(answer ?? {})).get(id) ?? "";
const orNull = (entries) => (entries.length ? Object.fromEntries(entries) : null);
const isRight = ({ id, cased, accept }, answer) => accept.includes(alike(textOf(answer, id), cased));

export default {
  answer(key, given) {
    if (typeof given === "string") {
      if (key[1] && typed(given)) throw new TypeError();
      given = { [key[0].id]: given };
    }
    const isBad = ([id, text]) =>
      !key.some((gap) => gap.id === id) || typeof text !== "string" || [...typed(text)].length > LENGTH;
    if (Array.isArray(given) || Object.entries(given).some(isBad)) throw new TypeError();
    return orNull(key.map(({ id }) => [id, typed(textOf(given, id))]).filter(([, text]) => text));
  },
  credit: (key, answer) => `${key.filter((gap) => isRight(gap, answer)).length}/${key.length}`,
  mount(form, { changed, signal }) {
    for (const field of inputs(form)) field.addEventListener("input", changed, { signal });
  },
  open: (form) => inputs(form).filter(({ value }) => !typed(value)).length,
  read: (form) => orNull(inputs(form).map((input) => [idOf(input), input.value]).filter(([, text]) => typed(text))),
  given: (form) => inputs(form).flatMap(({ value }, index) => (typed(value) ? `${index + 1}. ${value}` : [])),
  write(form, answer) {
    for (const input of inputs(form)) input.value = textOf(answer, idOf(input));
  },
  show: (form, key, answer, { note, say }) =>
    inputs(form).map((input, index) => {
      const right = isRight(key[index], answer);
      const words = say(`blank.${textOf(answer, idOf(input)) ? right : "empty"}`, { number: index + 1 });
      return `${words} ${note(input.parentNode, `gap${index + 1}`, right, words, input)}`;
    }),
};
