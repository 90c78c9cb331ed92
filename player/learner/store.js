// The records of a course in this browser, for the scripts of its pages: `practicum.store`.
import { merge, revise } from "../core/merge.js";
import { writeFile } from "../core/progressfile.js";
import { download } from "../ui/dom.js";
import { ENDINGS, LEARNER, prefixOf } from "../core/names.js";
import { askInVisit } from "./lasting.js";
import { createNotice } from "./notice.js";
import { createStorage } from "./storage.js";

const QUIZ = "learner"; // earlier versions kept the name where a quiz with that id has its answers

export const createStore = (course, words) => {
  let watchers = []; // [element, run]
  let done = "";
  let reminder = "";

  const changed = (name) => {
    watchers = watchers.filter(([element]) => element.isConnected);
    for (const [, run] of watchers) run(name);
  };
  // The notice is below the page's last quiz or worksheet.
  const report = () => {
    if (storage.trouble) done = "";
    notice(watchers.findLast(([{ isConnected }]) => isConnected)?.[0], storage.trouble, done, reminder);
  };
  const remind = (text) => {
    reminder = text;
    report();
  };
  const storage = createStorage(prefixOf(course), changed, report);
  const again = () => {
    storage.trouble = "";
    done = words["again-done"];
    storage.join([...storage.memory]);
  };
  const save = () => {
    const saved = new Date().toISOString();
    const file = writeFile({ course, saved, learner: store.learner }, storage.memory);
    download(`${course}-progress-${saved.slice(0, 10)}.json`, "application/json", file);
    remind("");
  };
  const notice = createNotice(words, save, again);

  // Moves the name before that quiz is written over it.
  const keepName = ([name]) => name === QUIZ && (store.learner = store.learner);

  const store = {
    merge,
    save,
    download,
    get: storage.get,
    join(records) {
      records.forEach(keepName);
      storage.join(records);
    },
    // Stores changed entries and other values of a record, as `revise` does; a quiz starts over with its endings.
    put(name, entries, more = {}) {
      keepName([name]);
      storage.change(name, (record) => revise(record, entries, more, Date.now()));
      if (more.over && storage.memory.has(ENDINGS + name)) store.put(ENDINGS + name, {}, { over: true });
      if (Object.keys(entries).length) askInVisit(words, remind);
    },
    erase() {
      done = "";
      storage.erase();
    },
    // Calls `run` with the name of a record when another tab or a file changed it, while the element is on the page.
    // Returns a function that stops this.
    watch(element, run) {
      const watcher = [element, run];
      watchers.push(watcher);
      report();
      return () => {
        watchers = watchers.filter((other) => other !== watcher);
        report();
      };
    },
    get learner() {
      const name = storage.raw(LEARNER) ?? storage.raw(QUIZ);
      return typeof name === "string" ? name : "";
    },
    set learner(name) {
      storage.set(LEARNER, name);
    },
  };
  storage.look();
  return store;
};
