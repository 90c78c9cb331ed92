// Compares the endings that a learner has reached in a conversation: on which ways, what they earned, and where they part.
const MOST = 8; // replies of one way that are shown
const LENGTH = 70; // signs of a line that are shown
practicum.compared ??= new WeakSet();

const short = (text) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH).replace(/ [^ ]*$/, "")} …` : line;
};

const mount = (form) => {
  const section = form.closest(".quiz");
  const { quiz } = section.dataset;
  const { question: id, revision, points, whole } = form.dataset;
  const key = JSON.parse(form.dataset.key);
  const words = JSON.parse(section.dataset.words);
  const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, part) => values[part]);
  const find = (what) => form.querySelector(what);
  const line = (name) => find(`.script [data-line="${name}"]`);
  const possible = form.querySelectorAll(".script > li:not(:has(input))").length;
  let panel = null;
  let watching = false;

  const name = () => practicum.store.ENDINGS + quiz;
  const since = () => practicum.store.get(quiz).since; // when she started the quiz over
  // The places that a way leads through, the ending last.
  const trail = (way) => way.reduce((places, letter) => [...places, key[places.at(-1)][letter][1]], [0]);
  // What is kept of an ending that is no way to it is as if it were not there.
  const wayOf = (entry, place) => {
    try {
      const way = practicum.kinds.dialogue.answer(key, entry.answer);
      return way && trail(way).at(-1) === place ? way : null;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return null;
    }
  };
  // The way to each ending that she has reached since, the latest first.
  const reached = () =>
    Object.entries(practicum.store.get(name()).answers)
      .filter(([, entry]) => entry.revision === revision && !(entry.at < since()))
      .flatMap(([own, entry]) => {
        const at = own.lastIndexOf("-");
        const way = own.slice(0, at) === id && wayOf(entry, Number(own.slice(at + 1)));
        return way ? [{ way, at: entry.at }] : [];
      })
      .sort((one, other) => other.at - one.at)
      .map(({ way }) => way);
  const remember = (way) => {
    const own = `${id}-${trail(way).at(-1)}`;
    const known = practicum.own(practicum.store.get(name()).answers, own);
    if (known?.revision === revision && String(known.answer) === String(way)) return; // opening a page changes no time
    practicum.store.put(name(), { [own]: { revision, answer: way } }, since() ? { since: since() } : {});
  };

  const element = (...parts) => practicum.element(...parts);
  const bubble = (from, number) => {
    const copy = from.cloneNode(true);
    const who = copy.querySelector("strong");
    who.remove();
    if (number) who.className = "quiz__spoken"; // her side says it to the eye
    const made = element("li", {}, who, ` ${short(copy.textContent)}`);
    if (number) made.value = number;
    return made;
  };
  const bubbles = (way, from) => {
    const places = trail(way);
    const said = way.map((letter, index) => bubble(line(places[index] + letter), index + 1)).slice(from);
    const over = said.length - MOST;
    if (over > 1) said.splice(MOST - 2, over, element("li", { className: "endings__over", textContent: say("endings.over", { number: over }) }));
    return said;
  };
  const goBack = (way) => {
    practicum.kinds.dialogue.write(form, way);
    form.dispatchEvent(new Event("change")); // the player keeps it, and takes the marks away
    const told = find(".talk + p");
    told.className = "quiz__spoken";
    told.textContent = [...find(".talk").children].slice(-2).map((said) => said.textContent).join(" ");
    const first = find(".script > :not([hidden]) input");
    first.focus();
    first.scrollIntoView({ block: "center" });
  };
  const card = (way, now) => {
    const { status, credit } = practicum.grade({ kind: "dialogue", key, whole: whole !== undefined }, way);
    const [earned, all] = [practicum.times(credit, practicum.parse(points)), practicum.parse(points)].map(practicum.mixed);
    const title = element("p", { className: "endings__title" }, line(trail(way).at(-1)).querySelector("strong").cloneNode(true));
    const about = element("p", { className: "endings__points", textContent: say("points", { earned, possible: all }) });
    const made = element("li", {}, title, about);
    made.dataset.status = status;
    if (way === now) {
      title.append(" ", element("span", { className: "endings__now", textContent: say("endings.now") }));
      made.append(element("ol", { className: "endings__way" }, ...bubbles(way, 0)));
      return made;
    }
    const parted = way.findIndex((letter, index) => letter !== now[index]);
    const back = element("button", { type: "button", className: "md-button", textContent: say("endings.back", { number: parted + 1 }) });
    back.addEventListener("click", () => goBack(now.slice(0, parted)));
    made.append(
      element("p", { textContent: say(parted ? "endings.parted" : "endings.parted-first", { number: parted }) }),
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
    const more = reachedNow < possible ? [element("p", { textContent: say("endings.more") })] : [];
    panel = element("div", { className: "endings" }, label, ...more, element("ol", { className: "endings__list" }, ...[now, ...ways].map((way) => card(way, now))));
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
      practicum.store.watch(section, (changed) => changed === name() && look());
    }
    const way = practicum.kinds.dialogue.read(form);
    const focused = panel?.contains(document.activeElement);
    panel?.remove();
    if (way) remember(way);
    if (way && form.dataset.status) show(way);
    if (focused) (find(".endings button") ?? find("[type=submit]")).focus(); // another tab went on
  };
  // What the player writes there is all that this has to know of it; that is painted first.
  new MutationObserver(() => setTimeout(look)).observe(form, { attributes: true, attributeFilter: ["data-path", "data-status"] });
  if (form.dataset.path !== undefined) look();
};

for (const form of document.querySelectorAll(".quiz[data-mode=practice] [data-kind=dialogue]")) {
  if (practicum.compared.has(form)) continue;
  practicum.compared.add(form);
  mount(form);
}
