// The end of a quiz: the result and the way on, then what is second: saving, sending and starting over.
import { askingButton, element } from "../ui/dom.js";
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
  const parts = [name, element("div", { className: "question__controls" }, save, reset), message];
  if (assessed) {
    end.append(...parts);
    return show;
  }
  const summary = element("summary", { textContent: say("second") });
  const open = session.steps?.isAll() ?? true;
  end.append(element("details", { className: "quiz__second", open }, summary, ...parts));
  return show;
};
