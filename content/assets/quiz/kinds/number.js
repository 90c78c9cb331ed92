(() => {
  const practicum = (window.practicum ??= { kinds: {} });
  const NUMBER = /^[+-]?([1-9]\d{0,2}([, ])\d{3}(\2\d{3})*|\d+)(\.\d+)?$/;
  const field = (form) => form.querySelector(".number input");

  const kind = (practicum.kinds.number = {
    answer({ units }, given) {
      if (typeof given !== "string") throw new TypeError();
      let text = practicum.lower(practicum.fold(given)).replaceAll("−", "-");
      if (!text) return null;
      const unit = units.find((one) => text.endsWith(one) || text.startsWith(one)) ?? "";
      text = practicum.fold(text.endsWith(unit) ? text.slice(0, text.length - unit.length) : text.slice(unit.length));
      if (!NUMBER.test(text) || text.replace(/\D/g, "").length > 18) throw new TypeError();
      const [whole, part = ""] = text.replace(/[+, -]/g, "").split(".");
      const plain = `${whole}.${part}`.replace(/^0+(?=\d)|\.?0*$/g, "");
      return text[0] === "-" && plain !== "0" ? `-${plain}` : plain;
    },
    credit({ low, high }, answer) {
      const [whole, part = ""] = answer.split(".");
      const beyond = (bound) => {
        const [n, d = 1] = bound.split("/");
        return BigInt(whole + part) * BigInt(d) - BigInt(n) * 10n ** BigInt(part.length);
      };
      return [BigInt(beyond(low) >= 0 && beyond(high) <= 0), 1n];
    },
    mount: (form, { changed }) => field(form).addEventListener("input", changed),
    read: (form) => (practicum.fold(field(form).value) ? field(form).value : null),
    write(form, answer) {
      field(form).value = answer ?? "";
    },
    refused(form) {
      field(form).inputMode = "text"; // some phones' number pads lack the sign that is needed
      return field(form);
    },
    show(form, key, given, reasons, say) {
      const answer = kind.answer(key, given);
      const mark = kind.credit(key, answer)[0] ? "picked-right" : "picked-wrong";
      const note = practicum.note(form, form.querySelector(".number"), "number", mark, say(`number.${mark}`, { answer }), reasons);
      field(form).setAttribute("aria-describedby", note.id);
      return [...note.children].map((part) => part.textContent);
    },
  });
  practicum.start?.();
})();
