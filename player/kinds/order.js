const items = (form) => [...form.querySelectorAll(".order > li")];
const letters = (form) => items(form).map((item) => item.dataset.letter);
const words = (item) => item.querySelector(".order__text").textContent;
const beside = (item, way) => item[`${way}ElementSibling`];
// `state` is "shown" or "moved": only what was moved, or checked as it stands, is an answer.
const settle = (form, state) => {
  form.dataset.order = state;
  // Not `disabled`: a button at an end keeps the focus.
  for (const button of form.querySelectorAll(".order button")) button.ariaDisabled = !beside(button.closest("li"), button.value);
};
practicum.kinds.order = {
  answer(key, given) {
    const named = practicum.letters(key, given);
    if (named.length && named.length < Object.keys(key).length) throw new TypeError();
    return named.length ? named : null;
  },
  credit: (key, answer) => practicum.parse(`${answer.filter((letter, index) => key[letter] === index + 1).length}/${answer.length}`),
  mount(form, { say, changed }) {
    const list = form.querySelector(".order");
    const move = (item, way) => {
      const other = beside(item, way);
      if (!other) return;
      item[way === "next" ? "before" : "after"](other); // the neighbour moves: the item keeps focus and pointer
      settle(form, "moved");
      changed();
      const all = items(form);
      list.nextElementSibling.textContent = say("order.moved", { item: words(item), place: all.indexOf(item) + 1, all: all.length });
      item.scrollIntoView({ block: "nearest" });
    };
    const middle = (other) => other?.getBoundingClientRect().top + other?.offsetHeight / 2;
    list.addEventListener("click", ({ target }) => target.value && move(target.closest("li"), target.value));
    list.addEventListener("pointerdown", ({ target, button, pointerId }) => !button && target.matches("i") && target.setPointerCapture(pointerId));
    list.addEventListener("pointermove", ({ target, pointerId, clientY }) => {
      if (!target.matches("i") || !target.hasPointerCapture(pointerId)) return;
      const item = target.closest("li");
      if (clientY < middle(beside(item, "previous"))) move(item, "previous");
      if (clientY > middle(beside(item, "next"))) move(item, "next");
    });
    form.addEventListener("submit", () => settle(form, "moved"), true); // captured: before the player reads it
  },
  read: (form) => (form.dataset.order === "moved" ? letters(form) : null),
  write(form, answer) {
    const order = answer ?? letters(form).sort();
    form.querySelector(".order").append(...order.map((letter) => form.querySelector(`[data-letter=${letter}]`)));
    settle(form, answer ? "moved" : "shown");
  },
  show: (form, key, answer, reasons, say) =>
    items(form).flatMap((item, index) => {
      const place = key[answer[index]];
      const right = place === index + 1;
      const note = practicum.note(form, item, answer[index], right, say(right ? "correct" : "order.place", { place }), reasons);
      return right ? [] : `${words(item)} – ${note.textContent}`;
    }),
};
