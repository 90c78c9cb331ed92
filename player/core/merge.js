// Records of what a learner did, one for each quiz and worksheet: each answer with the time of its last change. Merging
// gives the same result in any order, and keeps the later answers and the better result.
import { after, isAhead } from "./dates.js";
import { isTable, own } from "./tables.js";

export const VERSION = 1;
const REVIEWS = 50; // kept for each question

export const differs = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
// These two take records that `clean` has not seen, too.
export const isBegun = ({ answers }) => Object.values(answers ?? {}).some((entry) => entry?.answer != null);
export const isPassed = ({ best, passed }) => best?.passed || passed;
const finite = (value) => (Number.isFinite(value) ? value : 0);
const time = (entry) => finite(entry?.at);
const begin = ({ since }) => finite(since); // when the learner last started over
const entriesOf = (table) => (isTable(table) ? Object.entries(table) : []);
const isReview = (value) => Array.isArray(value) && value.every(Number.isFinite);

// Returns the latest reviews of some logs, question/revision -> [[time, rating], ...], the same in any order.
const union = (...logs) => {
  const all = {};
  for (const [key, list] of logs.flatMap(entriesOf)) {
    const reviews = [own(all, key) ?? [], list].flat().filter(isReview);
    const different = new Map(reviews.map((review) => [String(review), review]));
    all[key] = [...different.values()].sort(([a, x], [b, y]) => a - b || x - y).slice(-REVIEWS);
  }
  return Object.keys(all).length ? { log: all } : {};
};

// Returns a record without its damaged parts; null if it is not a record.
export const clean = (found) => {
  if (!isTable(found)) return null;
  const answers = Object.fromEntries(entriesOf(found.answers).filter(([, entry]) => isTable(entry)));
  return { ...found, log: union(found.log).log, answers };
};

// Returns a record with `now` instead of times that are more than a day ahead, the same record if there are none.
// Reviews are left to learner/due.js.
export const bounded = (record, now) => {
  const next = structuredClone(record);
  for (const key of ["at", "since", "started"]) if (isAhead(next[key], now)) next[key] = now;
  const latest = Math.max(now, begin(next)); // so that no answer is from before the start
  for (const entry of Object.values(next.answers)) if (isAhead(entry.at, now)) entry.at = latest;
  return differs(next, record) ? next : record;
};

// Returns a number above 0 if `other` is the later of two entries, by a rule that gives the same one in any order.
const order = (other, one) => time(other) - time(one) || (JSON.stringify(other) > JSON.stringify(one) ? 1 : -1);
const number = (text = 0) => String(text).split("/").reduce((n, d) => n / d);
const share = ({ earned, possible }) => number(earned) / number(possible) || 0;
const gain = (one, other) =>
  Boolean(other.passed) - Boolean(one.passed) || share(other) - share(one) || time(one) - time(other);
// Returns the better of two results, each of which may be missing.
const better = (one, other) => (other && (!one || gain(one, other) > 0) ? other : one);
const bestOf = ({ best, passed }) => best ?? (passed && { passed });

export const merge = (one, other) => {
  const since = Math.max(begin(one), begin(other));
  const answers = {};
  for (const [id, entry] of [one, other].flatMap(({ answers }) => Object.entries(answers))) {
    const known = own(answers, id);
    if (time(entry) >= since && (!known || order(entry, known) > 0)) answers[id] = entry;
  }
  const head = ({ answers: _, log, ...rest }) => rest;
  const a = head(one);
  const b = head(other);
  const heads = (begin(b) - begin(a) || order(b, a)) > 0 ? { ...a, ...b } : { ...b, ...a };
  const best = better(bestOf(one), bestOf(other));
  return { ...heads, ...(best ? { best } : {}), ...union(one.log, other.log), version: VERSION, answers };
};

// Returns a record with changed entries and other values. Of a `result` the better one is kept beside the latest, a
// `log` is added to the record's log, and with `over` the learner starts over. Times only grow, whatever the clock is.
export const revise = (record, changed, { result, log, over, ...rest }, now) => {
  const known = Math.max(time(record), begin(record), ...Object.values(record.answers).map(time));
  const since = over ? after(known, now) : Math.max(begin(rest), begin(record));
  const stamped = Object.entries(changed).map(([id, entry]) => {
    return [id, { ...entry, at: Math.max(since, after(time(own(record.answers, id)), now)) }];
  });
  const entries = Object.entries({ ...record.answers, ...Object.fromEntries(stamped) });
  const answers = Object.fromEntries(entries.filter(([, entry]) => time(entry) >= since));
  const next = { ...record, ...rest, ...union(record.log, log), version: VERSION, answers };
  if (since) next.since = since;
  if (stamped.length || since > begin(record)) next.at = after(time(record), now);
  if (result) {
    const { at, ...before } = record.latest ?? {};
    next.latest = differs(before, result) ? { ...result, at: now } : record.latest;
    next.passed = result.passed;
    const best = better(bestOf(record), isBegun(next) && next.latest);
    if (best) next.best = best;
  }
  return next;
};
