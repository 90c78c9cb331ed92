// Before an answer is checked that has open parts, says how many they are; a second press checks it as it is. `open()`
// returns their number; an answer with `all` of them open is none.
export const askIfPartial = (form, { say, signal }, key, open, all) => {
  const ask = (event) => {
    const number = open();
    const status = form.querySelector(".question__status");
    const text = say(key, { number });
    // An edit takes the text away.
    if (!number || number === all || form.dataset.status || status.textContent === text) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    status.textContent = text;
  };
  form.addEventListener("submit", ask, { signal, capture: true });
};
