// The end of a quiz: the result and the way on, then what is second: saving, sending and starting over.
import { askingButton, block, element } from "../ui/dom.js";
import { createSaving } from "./answers.js";
import { createResult } from "./result.js";

// Returns a function that updates it and returns what the browser stores.
export const createEnd = (session) => {
  const { say, assessed, end } = session;
  const message = element("p", { className: "quiz__message", role: "status" });
  const show = assessed ? assessed.overview(session) : createResult(session);
  const { name, save } = createSaving(session, message);
  const reset = askingButton(say("reset"), say("reset-sure"), () => {
    const before = session.finished;
    session.startOver();
    session.keep({ over: true, ...(before === undefined ? {} : { before }) });
    message.textContent = say("reset-done");
  });
  const parts = [name, block("question__controls", save, reset), message];
  const open = session.steps?.isAll() ?? true;
  const second = () =>
    element("details", { className: "quiz__second", open }, element("summary", {}, say("second")), ...parts);
  end.append(...(assessed ? parts : [second()]));
  return show;
};
