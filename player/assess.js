// What an assessment has instead of scores: the attempt, and a clock that is the learner's own.
const MINUTE = 60000;
const WARNING = 5; // minutes

// `kept` is what the browser kept of the quiz; returns what `player.js` saves with it.
practicum.assess = (section, kept, say) => {
  const limit = Number(section.dataset.minutes ?? 0);
  const state = { attempt: kept?.attempt ?? 1, started: kept?.started ?? 0 };
  const minutes = () => (state.started ? Math.max(0, Math.floor((Date.now() - state.started) / MINUTE)) : 0);
  const shown = practicum.element("p", { className: "quiz__total" });
  const spoken = practicum.element("p", { className: "quiz__spoken", role: "status" });
  if (limit) section.querySelector(".quiz__rules").after(shown, spoken);

  const tell = () => {
    const left = limit - minutes();
    const text = !state.started ? "" : left > 0 ? say("assess.left", { left }) : say("assess.over", { limit });
    if (shown.textContent === text) return;
    shown.textContent = text;
    if (left <= WARNING) spoken.textContent = text; // the other minutes are for the eye alone
  };
  const ticking = setInterval(() => (section.isConnected ? tell() : clearInterval(ticking)), 1000);
  tell();

  return {
    state,
    inFile: () => ({ attempt: state.attempt, minutes: minutes() }),
    begin() {
      state.started ||= Date.now();
      tell();
    },
    startOver() {
      state.attempt += 1;
      state.started = 0;
      tell();
    },
  };
};
