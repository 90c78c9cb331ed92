// The record of completion on "My progress": what a learner states herself, to print.
import { completion } from "../core/completion.js";
import { sayer } from "../core/words.js";
import { page } from "../page.js";
import { block, button, element, paragraph, within } from "../ui/dom.js";

const PRINTS = "prints-record"; // the class of a page of which nothing else is printed
const print = () => {
  document.body.classList.add(PRINTS);
  window.print();
};
addEventListener("afterprint", () => document.body.classList.remove(PRINTS));

const day = (time) =>
  new Date(time).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "long" });

// Returns the elements of the record, null while something of the course is missing. `fold` is that of ui/fold.js.
export const recordOf = (outline, words, fold) => {
  const { store } = page;
  const say = sayer(words);
  const found = completion(outline, store.get);
  if (!found) return null;
  const [first, last] = [found.first, found.last].map(day);
  const term = (key, ...texts) => [
    element("dt", { textContent: say(key) }),
    ...texts.map((text) => element("dd", {}, text)),
  ];
  const nameless = element("a", { href: `#${within("overview", "name")}`, textContent: say("record-nameless") });
  const scored = (title, percent) =>
    percent === null ? say("record-passed", { title }) : say("record-lesson", { title, percent });
  const passed = found.lessons.map(({ title, percent }) => element("li", { textContent: scored(title, percent) }));
  const inAll = found.percent === null ? "record-all" : "record-percent";
  const handed = found.assessments.map((assessment) => say("record-handed", assessment));
  const terms = element(
    "dl",
    { className: "record" },
    ...term("record-name", store.learner || nameless),
    ...term("record-course", outline.title),
    ...(found.last ? term("record-days", first === last ? first : say("record-from", { first, last })) : []),
    ...(passed.length ? term("record-lessons", say(inAll, { all: passed.length, percent: found.percent })) : []),
    ...(handed.length ? term("record-assessments", ...handed) : []),
  );
  return [
    paragraph(say("record-own")),
    terms,
    ...(passed.length ? [fold("record", [say("record-each")], element("ul", {}, ...passed))] : []),
    block("kept__buttons", button(say("record-print"), print)),
  ];
};
