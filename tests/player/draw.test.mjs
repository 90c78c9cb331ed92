import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, rank } from "../../player/core/draw.js";
import { data } from "./data.mjs";

const { order, lines, asked: drawn, ranks } = data.draws;

test("a seed asks the same as in Python", () => {
  for (const [seed, shuffled, ids] of drawn) assert.deepEqual(asked(seed, order, lines, shuffled), ids);
});
test("names have the same ranks as in Python", () => {
  for (const [seed, name, expected] of ranks) assert.equal(rank(seed, name), expected);
});
test("without a blueprint, all is asked", () => {
  assert.deepEqual(asked(1, order, undefined, false), order.map(([id]) => id));
});
