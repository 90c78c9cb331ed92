// A page with a conversation, whose endings are compared.
import { mountEndings } from "../learner/endings.js";
import { keepAnswers } from "../learner/keep.js";
import { measurePace } from "../learner/pace.js";
import { page } from "../page.js";
import { more } from "../quiz/more.js";
import { start } from "../quiz/start.js";

export default (kinds) => {
  keepAnswers();
  start(kinds, more);
  measurePace();
  page.compared ??= new WeakSet();
  for (const form of document.querySelectorAll(".quiz[data-mode=practice] [data-kind=dialogue]")) {
    if (page.compared.has(form)) continue;
    page.compared.add(form);
    mountEndings(form);
  }
};
