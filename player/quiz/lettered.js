// How lettered inputs are read, written and marked, unless a kind has its own functions.
const inputs = (form) => [...form.querySelectorAll(".options input")];

export const lettered = {
  read(form) {
    const picked = inputs(form).filter((input) => input.checked);
    if (!picked.length) return null;
    return picked[0].type === "radio" ? picked[0].value : picked.map((input) => input.value);
  },
  write(form, answer) {
    for (const input of inputs(form)) input.checked = answer?.includes(input.value);
  },
  show(form, key, answer, { note, say }) {
    const spoken = [];
    for (const input of inputs(form)) {
      const id = input.value;
      const worth = { 0: "wrong", 1: "right" }[key[id]] ?? (form.dataset.whole === undefined ? "partly" : "wrong");
      const picked = answer.includes(id);
      const mark = picked ? `picked-${worth}` : worth === "right" ? "missed" : "other";
      const reason = note(input.closest("li"), id, mark, say(mark, { credit: key[id] }), input);
      if (picked) spoken.push(reason);
    }
    return spoken;
  },
};
