// The records of one course in this browser. They are also kept in memory, so that a file can be saved when the
// browser's storage is full, blocked or cleared.
import { bounded, clean, differs, isBegun, merge } from "../core/merge.js";
import { own } from "../core/tables.js";
import { kept } from "./kept.js";

const EMPTY = { answers: {} };

// `changed(name)` is called when another tab or a file changed a record, `report()` when `storage.trouble` may have
// changed.
export const createStorage = (prefix, changed, report) => {
  const memory = new Map(); // by name
  const cleared = new Set(); // names that were cleared elsewhere, written back only if the learner says so
  const unsaved = new Set(); // names whose last change is only in memory

  const raw = (name) => {
    try {
      return kept(prefix + name);
    } catch {
      storage.trouble ||= "blocked";
      return null;
    }
  };
  const read = (name) => clean(raw(name));
  const get = (name) => memory.get(name) ?? EMPTY;
  // Returns what is in memory. If the clock was put back since, what is stored counts, unless that lacks a change.
  const mine = (name, stored, now) => {
    const record = bounded(get(name), now);
    return record === get(name) || !stored || unsaved.has(name) ? record : stored;
  };
  const announce = () => {
    document.dispatchEvent(new Event("practicum"));
    report();
  };
  const write = (name, record) => {
    memory.set(name, record);
    unsaved.add(name);
    try {
      for (const each of unsaved) {
        localStorage.setItem(prefix + each, JSON.stringify(memory.get(each)));
        unsaved.delete(each);
      }
      if (storage.trouble !== "cleared") storage.trouble = "";
    } catch (error) {
      storage.trouble = error.name === "QuotaExceededError" ? "full" : "blocked";
    }
    announce();
  };
  const reportCleared = (names) => {
    for (const name of names) {
      cleared.add(name);
      if (get(name).log || isBegun(get(name))) storage.trouble = "cleared";
    }
    report();
  };
  // Takes over a record that another tab wrote, and writes it again if it lacks changes or has times of a wrong clock.
  const adopt = (name, stored, now = Date.now()) => {
    const found = bounded(stored, now);
    const merged = memory.has(name) ? merge(found, mine(name, found, now)) : found;
    const ids = Object.keys(merged.answers);
    const isMissing = (id) => differs(own(found.answers, id), merged.answers[id]);
    const isBehind = found !== stored || differs(found.log, merged.log) || ids.some(isMissing);
    if (!cleared.has(name) && isBehind) write(name, merged);
    else memory.set(name, merged);
    changed(name);
  };
  const names = () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    } catch {
      storage.trouble = "blocked";
      return [];
    }
  };
  const look = () => {
    const all = names();
    const now = Date.now(); // one for all records, since they are compared
    for (const name of all) {
      const found = read(name);
      if (found) adopt(name, found, now);
    }
    reportCleared([...memory.keys()].filter((name) => !all.includes(name)));
  };

  const storage = {
    trouble: "", // or "blocked", "full", "cleared"
    memory,
    raw,
    get,
    look,
    // Writes the result of `next` for the merged record of storage and memory.
    change(name, next) {
      const now = Date.now();
      const found = read(name);
      const stored = found && bounded(found, now);
      const known = mine(name, stored, now);
      const isBlocked = storage.trouble === "blocked";
      if (!stored && !isBlocked && !cleared.has(name) && !unsaved.has(name) && isBegun(known)) reportCleared([name]);
      const record = next(cleared.has(name) ? stored ?? EMPTY : merge(stored ?? EMPTY, known));
      if (cleared.has(name)) {
        write(name, record);
        memory.set(name, merge(record, known)); // cleared answers are kept for the file
      } else if (differs(record, stored)) write(name, record);
    },
    set(name, value) {
      try {
        localStorage.setItem(prefix + name, JSON.stringify(value));
      } catch {
        storage.trouble ||= "blocked";
        report();
      }
    },
    // Merges records, [[name, record], ...], into the stored ones, even into cleared ones.
    join(records) {
      cleared.clear();
      const now = Date.now();
      for (const [name, record] of records) {
        const stored = bounded(read(name) ?? EMPTY, now);
        write(name, merge(merge(stored, mine(name, stored, now)), record));
        changed(name);
      }
    },
    erase() {
      try {
        for (const name of names()) localStorage.removeItem(prefix + name);
      } catch {
        // Storage is blocked, which the next change reports.
      }
      storage.trouble = "";
      for (const all of [memory, cleared, unsaved]) all.clear();
      announce();
    },
  };

  addEventListener("storage", ({ key, newValue }) => {
    if (key === null) look();
    else if (key.startsWith(prefix)) {
      const name = key.slice(prefix.length);
      const found = newValue === null ? null : read(name);
      if (found) adopt(name, found);
      else if (memory.has(name)) reportCleared([name]);
    }
  });
  addEventListener("pageshow", ({ persisted }) => persisted && look()); // other tabs may have written meanwhile
  return storage;
};
