// Whether this browser has agreed to keep what scripts store until the learner deletes it. Without that, WebKit (in
// Safari, and in every browser of an iPhone) deletes it after seven days without a visit, others when a disk is full.
import { sayer } from "../core/words.js";
import { block, button, element, paragraph } from "../ui/dom.js";

const ASKED = "practicum/asked";

// Gives false where a browser cannot be asked: an old one, a page that came over HTTP, a copy on the disk.
const answer = async (question) => {
  try {
    return await navigator.storage[question]();
  } catch {
    return false;
  }
};
// Returns the words that name the day by which a learner must come back, "" in a browser that counts no days.
const deletion = ({ deletes }) => {
  if (!navigator.vendor.startsWith("Apple")) return "";
  const last = new Date();
  last.setDate(last.getDate() + 7);
  const { lang } = document.documentElement;
  return deletes.replace("{day}", last.toLocaleDateString(lang || undefined, { dateStyle: "long" }));
};

// Asks the browser when the first answer of a visit is kept, and no more, since Firefox shows a question each time.
// `remind(text)` is called if the browser does not agree: with an empty text if it counts no days.
export const askInVisit = async (words, remind) => {
  try {
    if (sessionStorage[ASKED]) return;
    sessionStorage[ASKED] = "yes";
  } catch {
    return; // the browser keeps nothing at all, which the notice says
  }
  if (!(await answer("persist"))) remind(deletion(words));
};

// Returns the elements that say whether the browser has agreed, with a button that asks it once more. `warn` is called
// if it has not and counts the days.
export const createLasting = (words, warn) => {
  const say = sayer(words);
  const line = paragraph("");
  const message = element("p", { role: "status", className: "overview__asked" });
  const show = (isAgreed) => {
    const day = isAgreed ? "" : deletion(words);
    line.textContent = isAgreed ? say("lasting") : day || say("not-lasting");
    if (day) warn();
    asking.hidden = isAgreed || !navigator.storage;
  };
  const asking = button(say("ask"), async () => {
    const isAgreed = await answer("persist");
    message.textContent = isAgreed ? "" : say("declined");
    show(isAgreed);
  });
  asking.hidden = true;
  answer("persisted").then(show);
  return [line, block("kept__buttons", asking), message];
};
