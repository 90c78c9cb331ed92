import { page } from "../page.js";
import { button, paragraph, within } from "../ui/dom.js";
import { bring } from "./bring.js";
import { install } from "./install.js";
import { mount } from "./session.js";
import { isAnswered, isMarked, linkTo } from "./tasks.js";

// Makes the quizzes of a page answerable, each once the files are loaded that it needs.
export const start = (kinds) => {
  install(kinds, { bring, mount });
  Object.assign(page.tools, { button, isAnswered, isMarked, linkTo, paragraph, within });
  for (const section of document.querySelectorAll(".quiz[data-quiz]")) {
    bring(section).then((isWhole) => isWhole && (section.dataset.mounted ?? mount(section)));
  }
};
