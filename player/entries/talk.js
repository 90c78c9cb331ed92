// A page with a conversation, whose endings are compared.
import { mountEndings } from "../learner/endings.js";
import { page } from "../page.js";

page.compared ??= new WeakSet();
for (const form of document.querySelectorAll(".quiz[data-mode=practice] [data-kind=dialogue]")) {
  if (page.compared.has(form)) continue;
  page.compared.add(form);
  mountEndings(form);
}
