import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, isBegun, merge, revise } from "../../player/core/merge.js";
import { standing } from "../../player/core/standing.js";
import { chance } from "./data.mjs";

const next = chance(7);
const pick = (list) => list[Math.floor(next() * list.length)];
const some = (values) => Object.fromEntries(values.filter(() => next() < 0.6));
const entry = () => {
  const more = some([["at", pick([0, 1, 2, 3, 4])], ["checked", next() < 0.5]]);
  return { answer: pick(["a", "b", null]), ...more };
};
const best = () => ({ earned: pick(["0/1", "5/2", "3/1"]), possible: "3/1" });
const log = () => {
  const reviews = () => Array.from({ length: pick([0, 3, 40]) }, () => [Math.floor(next() * 90), pick([1, 2, 3, 4])]);
  return some([["one/0000aaaa", reviews()], ["two/0000aaaa", reviews()]]);
};
const record = () => ({
  answers: some(["one", "two", "constructor"].map((id) => [id, entry()])),
  ...some([["at", pick([0, 1, 2, 3])], ["since", pick([0, 1, 2, 3, 4])], ["seed", pick([1, 2])]]),
  ...some([["best", best()], ["log", log()]]),
});
const share = ({ earned, possible }) => earned.split("/").reduce((n, d) => n / d) / possible.split("/")[0];

test("merging is the same in any order, and loses neither the later nor the better", () => {
  for (let round = 0; round < 2000; round++) {
    const [a, b, c] = [record(), record(), record()];
    const all = [merge(merge(a, b), c), merge(c, merge(b, a)), merge(merge(b, c), a), merge(merge(merge(a, b), c), a)];
    for (const other of all) {
      assert.deepEqual(other.answers, all[0].answers);
      assert.deepEqual(other.log, all[0].log);
    }
    const since = Math.max(...[a, b, c].map((one) => one.since ?? 0));
    for (const one of [a, b, c]) {
      for (const [id, { at = 0 }] of Object.entries(one.answers)) {
        if (at >= since) assert.ok((all[0].answers[id].at ?? 0) >= at);
      }
      if (one.best) assert.ok(share(all[0].best) >= share(one.best));
      for (const [key, list] of Object.entries(one.log ?? {})) {
        const latest = [...list].sort(([x], [y]) => y - x).slice(0, 1);
        for (const review of latest) assert.ok(all[0].log[key].some((other) => other[0] >= review[0]));
      }
    }
  }
});
test("what is damaged in a record is left out, and nothing else", () => {
  assert.equal(clean(null), null);
  assert.equal(clean([]), null);
  const answers = { a: 5, b: { answer: "c" } };
  const found = clean({ seed: 5, later: "x", answers, log: { "b/0": [5, null, [1, 2]] } });
  assert.deepEqual(found, { seed: 5, later: "x", answers: { b: { answer: "c" } }, log: { "b/0": [[1, 2]] } });
});
test("a changed entry gets a later time than the one before, whatever the clock says", () => {
  const before = { answers: { a: { answer: "x", at: 50 } } };
  assert.equal(revise(before, { a: { answer: "y" } }, {}, 10).answers.a.at, 51);
  assert.deepEqual(revise({ answers: {} }, {}, { log: { "a/0": [[3, 1]] } }, 10).log, { "a/0": [[3, 1]] });
});
test("the better result is kept beside the latest one", () => {
  const good = { earned: "2/1", possible: "2/1", percent: 100, passed: true };
  const bad = { ...good, earned: "0/1", percent: 0, passed: false };
  const one = revise({ answers: {} }, { a: { answer: "a" } }, { result: good }, 10);
  const two = revise(one, { a: { answer: "b" } }, { result: bad }, 20);
  assert.deepEqual([two.best.percent, two.latest.percent, two.passed], [100, 0, false]);
});
test("after starting over, no earlier answer comes back", () => {
  const old = { answers: { a: { answer: "a", at: 5 } } };
  const over = revise(old, {}, { since: 9 }, 9);
  assert.deepEqual(merge(over, old).answers, {});
});
test("where a learner is, by the records", () => {
  const begun = { answers: { a: { answer: "a" } }, at: 4 };
  const passed = { best: { passed: true }, answers: {}, at: 7 };
  assert.equal(isBegun({}), false);
  assert.deepEqual(standing([{}]), { status: "none", at: 0 });
  assert.deepEqual(standing([begun, {}]), { status: "begun", at: 4 });
  assert.deepEqual(standing([begun, passed]), { status: "begun", at: 7 });
  assert.deepEqual(standing([passed]), { status: "passed", at: 7 });
});
