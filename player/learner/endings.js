// Compares the endings that a learner has reached in a conversation: the replies, the points, and where they differ.
import { parse, tenths, times } from "../core/fraction.js";
import { ENDINGS } from "../core/names.js";
import { own } from "../core/tables.js";
import { sayer } from "../core/words.js";
import { open, speak } from "../kinds/dialogue.js";
import { page } from "../page.js";
import { block, button, element, paragraph, within } from "../ui/dom.js";

const MOST = 8; // replies that are shown of one path
const LENGTH = 70; // characters that are shown of a line

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
  const find = (selector) => form.querySelector(selector);
  const line = (name) => find(`.script [data-line="${name}"]`);
  const possible = form.querySelectorAll(".script > li:not(:has(input))").length;
  let panel = null;
  let watching = false;

  const name = () => ENDINGS + quiz;
  const since = () => page.store.get(quiz).since; // when the learner started the quiz over
  // Returns the nodes of a path, the ending last.
  const trail = (path) => path.reduce((nodes, letter) => [...nodes, key[nodes.at(-1)][letter][1]], [0]);
  // Returns the stored path to an ending, null if it does not lead there.
  const storedPath = (entry, node) => {
    try {
      const path = page.kinds.dialogue.answer(key, entry.answer);
      return path && trail(path).at(-1) === node ? path : null;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return null;
    }
  };
  // Returns the path to each ending reached since the quiz was started over, the latest first.
  const reached = () =>
    Object.entries(page.store.get(name()).answers)
      .filter(([, entry]) => entry.revision === revision && !(entry.at < since()))
      .flatMap(([ending, entry]) => {
        const at = ending.lastIndexOf("-");
        const path = ending.slice(0, at) === id && storedPath(entry, Number(ending.slice(at + 1)));
        return path ? [{ path, at: entry.at }] : [];
      })
      .sort((one, other) => other.at - one.at)
      .map(({ path }) => path);
  const remember = (path) => {
    const ending = `${id}-${trail(path).at(-1)}`;
    const known = own(page.store.get(name()).answers, ending);
    if (known?.revision === revision && String(known.answer) === String(path)) return; // opening a page changes nothing
    page.store.put(name(), { [ending]: { revision, answer: path } }, since() ? { since: since() } : {});
  };

  const bubble = (from, number) => {
    const copy = from.cloneNode(true);
    const who = copy.querySelector("strong");
    who.remove();
    if (number) who.className = "quiz__spoken"; // its side shows who speaks
    const made = element("li", {}, who, ` ${short(copy.textContent)}`);
    if (number) made.value = number;
    return made;
  };
  const bubbles = (path, from) => {
    const nodes = trail(path);
    const lines = path.map((letter, index) => bubble(line(nodes[index] + letter), index + 1)).slice(from);
    const over = lines.length - MOST;
    const textContent = say("endings.over", { number: over });
    if (over > 1) lines.splice(MOST - 2, over, element("li", { className: "endings__over", textContent }));
    return lines;
  };
  const goBack = (path) => {
    page.kinds.dialogue.write(form, path);
    form.dispatchEvent(new Event("change")); // so that the player stores it and removes the marks
    speak(form);
    const first = open(form);
    first.focus();
    first.scrollIntoView({ block: "center" });
  };
  const card = (path, now) => {
    const { status, credit } = page.grade({ kind: "dialogue", key, whole: whole !== undefined }, path);
    const all = parse(points);
    const ending = line(trail(path).at(-1)).querySelector("strong").cloneNode(true);
    const title = element("p", { className: "endings__title" }, ending);
    const score = paragraph(say("points", tenths(times(credit, all), all)), "endings__points");
    const made = element("li", {}, title, score);
    made.dataset.status = status;
    if (path === now) {
      title.append(" ", element("span", { className: "endings__now", textContent: say("endings.now") }));
      made.append(element("ol", { className: "endings__way" }, ...bubbles(path, 0)));
      return made;
    }
    const parted = path.findIndex((letter, index) => letter !== now[index]);
    const back = button(say("endings.back", { number: parted + 1 }), () => goBack(now.slice(0, parted)));
    made.append(
      paragraph(say(parted ? "endings.parted" : "endings.parted-first", { number: parted })),
      element("ol", { className: "endings__way" }, bubble(line(trail(path)[parted])), ...bubbles(path, parted)),
      block("question__controls", back),
    );
    return made;
  };
  const show = (now) => {
    const paths = reached().filter((path) => trail(path).at(-1) !== trail(now).at(-1));
    const reachedNow = paths.length + 1;
    const count = say("endings.count", { reached: reachedNow, all: possible });
    const label = element("p", { className: "endings__count", id: within(form.id, "endings"), textContent: count });
    const more = reachedNow < possible ? [paragraph(say("endings.more"))] : [];
    const list = element("ol", { className: "endings__list" }, ...[now, ...paths].map((path) => card(path, now)));
    panel = block("endings", label, ...more, list);
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-labelledby", label.id);
    form.append(panel);
    const spoken = find(".question__status .quiz__spoken"); // announced with the reasons
    const spokenCount = spoken.querySelector("[data-endings]") ?? spoken.appendChild(element("span"));
    spokenCount.dataset.endings = "";
    spokenCount.textContent = ` ${count}.`;
  };

  const look = () => {
    if (!section.isConnected) return;
    if (!watching) {
      watching = true;
      page.store.watch(section, (changed) => changed === name() && look());
    }
    const path = page.kinds.dialogue.read(form);
    const focused = panel?.contains(document.activeElement);
    panel?.remove();
    if (path) remember(path);
    if (path && form.dataset.status) show(path);
    if (focused) (find(".endings button") ?? find("[type=submit]")).focus(); // another tab changed it
  };
  // The player's attributes are the only interface between the two. Its changes are painted first, except when it
  // mounts the quiz, after which nothing may move.
  const written = { attributes: true, attributeFilter: ["data-path", "data-status"] };
  new MutationObserver(() => (watching ? setTimeout(look) : look())).observe(form, written);
  if (form.dataset.path !== undefined) look();
};
