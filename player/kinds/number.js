const NUMBER = /^[+-]?([1-9]\d{0,2}([, ])\d{3}(\2\d{3})*|\d+)(\.\d+)?$/;
const field = (form) => form.querySelector(".number input");

const kind = (practicum.kinds.number = {
  typed: true,
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
  read: (form) => (practicum.filled(field(form).value) ? field(form).value : null),
  write(form, answer) {
    field(form).value = answer ?? "";
  },
  refused(form, status) {
    field(form).setAttribute("aria-invalid", "true");
    field(form).setAttribute("aria-describedby", status.id);
    field(form).inputMode = "text"; // some phones' number pads lack the sign that is needed
  },
  show(form, key, given, reasons, say) {
    const answer = kind.answer(key, given);
    const right = kind.credit(key, answer)[0] > 0;
    const note = practicum.note(form, form.querySelector(".number"), "number", right, say(`number.${right}`, { answer }), reasons);
    field(form).setAttribute("aria-describedby", note.id);
    return [note.textContent];
  },
  clear(form) {
    delete form.querySelector(".number").dataset.mark;
    form.querySelector(".options__note")?.remove();
    for (const name of ["aria-invalid", "aria-describedby"]) field(form).removeAttribute(name);
  },
});
