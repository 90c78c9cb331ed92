// What an assessment has instead of scores: the attempt, and the time by the learner's own clock.
import { minutesSince } from "../core/dates.js";
import { element } from "../ui/dom.js";

const WARNING = 5; // minutes

// `kept` is the stored record of the quiz. Returns the `state` that the session stores.
export const assess = (section, kept, say, signal) => {
  const limit = Number(section.dataset.minutes ?? 0);
  const state = { attempt: kept.attempt ?? 1, started: kept.started ?? 0 };
  const minutes = () => minutesSince(state.started, Date.now());
  const shown = element("p", { className: "quiz__total" });
  const spoken = element("p", { className: "quiz__spoken", role: "status" });
  if (limit) section.querySelector(".quiz__rules").after(shown, spoken);

  const tick = () => {
    const left = limit - minutes();
    const text = !state.started ? "" : left > 0 ? say("assess.left", { left }) : say("assess.over", { limit });
    if (shown.textContent === text) return;
    shown.textContent = text;
    if (left <= WARNING) spoken.textContent = text; // other minutes are not announced
  };
  const ticking = setInterval(tick, 1000);
  signal.addEventListener("abort", () => {
    clearInterval(ticking);
    shown.remove();
    spoken.remove();
  });
  tick();

  return {
    state,
    inFile: () => ({ attempt: state.attempt, minutes: minutes() }),
    begin() {
      state.started ||= Date.now();
      tick();
    },
    startOver() {
      state.attempt += 1;
      state.started = 0;
      tick();
    },
  };
};
