import { page } from "../page.js";
import { mountEach } from "../ui/arrive.js";
import { install } from "./install.js";
import { mount } from "./session.js";

// Makes the quizzes of a page answerable for which it has loaded the scripts.
export const start = (kinds, more) => {
  install(kinds, { mount, ...more });
  const isReady = ({ dataset }) => page.store && (page.more || !("more" in dataset));
  mountEach(".quiz[data-quiz]", isReady, (section) => mount(section));
};
