// What this browser keeps of a course: a record for each quiz and worksheet, each answer with the time of its last change.
// All that was read stays in memory too, so that a file can be saved when the browser's own is full, blocked or cleared.
const VERSION = 1;
const SHEET = "worksheet/"; // what the names of worksheets begin with
const ENDINGS = "endings/"; // and those of the endings reached in a quiz's conversations
const REVIEWS = 50; // of a question, that are kept

// Returns what says a word by its key, with values filled in.
const sayer = (words) => (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

const create = ({ course, words }) => {
  const said = JSON.parse(words);
  const prefix = `practicum/${course}/`;
  const memory = new Map(); // by name
  const gone = new Set(); // names that were cleared elsewhere: not written back unless she says so
  const unsaved = new Set(); // names whose last change is in memory alone
  let watchers = []; // [element, run]
  let trouble = "";
  let done = "";

  const own = (table, id) => (Object.hasOwn(table, id) ? table[id] : undefined);
  const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isReview = (one) => Array.isArray(one) && one.every(Number.isFinite);
  const listed = (list) => (Array.isArray(list) ? list.filter(isReview) : []);
  // The reviews of two logs, question/revision -> [[time, rating], ...]: the latest of both, in whichever order they meet.
  const union = (...logs) => {
    const all = {};
    for (const [key, list] of logs.flatMap((log) => (isTable(log) ? Object.entries(log) : []))) {
      const reviews = [...(own(all, key) ?? []), ...listed(list)].map((review) => [String(review), review]);
      all[key] = [...new Map(reviews).values()].sort(([a, x], [b, y]) => a - b || x - y).slice(-REVIEWS);
    }
    return Object.keys(all).length ? { log: all } : {};
  };
  // Anything damaged is as if it were not there.
  const clean = (found) =>
    isTable(found) && { ...found, log: union(found.log).log, answers: Object.fromEntries(Object.entries(isTable(found.answers) ? found.answers : {}).filter(([, entry]) => isTable(entry))) };
  const raw = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch (error) {
      if (!(error instanceof SyntaxError)) trouble ||= "blocked";
      return null;
    }
  };
  const read = (name) => clean(raw(prefix + name)) || null;

  const differs = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
  const time = (entry) => (Number.isFinite(entry.at) ? entry.at : 0);
  // Whether `other` is the later of two, by a rule that does not depend on which of the two is whose.
  const isLater = (other, one) => (time(other) - time(one) || (JSON.stringify(other) > JSON.stringify(one) ? 1 : -1)) > 0;
  const isBetter = (other, one) =>
    !one || (Boolean(other.passed) - Boolean(one.passed) || share(other) - share(one) || time(one) - time(other)) > 0;
  const share = ({ earned, possible }) => number(earned) / number(possible) || 0;
  const number = (text = 0) => String(text).split("/").reduce((n, d) => n / d);
  // Loses neither what is later nor the better result.
  const merge = (one, other) => {
    const since = Math.max(one.since ?? 0, other.since ?? 0); // the last time that she started over
    const answers = {};
    for (const [id, entry] of [...Object.entries(one.answers), ...Object.entries(other.answers)]) {
      const known = own(answers, id);
      if (time(entry) >= since && (!known || isLater(entry, known))) answers[id] = entry;
    }
    const head = ({ answers: _, log, ...rest }) => rest;
    const [a, b] = [head(one), head(other)];
    const newer = (a.since ?? 0) === (b.since ?? 0) ? isLater(b, a) : (b.since ?? 0) > (a.since ?? 0);
    const best = [bestOf(one), bestOf(other)].filter(Boolean).reduce((x, y) => (isBetter(y, x) ? y : x), null);
    return { ...(newer ? { ...a, ...b } : { ...b, ...a }), ...(best ? { best } : {}), ...union(one.log, other.log), version: VERSION, answers };
  };
  const bestOf = ({ best, passed }) => best ?? (passed ? { passed } : null);
  const isBegun = (record) => Object.values(record.answers).some(({ answer }) => answer !== null);

  const write = (name, record) => {
    memory.set(name, record);
    unsaved.add(name);
    try {
      for (const each of unsaved) {
        localStorage.setItem(prefix + each, JSON.stringify(memory.get(each)));
        unsaved.delete(each);
      }
      if (trouble !== "cleared") trouble = "";
    } catch (error) {
      trouble = error.name === "QuotaExceededError" ? "full" : "blocked";
    }
    document.dispatchEvent(new Event("practicum"));
    tell();
  };

  const notify = (name) => {
    watchers = watchers.filter(([element]) => element.isConnected);
    for (const [, run] of watchers) run(name);
  };
  const lost = (names) => {
    const some = names.filter((name) => memory.has(name) && (memory.get(name).log || isBegun(memory.get(name))));
    for (const name of names) gone.add(name);
    if (some.length) trouble = "cleared";
    tell();
  };
  // Takes over what another tab wrote, and writes again what it did not know.
  const adopt = (name, found) => {
    const known = memory.get(name);
    if (!known) memory.set(name, found);
    else {
      const merged = merge(found, known);
      const ids = Object.keys(merged.answers);
      if (!gone.has(name) && (differs(found.log, merged.log) || ids.some((id) => differs(own(found.answers, id), merged.answers[id])))) write(name, merged);
      else memory.set(name, merged);
    }
    notify(name);
  };

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const button = (text, run) => {
    const made = element("button", { type: "button", className: "md-button", textContent: text });
    made.addEventListener("click", run);
    return made;
  };
  const notice = element("div", { className: "kept" });
  const line = element("p", { role: "status" });
  const again = button(said.again, () => {
    gone.clear();
    trouble = "";
    done = said["again-done"];
    for (const [name, record] of memory) write(name, merge(read(name) ?? { answers: {} }, record));
  });
  const file = button(said.file, () => store.save());
  notice.append(line, element("div", { className: "kept__buttons" }, file, again));
  // Says below the page's quiz or worksheet that nothing is kept, and offers the file.
  const tell = () => {
    const host = watchers.findLast(([{ isConnected }]) => isConnected)?.[0];
    if (trouble) done = "";
    const text = trouble ? said[trouble] : done;
    const isTold = !!text && !!host;
    document.documentElement.classList.toggle("with-kept", isTold);
    if (!isTold) return notice.remove();
    if (notice.parentElement !== host) host.append(notice);
    again.hidden = trouble !== "cleared";
    if (line.textContent !== text) line.textContent = text;
  };

  const store = {
    SHEET,
    ENDINGS,
    merge,
    sayer,
    isBegun,
    // Calls `run` once for each element of the page that it was not called for before.
    each(selector, run) {
      for (const place of document.querySelectorAll(`${selector}:not([data-mounted])`)) {
        place.dataset.mounted = "";
        run(place);
      }
    },
    element,
    button,
    get: (name) => memory.get(name) ?? { answers: {} },
    // Keeps changed entries, and what else a record holds; of a `result` the better one stays beside the latest, and
    // a `log` is added to what is there.
    put(name, changed, { result, log, ...rest } = {}) {
      const mine = store.get(name);
      const stored = read(name);
      if (!stored && trouble !== "blocked" && !gone.has(name) && !unsaved.has(name) && isBegun(mine)) lost([name]);
      const base = gone.has(name) ? stored ?? { answers: {} } : merge(stored ?? { answers: {} }, mine);
      const now = Date.now();
      const stamped = Object.entries(changed).map(([id, entry]) => [id, { ...entry, at: Math.max(now, time(own(base.answers, id) ?? {}) + 1) }]);
      const since = rest.since ?? base.since;
      const next = { ...base, ...rest, ...union(base.log, log), version: VERSION, answers: { ...base.answers, ...Object.fromEntries(stamped) } };
      if (since) next.answers = Object.fromEntries(Object.entries(next.answers).filter(([, entry]) => time(entry) >= since));
      if (stamped.length || rest.since) next.at = now;
      if (result) {
        const { at, ...before } = base.latest ?? {};
        next.latest = differs(before, result) ? { ...result, at: now } : base.latest;
        next.passed = result.passed;
        const best = bestOf(base);
        if (isBegun(next) && isBetter(next.latest, best)) next.best = next.latest;
        else if (best) next.best = best;
      }
      if (gone.has(name)) {
        write(name, next);
        memory.set(name, merge(next, mine)); // what was cleared is still here for the file
      } else if (differs(next, stored)) write(name, next);
    },
    // Merges records that were read from a file into what is kept.
    join(records) {
      gone.clear();
      for (const [name, record] of records) {
        write(name, merge(merge(read(name) ?? { answers: {} }, store.get(name)), record));
        notify(name);
      }
    },
    erase() {
      try {
        for (const name of all()) localStorage.removeItem(prefix + name);
      } catch {
        trouble = "blocked";
      }
      memory.clear();
      gone.clear();
      unsaved.clear();
      trouble = done = "";
      document.dispatchEvent(new Event("practicum"));
      tell();
    },
    // Calls `run` with the name of a record whenever another tab or a file changed it, while the element is on the page.
    watch(element, run) {
      watchers.push([element, run]);
      tell();
    },
    get learner() {
      const name = raw(`${prefix}learner`);
      return typeof name === "string" ? name : "";
    },
    set learner(name) {
      try {
        localStorage.setItem(`${prefix}learner`, JSON.stringify(name));
      } catch {
        trouble ||= "blocked";
        tell();
      }
    },
    save() {
      const all = [...memory];
      const part = (prefix) => Object.fromEntries(all.filter(([name]) => name.replace(/[^/]+$/, "") === prefix).map(([name, record]) => [name.slice(prefix.length), record]));
      const day = new Date().toISOString();
      store.download(`${course}-progress-${day.slice(0, 10)}.json`, "application/json", `${JSON.stringify({
        practicum: "progress", version: VERSION, course, saved: day, learner: store.learner,
        quizzes: part(""), worksheets: part(SHEET), endings: part(ENDINGS),
      }, null, 1)}\n`);
    },
    // A worksheet as plain text: `labels` by field; what stands in fields that are no longer on it comes last.
    text(title, labels, { answers }) {
      const filled = (id) => typeof own(answers, id)?.answer === "string";
      const gone = Object.keys(answers).filter((id) => filled(id) && !Object.hasOwn(labels, id));
      const parts = [...Object.entries(labels), ...gone.map((id) => [id, answers[id].label ?? id])];
      return `${[title, "=".repeat([...title].length)].join("\n")}\n${parts.map(([id, label]) => `\n${label}\n\n${(filled(id) ? answers[id].answer : "-").replace(/^/gm, "    ")}\n`).join("")}`;
    },
    download(name, type, text) {
      const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 9000);
    },
  };

  const all = () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    } catch {
      trouble = "blocked";
      return [];
    }
  };
  const look = () => {
    const names = all();
    for (const name of names) {
      const found = read(name);
      if (found) adopt(name, found);
    }
    lost([...memory.keys()].filter((name) => !names.includes(name)));
  };
  look();
  addEventListener("storage", ({ key, newValue }) => {
    if (key === null) look();
    else if (key.startsWith(prefix)) {
      const name = key.slice(prefix.length);
      const found = newValue === null ? null : read(name);
      if (found) adopt(name, found);
      else if (memory.has(name)) lost([name]);
    }
  });
  addEventListener("pageshow", ({ persisted }) => persisted && look()); // it slept while other tabs wrote
  return store;
};

practicum.store ??= create(document.currentScript.dataset);
for (const name of ["start", "sheets", "overview"]) practicum[name]?.();
