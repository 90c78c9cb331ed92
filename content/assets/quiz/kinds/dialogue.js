(() => {
  const practicum = (window.practicum ??= { kinds: {} });
  // `trail` holds the `data-line` of all that was said.
  const walk = (key, given) => {
    const letters = [];
    const trail = [0];
    let here = 0;
    let sum = [0n, 1n];
    for (const part of practicum.list(given)) {
      const letter = practicum.letter(key[here], part);
      const [credit, next] = key[here][letter];
      letters.push(letter);
      trail.push(here + letter, next);
      sum = practicum.add(sum, practicum.parse(credit));
      here = next;
    }
    if (letters.length > 200) throw new TypeError();
    return { letters, trail, sum, open: key[here] };
  };
  const answer = (key, given) => {
    const { letters, open } = walk(key, given);
    return open ? null : letters;
  };
  const keyOf = (form) => JSON.parse(form.dataset.key);
  const draw = (form, path) => {
    form.dataset.path = path;
    const { letters, trail, open } = walk(keyOf(form), path);
    const [talk, script] = form.querySelectorAll(".talk, .script");
    const find = (id) => script.querySelector(`[data-line="${id}"]`);
    talk.replaceChildren(...trail.map((id) => practicum.element("li", {}, ...find(id).cloneNode(true).childNodes)));
    for (const place of script.children) place.hidden = !place.contains(find(trail.at(-1)));
    for (const input of script.querySelectorAll("input")) input.checked = false;
    form.querySelector("[value=say]").disabled = !open || letters.length > 199;
    return talk;
  };
  practicum.kinds.dialogue = {
    answer,
    credit(key, given) {
      const { letters, sum } = walk(key, given);
      return practicum.times(sum, [1n, BigInt(letters.length)]);
    },
    mount(form, { say, changed }) {
      const find = (what) => form.querySelector(what);
      find(".talk__controls").addEventListener("click", (event) => {
        event.preventDefault();
        const { value } = event.target;
        if (!value) return;
        const picked = find(".script :checked");
        let { path } = form.dataset;
        if (value === "back") path = path.slice(0, -2);
        else if (value === "restart") path = "";
        else if (picked) path += ` ${picked.value}`;
        else {
          find(".question__status").textContent = say("dialogue.choose");
          return;
        }
        const talk = draw(form, path);
        changed();
        talk.nextElementSibling.textContent = [...talk.children].slice(-2).map((line) => line.textContent).join(" ");
        if (!document.activeElement.offsetParent) find(".script > :not([hidden]) input, button:not([value])").focus(); // it is gone
        document.activeElement.scrollIntoView({ block: "nearest" });
      });
    },
    read: (form) => answer(keyOf(form), form.dataset.path),
    draft: (form) => form.dataset.path || null,
    write: (form, given) => draw(form, given ?? ""),
    show(form, key, given, reasons) {
      const talk = draw(form, given);
      return walk(key, given).trail.flatMap((id, index) => {
        const note = reasons.querySelector(`[data-line="${id}"]`)?.cloneNode(true) ?? "";
        talk.children[index].append(note);
        return note.textContent ?? [];
      });
    },
  };
  practicum.start?.();
})();
