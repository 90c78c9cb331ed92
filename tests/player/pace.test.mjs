import assert from "node:assert/strict";
import { test } from "node:test";
import { atPace, paceOf } from "../../player/core/pace.js";

const lessons = (...all) => all.map(([read, answer, done = true], index) => [`lesson-${index}`, read, answer, done]);

test("a pace is known after three finished lessons", () => {
  assert.equal(paceOf(null), null);
  assert.equal(paceOf(lessons([0.5, 2], [0.5, 2])), null);
  assert.equal(paceOf(lessons([0.5, 2], [0.5, 2], [0.5, 2, false])), null);
  assert.deepEqual(paceOf(lessons([0.5, 2], [0.5, 2], [0.5, 2])), [0.5, 2]);
});
test("one odd lesson changes nothing", () => {
  assert.deepEqual(paceOf(lessons([0.5, 2], [9, 0.01], [0.5, 2], [0.5, 2])), [0.5, 2]);
});
test("the last seven lessons count", () => {
  const seven = Array(7).fill([0.5, 2]);
  assert.deepEqual(paceOf(lessons(...Array(9).fill([1, 1]), ...seven)), [0.5, 2]);
});
test("a pace is at most three times as fast or as slow", () => {
  assert.deepEqual(paceOf(lessons(...Array(3).fill([0.01, 50]))), [1 / 3, 3]);
});
test("what is damaged counts as not there", () => {
  const damaged = [["one", "x", {}, true], ["two", -1, 1, true], ["three", 0, 1, true]];
  for (const found of ["x", 7, {}, [null, 1, "x"], damaged]) assert.equal(paceOf(found), null);
});
test("minutes are whole, and at least one", () => {
  assert.deepEqual(atPace([6, 7], [0.5, 2]), { answer: 14, minutes: 17 });
  assert.deepEqual(atPace(["6", "7"], [1, 1]), { answer: 7, minutes: 13 });
  assert.deepEqual(atPace([1, 0], [1 / 3, 1]), { answer: 1, minutes: 1 });
});
