// Before an answer is checked that has open parts, says how many they are; a second press checks it as it is. `open()`
// returns their number. With `all` of them open nothing is answered, which the player says.
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
