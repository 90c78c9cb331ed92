// Compares the endings that a learner has reached in a conversation: on which ways, what they earned, and where
// they part.
import { parse, points as inWords, times } from "../core/fraction.js";
import { ENDINGS } from "../core/names.js";
import { own } from "../core/tables.js";
import { sayer } from "../core/words.js";
import { open, speak } from "../kinds/dialogue.js";
import { page } from "../page.js";
import { button, element, paragraph } from "../ui/dom.js";

const MOST = 8; // replies of one way that are shown
const LENGTH = 70; // characters of a line that are shown

const short = (text) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH).replace(/ [^ ]*$/, "")} …` : line;
};

export const mountEndings = (form) => {
  const section = form.closest(".quiz");
  const { quiz } = section.dataset;
  const { question: id, revision, points, whole } = form.dataset;
  const key = JSON.parse(form.dataset.key);
  const say = sayer(JSON.parse(section.dataset.words));
  const find = (what) => form.querySelector(what);
  const line = (name) => find(`.script [data-line="${name}"]`);
  const possible = form.querySelectorAll(".script > li:not(:has(input))").length;
  let panel = null;
  let watching = false;

  const name = () => ENDINGS + quiz;
  const since = () => page.store.get(quiz).since; // when the learner started the quiz over
  // The places that a way leads through, the ending last.
  const trail = (way) => way.reduce((places, letter) => [...places, key[places.at(-1)][letter][1]], [0]);
  // What is kept of an ending that is no way to it is as if it were not there.
  const wayOf = (entry, place) => {
    try {
      const way = page.kinds.dialogue.answer(key, entry.answer);
      return way && trail(way).at(-1) === place ? way : null;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return null;
    }
  };
  // The way to each ending that was reached since, the latest first.
  const reached = () =>
    Object.entries(page.store.get(name()).answers)
      .filter(([, entry]) => entry.revision === revision && !(entry.at < since()))
      .flatMap(([ending, entry]) => {
        const at = ending.lastIndexOf("-");
        const way = ending.slice(0, at) === id && wayOf(entry, Number(ending.slice(at + 1)));
        return way ? [{ way, at: entry.at }] : [];
      })
      .sort((one, other) => other.at - one.at)
      .map(({ way }) => way);
  const remember = (way) => {
    const ending = `${id}-${trail(way).at(-1)}`;
    const known = own(page.store.get(name()).answers, ending);
    if (known?.revision === revision && String(known.answer) === String(way)) return; // opening a page changes no time
    page.store.put(name(), { [ending]: { revision, answer: way } }, since() ? { since: since() } : {});
  };

  const bubble = (from, number) => {
    const copy = from.cloneNode(true);
    const who = copy.querySelector("strong");
    who.remove();
    if (number) who.className = "quiz__spoken"; // its side says it to the eye
    const made = element("li", {}, who, ` ${short(copy.textContent)}`);
    if (number) made.value = number;
    return made;
  };
  const bubbles = (way, from) => {
    const places = trail(way);
    const said = way.map((letter, index) => bubble(line(places[index] + letter), index + 1)).slice(from);
    const over = said.length - MOST;
    const textContent = say("endings.over", { number: over });
    if (over > 1) said.splice(MOST - 2, over, element("li", { className: "endings__over", textContent }));
    return said;
  };
  const goBack = (way) => {
    page.kinds.dialogue.write(form, way);
    form.dispatchEvent(new Event("change")); // the player keeps it, and takes the marks away
    speak(form);
    const first = open(form);
    first.focus();
    first.scrollIntoView({ block: "center" });
  };
  const card = (way, now) => {
    const { status, credit } = page.grade({ kind: "dialogue", key, whole: whole !== undefined }, way);
    const all = parse(points);
    const ending = line(trail(way).at(-1)).querySelector("strong").cloneNode(true);
    const title = element("p", { className: "endings__title" }, ending);
    const about = paragraph(say("points", inWords(times(credit, all), all)), "endings__points");
    const made = element("li", {}, title, about);
    made.dataset.status = status;
    if (way === now) {
      title.append(" ", element("span", { className: "endings__now", textContent: say("endings.now") }));
      made.append(element("ol", { className: "endings__way" }, ...bubbles(way, 0)));
      return made;
    }
    const parted = way.findIndex((letter, index) => letter !== now[index]);
    const back = button(say("endings.back", { number: parted + 1 }), () => goBack(now.slice(0, parted)));
    made.append(
      paragraph(say(parted ? "endings.parted" : "endings.parted-first", { number: parted })),
      element("ol", { className: "endings__way" }, bubble(line(trail(way)[parted])), ...bubbles(way, parted)),
      element("div", { className: "question__controls" }, back),
    );
    return made;
  };
  const show = (now) => {
    const ways = reached().filter((way) => trail(way).at(-1) !== trail(now).at(-1));
    const reachedNow = ways.length + 1;
    const count = say("endings.count", { reached: reachedNow, all: possible });
    const label = element("p", { className: "endings__count", id: `${form.id}--endings`, textContent: count });
    const more = reachedNow < possible ? [paragraph(say("endings.more"))] : [];
    const list = element("ol", { className: "endings__list" }, ...[now, ...ways].map((way) => card(way, now)));
    panel = element("div", { className: "endings" }, label, ...more, list);
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-labelledby", label.id);
    form.append(panel);
    const spoken = find(".question__status .quiz__spoken"); // heard with what was right
    const heard = spoken.querySelector("[data-endings]") ?? spoken.appendChild(element("span"));
    heard.dataset.endings = "";
    heard.textContent = ` ${count}.`;
  };

  const look = () => {
    if (!section.isConnected) return;
    if (!watching) {
      watching = true;
      page.store.watch(section, (changed) => changed === name() && look());
    }
    const way = page.kinds.dialogue.read(form);
    const focused = panel?.contains(document.activeElement);
    panel?.remove();
    if (way) remember(way);
    if (way && form.dataset.status) show(way);
    if (focused) (find(".endings button") ?? find("[type=submit]")).focus(); // another tab went on
  };
  // What the player writes there is all that this has to know of it; that is painted first.
  const written = { attributes: true, attributeFilter: ["data-path", "data-status"] };
  new MutationObserver(() => setTimeout(look)).observe(form, written);
  if (form.dataset.path !== undefined) look();
};
