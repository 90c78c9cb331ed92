// The records of a course in this browser, for the scripts of its pages: `practicum.store`.
import { fileName } from "../core/filename.js";
import { merge, revise } from "../core/merge.js";
import { writeFile } from "../core/progressfile.js";
import { download } from "../ui/dom.js";
import { ENDINGS, LEARNER, prefixOf } from "../core/names.js";
import { askInVisit } from "./lasting.js";
import { createNotice } from "./notice.js";
import { createStorage } from "./storage.js";

const QUIZ = "learner"; // earlier versions kept the name where a quiz with that id has its answers

// `hand` says where a saved file goes, see ui/send.js.
export const createStore = (course, words, hand) => {
  let watchers = []; // [element, run]
  let done = "";
  let reminder = "";

  const watching = () => (watchers = watchers.filter(([element]) => element.isConnected));
  const changed = (name) => {
    for (const [, run] of watching()) run(name);
  };
  // The notice is below the page's last quiz or worksheet.
  const report = () => {
    if (storage.trouble) done = "";
    notice(watching().at(-1)?.[0], storage.trouble, done, reminder);
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
  // Returns the name and the text of a file with records, by default with all.
  const file = (records = storage.memory) => {
    const saved = new Date().toISOString();
    // To the second: files of several people go into one folder, some without a name.
    const name = `${fileName(course, store.learner, saved.slice(0, 19))}-progress.json`;
    return { name, text: writeFile({ course, saved, learner: store.learner }, records) };
  };
  const save = ({ name, text } = file()) => {
    download(name, "application/json", text);
    remind("");
  };
  const notice = createNotice(words, () => save(), again);

  // Moves the name before that quiz is written over it.
  const keepName = ([name]) => name === QUIZ && (store.learner = store.learner);

  const store = {
    course,
    hand,
    merge,
    file,
    save,
    download,
    raw: storage.raw,
    get: storage.get,
    all: () => [...storage.memory],
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
