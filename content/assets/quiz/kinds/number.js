(() => {
  const practicum = (window.practicum ??= { kinds: {} });
  const NUMBER = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:\.(\d+))?$/;
  const field = (form) => form.querySelector(".number input");
  const describe = (input, id = "") => input.setAttribute("aria-describedby", `${input.id}-how ${id}`.trim());

  practicum.kinds.number = {
    answer({ units }, given) {
      if (typeof given !== "string") throw new TypeError();
      let text = practicum.lower(practicum.fold(given)).replaceAll("−", "-");
      if (!text) return null;
      const unit = units.find((unit) => text.endsWith(unit) || text.startsWith(unit));
      if (unit) text = practicum.fold(text.endsWith(unit) ? text.slice(0, -unit.length) : text.slice(unit.length));
      const [, sign, groups, places = ""] = NUMBER.exec(text) ?? [];
      const digits = groups?.replace(/[, ]/g, "") + places;
      if (!groups || digits.length > 18) throw new TypeError();
      const whole = digits.slice(0, digits.length - places.length).replace(/^0+(?=.)/, "");
      const part = places.replace(/0+$/, "");
      return (sign === "-" && whole + part !== "0" ? "-" : "") + whole + (part && `.${part}`);
    },
    credit({ low, high }, answer) {
      const [whole, part = ""] = answer.split(".");
      const above = BigInt(whole + part);
      const below = 10n ** BigInt(part.length);
      const beyond = (bound) => {
        const [n, d = 1] = bound.split("/");
        return above * BigInt(d) - BigInt(n) * below;
      };
      return [beyond(low) >= 0n && beyond(high) <= 0n ? 1n : 0n, 1n];
    },
    mount: (form, { changed }) => field(form).addEventListener("input", changed),
    read: (form) => (practicum.fold(field(form).value) ? field(form).value : null),
    write(form, answer) {
      field(form).value = answer ?? "";
    },
    refused(form, status) {
      describe(field(form), status.id);
      field(form).setAttribute("aria-invalid", "true");
      field(form).inputMode = "text"; // some phones' number pads lack the sign that is needed
    },
    show(form, key, given, reasons, say) {
      const answer = practicum.kinds.number.answer(key, given);
      const right = practicum.kinds.number.credit(key, answer)[0];
      const mark = practicum.element("p", { className: "options__mark", textContent: say(right ? "number.right" : "number.wrong", { answer }) });
      const reason = reasons.querySelector("[data-reason]").cloneNode(true);
      const note = practicum.element("div", { className: "options__note", id: `${form.id}-note` }, mark, reason);
      const box = form.querySelector(".number");
      box.dataset.mark = right ? "picked-right" : "picked-wrong";
      box.append(note);
      describe(field(form), note.id);
      return [mark.textContent, ...[...reason.children].map((part) => part.textContent.trim())];
    },
    clear(form) {
      const box = form.querySelector(".number");
      delete box.dataset.mark;
      box.querySelector(".options__note")?.remove();
      field(form).removeAttribute("aria-invalid");
      describe(field(form));
    },
  };
  practicum.start?.();
})();
