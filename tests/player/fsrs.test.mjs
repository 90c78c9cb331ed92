import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../player/core/dates.js";
import { memory } from "../../player/core/fsrs.js";
import { data } from "./data.mjs";

const DAY = 86_400_000;
const isNear = (one, other) => Math.abs(one - other) <= 1e-9 * Math.abs(other);

test("logs are remembered as py-fsrs says", () => {
  for (const { log, expect: [stability, difficulty, last, due, recall] } of data.memories) {
    const found = memory(log);
    assert.ok(isNear(found.stability, stability) && isNear(found.difficulty, difficulty));
    assert.deepEqual([found.last, found.due], [last, due]);
    assert.ok(isNear(found.recall(last + 10), recall));
  }
});
test("of each day the first review counts", () => {
  const morning = 20_000 * DAY;
  const parts = ({ recall, ...rest }) => rest;
  assert.deepEqual(parts(memory([[morning, 1], [morning + DAY - 1, 4]])), parts(memory([[morning, 1]])));
  assert.equal(memory([[morning, 1], [morning + DAY, 3]]).last, day(morning + DAY));
});
test("what is damaged is as if it were not there", () => {
  const damaged = [[], 5, null, ["x", 3], [1, 9], [1, "constructor"], [1]];
  assert.equal(memory(damaged), null);
  assert.deepEqual(memory([...damaged, [5 * DAY, 3]]).due, memory([[5 * DAY, 3]]).due);
});
