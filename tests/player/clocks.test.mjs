// Clocks that are wrong, and corrected: nothing is lost without a word, and nothing comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { after, DAY, isAhead } from "../../player/core/dates.js";
import { bounded, merge, revise } from "../../player/core/merge.js";
import { readFile } from "../../player/core/progressfile.js";
import { chance } from "./data.mjs";

const NOW = Date.UTC(2026, 5, 1);
const HOUR = 3_600_000;
const EMPTY = { answers: {} };
const say = (record, letter, now, more = {}) => revise(record, { a: { answer: letter } }, more, now);

test("what is written is later than what is known, and at least now", () => {
  assert.deepEqual([after(5, 10), after(10, 10), after(20, 10)], [10, 11, 21]);
});
test("a time more than a day ahead is not believed", () => {
  const found = [5, NOW + DAY, NOW + DAY + 1, undefined].map((time) => isAhead(time, NOW));
  assert.deepEqual(found, [false, false, true, false]);
});
test("with a clock that was ahead, starting over still ends all earlier answers", () => {
  const before = say(EMPTY, "a", NOW + HOUR);
  const over = revise(before, {}, { over: true }, NOW);
  assert.deepEqual(over.answers, {});
  for (const record of [merge(over, before), merge(before, over)]) assert.deepEqual(record.answers, {});
  const later = say(over, "b", NOW + 1);
  for (const record of [merge(later, before), merge(before, later)]) assert.equal(record.answers.a.answer, "b");
});
test("with a clock that was put back after starting over, every later answer stays", () => {
  for (const ahead of [HOUR, 3 * DAY, 3350 * DAY]) {
    const over = revise(say(EMPTY, "a", NOW + ahead), {}, { over: true }, NOW + ahead + 1);
    const later = say(bounded(over, NOW), "b", NOW + 1);
    assert.equal(later.answers.a.answer, "b");
    for (const now of [NOW + 1, NOW + HOUR, NOW + 9 * DAY]) assert.equal(bounded(later, now).answers.a.answer, "b");
    assert.equal(merge(later, bounded(over, NOW)).answers.a.answer, "b");
    assert.equal(merge(bounded(later, NOW + 2), { ...EMPTY }).answers.a.answer, "b");
  }
});
test("what a browser stores has no time of more than a day ahead once it is read, and no order is lost", () => {
  const far = NOW + 3350 * DAY;
  const record = { at: far, since: far, started: far, seed: 9e15, answers: { a: { answer: "a", at: far + 1 }, b: {} } };
  const found = { at: NOW, since: NOW, started: NOW, seed: 9e15, answers: { a: { answer: "a", at: NOW }, b: {} } };
  assert.deepEqual(bounded(record, NOW), found);
  const usual = { at: NOW + HOUR, answers: { a: { at: NOW + DAY } } };
  assert.equal(bounded(usual, NOW), usual); // nothing to write
  const mixed = { since: NOW + HOUR, answers: { a: { answer: "a", at: far } } };
  assert.equal(merge(bounded(mixed, NOW), EMPTY).answers.a.answer, "a"); // started over before it, not after it
});
test("of two devices, the one whose clock was ahead by years does not win for ever", () => {
  const ahead = bounded(say(EMPTY, "a", NOW + 3350 * DAY), NOW);
  const later = say(EMPTY, "b", NOW + HOUR);
  for (const record of [merge(ahead, later), merge(later, ahead)]) assert.equal(record.answers.a.answer, "b");
});
test("a file's times are bounded as the browser's are", () => {
  const far = NOW + 3350 * DAY;
  const answers = { a: { answer: "a", at: far } };
  const quiz = { at: far, since: far, log: { "a/0000aaaa": [[5, 3], [far, 3]] }, answers };
  const file = { practicum: "progress", version: 1, course: "c", quizzes: { one: quiz }, worksheets: {} };
  const [[, found]] = readFile(JSON.stringify(file), "c", NOW).records;
  const log = { "a/0000aaaa": [[5, 3], [NOW, 3]] };
  assert.deepEqual(found, { at: NOW, since: NOW, log, answers: { a: { answer: "a", at: NOW } } });
});
test("whatever a clock does, the last answer and the last start stay, and times only grow", () => {
  const next = chance(11);
  for (let round = 0; round < 2000; round++) {
    let stored = EMPTY;
    let answers = {};
    for (let step = 0; step < 12; step++) {
      const now = NOW + Math.floor((next() - 0.5) * 20) * 12 * HOUR; // up to five days off
      const record = bounded(stored, now);
      const id = next() < 0.5 ? "a" : "b";
      const isOver = next() < 0.3;
      const changed = isOver ? {} : { [id]: { answer: String(step) } };
      answers = isOver ? {} : { ...answers, [id]: String(step) };
      stored = merge(record, revise(record, changed, isOver ? { over: true } : {}, now));
      const found = Object.entries(stored.answers).map(([name, { answer }]) => [name, answer]);
      assert.deepEqual(Object.fromEntries(found.sort()), Object.fromEntries(Object.entries(answers).sort()));
      assert.ok(stored.at > (record.at ?? 0));
    }
  }
});
