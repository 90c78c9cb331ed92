const { element, letters, paragraph } = practicum.tools;
const items = (form) => [...form.querySelectorAll(".order > li")];
const order = (form) => items(form).map((item) => item.dataset.letter);
const words = (item) => item.querySelector(".order__text").textContent;
const beside = (item, way) => item[`${way}ElementSibling`];
// Whether the right item follows one of an answer, or by the older rule, whether it is in its place.
const isRight = ({ rule, places }, answer, index) => {
  const place = places[answer[index]];
  return rule === "places" ? place === index + 1 : places[answer[index + 1]] === place + 1;
};
const share = (key, answer) => [
  answer.filter((letter, index) => isRight(key, answer, index)).length,
  answer.length - (key.rule !== "places"),
];
const middle = (item) => item?.getBoundingClientRect().top + item?.offsetHeight / 2;
// `state` is "shown" or "moved". An order is an answer only if items were moved, or if it was checked as shown.
const settle = (form, state) => {
  form.dataset.order = state;
  // Not `disabled`, so that a button at an end keeps the focus.
  for (const button of form.querySelectorAll(".order button")) {
    button.ariaDisabled = !beside(button.closest("li"), button.value);
  }
};

// Returns the right order as a list, from the answers under the quiz.
const solution = (reasons, title) => {
  const texts = [...reasons.querySelectorAll("[data-reason] > strong")];
  const lines = texts.map((text) => element("li", {}, ...text.cloneNode(true).childNodes));
  const head = paragraph(title, "quiz__number");
  return element("div", { className: "order__right" }, head, element("ul", {}, ...lines));
};

export default {
  answer({ places }, given) {
    const named = letters(places, given);
    if (named.length && named.length < Object.keys(places).length) throw new TypeError();
    return named.length ? named : null;
  },
  credit: (key, answer) => share(key, answer).join("/"),
  mount(form, { say, changed, signal }) {
    const list = form.querySelector(".order");
    const listen = (name, run) => list.addEventListener(name, run, { signal });
    const move = (item, way) => {
      const other = beside(item, way);
      if (!other) return;
      item[way === "next" ? "before" : "after"](other); // the neighbour moves, so that the item keeps focus and pointer
      settle(form, "moved");
      changed();
      const [place, all] = [items(form).indexOf(item) + 1, list.children.length];
      list.nextElementSibling.textContent = say("order.moved", { item: words(item), place, all });
      item.scrollIntoView({ block: "nearest" });
    };
    listen("click", ({ target }) => target.value && move(target.closest("li"), target.value));
    listen("pointerdown", ({ target, button, pointerId }) => {
      if (!button && target.matches("i")) target.setPointerCapture(pointerId);
    });
    listen("pointermove", ({ target, pointerId, clientY }) => {
      if (!target.matches("i") || !target.hasPointerCapture(pointerId)) return;
      const item = target.closest("li");
      if (clientY < middle(beside(item, "previous"))) move(item, "previous");
      if (clientY > middle(beside(item, "next"))) move(item, "next");
    });
    // In the capture phase, before the player reads the answer.
    form.addEventListener("submit", () => settle(form, "moved"), { signal, capture: true });
  },
  unmount(form) {
    delete form.dataset.order;
    for (const button of form.querySelectorAll(".order button")) button.ariaDisabled = null;
  },
  read: (form) => (form.dataset.order === "moved" ? order(form) : null),
  given: (form) => items(form).map((item, index) => `${index + 1}. ${words(item)}`),
  write(form, answer) {
    const wanted = answer ?? order(form).sort();
    form.querySelector(".order").append(...wanted.map((letter) => form.querySelector(`[data-letter=${letter}]`)));
    settle(form, answer ? "moved" : "shown");
  },
  show(form, key, answer, { note, reasons, say, add }) {
    const [earned, all] = share(key, answer);
    if (earned !== all) add(solution(reasons, say("order.solution")), true);
    // Returns the mark of an item and what is said of it.
    const judge = (index) => {
      const place = key.places[answer[index]];
      const right = isRight(key, answer, index);
      if (earned === all || (right && key.rule === "places")) return [true, say("correct")];
      if (key.rule === "places") return [false, say("order.place", { place })];
      const next = items(form).find(({ dataset }) => key.places[dataset.letter] === place + 1);
      const after = right ? say("order.follows") : next ? say("order.next", { item: words(next) }) : say("order.last");
      const first = next ? `${say("order.not-first")} ${after}` : after;
      if (!index && place > 1) return [right ? "picked-partly" : false, first];
      return [right || (next ? false : "other"), after];
    };
    return items(form).flatMap((item, index) => {
      const [mark, found] = judge(index);
      const reason = note(item, answer[index], mark, found);
      return mark === true || mark === "other" ? [] : `${words(item)} – ${found} ${reason}`;
    });
  },
};
