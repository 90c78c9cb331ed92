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
const time = ({ at }) => finite(at);
const begin = ({ since }) => finite(since); // when the learner last started over
const isReview = (value) => Array.isArray(value) && value.every(Number.isFinite);

// Returns the latest reviews of some logs, question/revision -> [[time, rating], ...], the same in any order.
const union = (...logs) => {
  const all = {};
  for (const [key, list] of logs.flatMap((log) => (isTable(log) ? Object.entries(log) : []))) {
    const listed = Array.isArray(list) ? list.filter(isReview) : [];
    const reviews = [...(own(all, key) ?? []), ...listed].map((review) => [String(review), review]);
    all[key] = [...new Map(reviews).values()].sort(([a, x], [b, y]) => a - b || x - y).slice(-REVIEWS);
  }
  return Object.keys(all).length ? { log: all } : {};
};

// Returns a record without its damaged parts; null if it is not a record.
export const clean = (found) => {
  if (!isTable(found)) return null;
  const entries = Object.entries(isTable(found.answers) ? found.answers : {});
  const answers = Object.fromEntries(entries.filter(([, entry]) => isTable(entry)));
  return { ...found, log: union(found.log).log, answers };
};

// Returns a record with `now` instead of times that are more than a day ahead, the same record if there are none.
// Reviews are left to learner/due.js.
export const bounded = (record, now) => {
  const next = JSON.parse(JSON.stringify(record));
  const limit = (table, key, time) => isAhead(table[key], now) && (table[key] = time);
  for (const key of ["at", "since", "started"]) limit(next, key, now);
  const latest = Math.max(now, begin(next)); // so that no answer is from before the start
  for (const entry of Object.values(next.answers)) limit(entry, "at", latest);
  return differs(next, record) ? next : record;
};

// Whether `other` is the later of two entries, by a rule that gives the same entry in any order.
const isLater = (other, one) =>
  (time(other) - time(one) || (JSON.stringify(other) > JSON.stringify(one) ? 1 : -1)) > 0;
const number = (text = 0) => String(text).split("/").reduce((n, d) => n / d);
const share = ({ earned, possible }) => number(earned) / number(possible) || 0;
const isBetter = (other, one) =>
  !one || (Boolean(other.passed) - Boolean(one.passed) || share(other) - share(one) || time(one) - time(other)) > 0;
const bestOf = ({ best, passed }) => best ?? (passed ? { passed } : null);

export const merge = (one, other) => {
  const since = Math.max(begin(one), begin(other));
  const answers = {};
  for (const [id, entry] of [...Object.entries(one.answers), ...Object.entries(other.answers)]) {
    const known = own(answers, id);
    if (time(entry) >= since && (!known || isLater(entry, known))) answers[id] = entry;
  }
  const head = ({ answers: _, log, ...rest }) => rest;
  const [a, b] = [head(one), head(other)];
  const newer = begin(a) === begin(b) ? isLater(b, a) : begin(b) > begin(a);
  const best = [bestOf(one), bestOf(other)].filter(Boolean).reduce((x, y) => (isBetter(y, x) ? y : x), null);
  const heads = newer ? { ...a, ...b } : { ...b, ...a };
  return { ...heads, ...(best ? { best } : {}), ...union(one.log, other.log), version: VERSION, answers };
};

// Returns a record with changed entries and other values. Of a `result` the better one is kept beside the latest, a
// `log` is added to the record's log, and with `over` the learner starts over. Times only grow, whatever the clock is.
export const revise = (record, changed, { result, log, over, ...rest }, now) => {
  const known = Math.max(time(record), begin(record), ...Object.values(record.answers).map(time));
  const since = over ? after(known, now) : Math.max(begin(rest), begin(record));
  const stamped = Object.entries(changed).map(([id, entry]) => {
    return [id, { ...entry, at: Math.max(since, after(time(own(record.answers, id) ?? {}), now)) }];
  });
  const entries = Object.entries({ ...record.answers, ...Object.fromEntries(stamped) });
  const answers = Object.fromEntries(since ? entries.filter(([, entry]) => time(entry) >= since) : entries);
  const next = { ...record, ...rest, ...union(record.log, log), version: VERSION, answers };
  if (since) next.since = since;
  if (stamped.length || since > begin(record)) next.at = after(time(record), now);
  if (result) {
    const { at, ...before } = record.latest ?? {};
    next.latest = differs(before, result) ? { ...result, at: now } : record.latest;
    next.passed = result.passed;
    const best = bestOf(record);
    if (isBegun(next) && isBetter(next.latest, best)) next.best = next.latest;
    else if (best) next.best = best;
  }
  return next;
};
