// What an assessment has instead of scores: the attempt, the time by the learner's own clock, and an overview.
import { minutesSince } from "../core/dates.js";
import { PRIMARY } from "../ui/dom.js";
import { createGiven } from "./given.js";

const { button, element, isAnswered, isMarked, linkTo, within } = practicum.tools;
const WARNING = 5; // minutes
const write = (place, text) => {
  if (place.textContent !== text) place.textContent = text; // otherwise it would be announced again
};

// `kept` is the stored record of the quiz. Returns what the session calls.
export const assess = (section, kept, say, signal) => {
  const limit = Number(section.dataset.minutes ?? 0);
  const state = { attempt: kept.attempt ?? 1, started: kept.started ?? 0, clock: kept.clock };
  const minutes = () => minutesSince(state.started, Date.now());
  const clock = element("span", { className: "quiz__clock", id: within(section.id, "clock") });
  const toggle = button("", () => {}, "quiz__quiet");
  toggle.setAttribute("aria-describedby", clock.id);
  const over = element("p", { className: "quiz__over" });
  const spoken = element("p", { className: "quiz__spoken", role: "status" });

  const tick = () => {
    const left = limit - minutes();
    const isHidden = state.clock === "hidden";
    const isTimed = limit && state.started;
    const isRunning = isTimed && left > 0;
    const isOver = isTimed && left <= 0;
    const time = isRunning ? say("assess.left", { left }) : "";
    const end = isOver ? say("assess.over", { limit }) : "";
    write(clock, isOver ? say("assess.up") : isHidden ? "" : time);
    write(toggle, say(isHidden ? "assess.show" : "assess.hide"));
    toggle.hidden = !isRunning;
    write(over, end);
    write(spoken, end || (left <= WARNING && !isHidden ? time : "")); // other minutes are not announced
  };
  if (limit) {
    const ticking = setInterval(tick, 1000);
    signal.addEventListener("abort", () => clearInterval(ticking));
    tick();
  }

  let told = ""; // what was asked before saving
  let isNameAsked = false;
  return {
    // Takes over what another tab stored.
    follow: ({ attempt, started, clock }) => Object.assign(state, { attempt, started, clock }),
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
    // Returns what to ask before saving: nothing if all is answered, or if the same was asked the last time. A name is
    // asked for once. `questions` are the names of those that are unreadable.
    doubts(session, unreadable, questions) {
      const { asked } = session;
      const open = asked.filter((question) => !isAnswered(question));
      const marked = asked.filter(isMarked);
      const [first] = [...unreadable, ...open, ...marked];
      const given = unreadable.map((question) => question.read());
      const isNameless = !isNameAsked && !session.store.learner.trim();
      const found = JSON.stringify([given, ...[open, marked].map((some) => some.map(({ id }) => id))]);
      if (!isNameless && (!first || found === told)) return [];
      told = found;
      isNameAsked = true;
      const texts = [
        questions && say("assess.unreadable", { questions }),
        (open[0] || marked[0]) && say("assess.ask", { open: open.length, marked: marked.length }),
        isNameless && say(first ? "assess.no-name" : "assess.nameless"),
      ];
      return [texts.filter(Boolean).join(" "), ...(first ? [" ", linkTo(first, session, first.name())] : [])];
    },
    // Adds the overview to the page; returns a function that updates it and returns what the browser stores.
    overview(session) {
      const title = element("h2", { className: "quiz__title" });
      const total = element("p", { className: "quiz__total" });
      const now = element("p", { textContent: say("assess.now") });
      const given = createGiven(session);
      const { end, steps } = session;
      const goOn = button("", () => steps.open(session.asked.findIndex((question) => !isAnswered(question))), PRIMARY);
      const ways = element("div", { className: "question__controls" });
      if (limit) steps.opener.after(clock, toggle, spoken);
      end.append(title, total, over, ways, now, given.element);
      toggle.onclick = () => {
        state.clock = state.clock ? undefined : "hidden";
        tick();
        session.keepSoon();
      };
      return () => {
        const { asked } = session;
        const values = { answered: asked.filter(isAnswered).length, all: asked.length };
        total.textContent = say("assess.answered", values);
        // Beside a clock is less room.
        steps.opener.textContent = say(limit ? "assess.count" : "assess.answered", values);
        const first = asked.find((question) => !isAnswered(question));
        title.textContent = say(first ? "end-open" : "assess.end");
        if (first) {
          goOn.textContent = say("go-on", { question: first.name() });
          ways.prepend(goOn);
        } else goOn.remove();
        end.querySelector(".quiz__name + * > button").classList.toggle(PRIMARY, !first); // saving is second until then
        steps.update();
        given.show();
        return state;
      };
    },
  };
};
