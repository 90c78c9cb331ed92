// Every check of an answer is a review of its question, in a lesson as on the page "Review": what is kept of it is when it
// was and how well it went. fsrs.js works out from that when it is due again.
const AGAIN = 1;
const HARD = 2;
const GOOD = 3;
const EASY = 4;

// HARD counts as remembered, so whoever had less than half of it right starts AGAIN.
const rate = (form) => {
  const [earned, of] = form.dataset.credit.split(",").map(Number);
  const sure = form.querySelector(".confidence :checked")?.value;
  if (2 * earned < of) return AGAIN;
  if (earned < of || sure === "guess" || form.querySelector("[data-opened]")) return HARD;
  return sure === "sure" ? EASY : GOOD;
};

// What is checked again on the same day was read a moment ago: it says nothing of what is remembered.
practicum.remember = (form, rating = rate(form)) => {
  const { store } = practicum;
  const { quiz } = form.closest(".quiz").dataset;
  const key = `${form.dataset.question}/${form.dataset.revision}`;
  const now = Date.now();
  const day = (time) => new Date(time).toDateString();
  const last = store.get(quiz).log?.[key]?.at(-1);
  if (!last || day(last[0]) !== day(now)) store.put(quiz, {}, { log: { [key]: [[now, rating]] } });
};

if (!practicum.logs) {
  practicum.logs = true;
  const listen = (run, ...names) => names.forEach((name) => document.addEventListener(name, run, true));
  listen(({ target }) => target.open && target.matches(".hint") && (target.dataset.opened = ""), "toggle");
  // Nor does what a lesson showed with its reasons when she came back to it, whatever she clears then.
  listen(({ target }) => {
    for (const form of target.closest?.(".quiz")?.querySelectorAll("form[data-status]") ?? []) form.dataset.seen = "";
  }, "focusin", "pointerdown", "click");
  document.addEventListener("submit", ({ target: { dataset }, target }) => {
    if (["correct", "partly", "wrong"].includes(dataset.status) && !("seen" in dataset)) practicum.remember(target);
  });
}
