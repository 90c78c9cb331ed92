const walk = (key, given) => {
  const letters = [];
  let here = 0;
  let sum = [0n, 1n];
  for (const part of practicum.list(given)) {
    const letter = practicum.letter(key[here], part);
    const [credit, next] = key[here][letter];
    letters.push(letter);
    sum = practicum.add(sum, practicum.parse(credit));
    here = next;
  }
  if (letters.length > 200) throw new TypeError();
  return [key[here] ? null : letters, sum];
};
const open = (form) => form.querySelector(".script > :not([hidden]) input");
// Returns the `data-line` of all that was said. Asks no key: an assessment has none.
const draw = (form, path) => {
  const [talk, script] = form.querySelectorAll(".talk, .script");
  const find = (id) => script.querySelector(`[data-line="${id}"]`);
  const trail = ["0"];
  for (const letter of path) {
    const reply = trail.at(-1) + letter;
    trail.push(reply, find(reply).dataset.next);
  }
  const drawn = form.dataset.path;
  form.dataset.path = [...path].join("");
  if (form.dataset.path !== drawn) talk.replaceChildren(...trail.map((id) => practicum.element("li", {}, ...find(id).cloneNode(true).childNodes)));
  for (const place of script.children) place.hidden = !place.contains(find(trail.at(-1)));
  for (const input of script.querySelectorAll("input")) input.checked = false;
  form.querySelector("[value=say]").disabled = !open(form) || path.length > 199;
  return trail;
};
practicum.kinds.dialogue = {
  answer: (key, given) => walk(key, given)[0],
  credit: (key, given) => practicum.times(walk(key, given)[1], [1n, BigInt(given.length)]),
  mount(form, { say, changed }) {
    const find = (what) => form.querySelector(what);
    find(".talk__controls").addEventListener("click", (event) => {
      event.preventDefault();
      const { value } = event.target;
      if (!value) return;
      const told = find(".talk + p");
      const picked = find(".script :checked");
      const { path } = form.dataset;
      const none = value === "say" && !picked;
      told.className = none ? "" : "quiz__spoken";
      told.textContent = say("dialogue.choose");
      if (none) return;
      draw(form, { say: path + picked?.value, back: path.slice(0, -1), restart: "" }[value]);
      changed();
      told.textContent = [...find(".talk").children].slice(-2).map((line) => line.textContent).join(" ");
      setTimeout(() => {
        if (!document.activeElement.offsetParent) (open(form) ?? find("[value=back]")).focus(); // it is gone
        document.activeElement.scrollIntoView({ block: "nearest" });
      });
    });
  },
  read: (form) => (open(form) ? null : [...form.dataset.path]),
  draft: (form) => (form.dataset.path ? [...form.dataset.path] : null),
  write: (form, given) => draw(form, given ?? ""),
  clear(form) {
    for (const note of form.querySelectorAll(".talk [data-line]")) note.remove();
  },
  show: (form, key, given, reasons) =>
    draw(form, given).flatMap((id, index) => {
      const note = reasons.querySelector(`[data-line="${id}"]`)?.cloneNode(true) ?? "";
      form.querySelector(".talk").children[index].append(note);
      return note.textContent ?? [];
    }),
};
