// What the kinds with options share: reading, writing and marking lettered inputs.
(() => {
  "use strict";
  const practicum = (window.practicum ??= { kinds: {}, mounted: new WeakSet() });

  const inputs = (form) => [...form.querySelectorAll(".options input")];

  practicum.options = {
    // The letter that an answer names; throws TypeError for anything else.
    letter(key, given) {
      const wanted = typeof given === "string" ? given.replace(/^[ \t]+|[ \t]+$/g, "").toLowerCase() : "";
      if (!Object.hasOwn(key, wanted)) throw new TypeError(`no option ${wanted}`);
      return wanted;
    },
    read: (form) => inputs(form).filter((input) => input.checked).map((input) => input.value),
    write(form, letters) {
      for (const input of inputs(form)) input.checked = letters.includes(input.value);
    },
    // Puts a mark and the reason under every option; returns the texts for those picked.
    show(form, key, letters, { reasons, say, element }) {
      const spoken = [];
      for (const item of form.querySelectorAll("[data-option]")) {
        const id = item.dataset.option;
        const picked = letters.includes(id);
        const kind = key[id] === "1" ? "right" : key[id] === "0" ? "wrong" : "partly";
        const mark = picked ? `picked-${kind}` : kind === "right" ? "missed" : "other";
        const reason = reasons.querySelector(`[data-reason="${id}"] .reasons__why`);
        const note = element("div", { className: "options__note", id: `${form.id}-${id}-note` });
        note.append(element("p", { className: "options__mark", textContent: say(mark, { credit: key[id] }) }), reason.cloneNode(true));
        item.dataset.mark = mark;
        item.append(note);
        item.querySelector("input").setAttribute("aria-describedby", note.id);
        if (picked) spoken.push(reason.textContent.trim());
      }
      return spoken;
    },
    clear(form) {
      for (const item of form.querySelectorAll("[data-mark]")) {
        delete item.dataset.mark;
        item.querySelector(".options__note").remove();
        item.querySelector("input").removeAttribute("aria-describedby");
      }
    },
  };
  practicum.start?.();
})();
