import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrate } from "../../player/core/calibration.js";
import { add, parse, plain, times } from "../../player/core/fraction.js";
import { isMastered, mastery } from "../../player/core/mastery.js";
import { grade, result } from "../../player/core/score.js";
import { data, kinds } from "./data.mjs";

const { cases, examples, drawn } = data.scores;

const scored = (questions, pass, file) => {
  const { problems, questions: graded, ...rest } = result({ kinds, calibrate }, questions, pass, file);
  if (problems) return { problems: problems.sort() };
  const short = ([id, { status, credit }]) => [id, [status, plain(credit)]];
  const { earned, possible } = rest;
  const statuses = Object.fromEntries(Object.entries(graded).map(short));
  return { ...rest, earned: plain(earned), possible: plain(possible), questions: statuses };
};

for (const { name, questions, pass, sheet, expect } of cases) {
  test(`golden case ${name}`, () => {
    const found = scored(questions, pass, sheet);
    if (expect.problems) return assert.deepEqual(found, { problems: [...expect.problems].sort() });
    if (expect.unreadable) {
      const refused = Object.entries(found.questions).filter(([, [status]]) => status === "unreadable");
      return assert.deepEqual(refused, expect.unreadable.map((id) => [id, ["unreadable", "0/1"]]));
    }
    const same = (one, other) => assert.deepEqual(parse(one), parse(String(other)));
    same(found.earned, expect.earned);
    same(found.possible, expect.possible);
    assert.deepEqual([found.percent, found.passed], [expect.percent, expect.passed]);
    if (expect.calibration) assert.deepEqual(found.calibration, expect.calibration);
    for (const [id, { status, credit }] of Object.entries(expect.questions)) {
      assert.equal(found.questions[id][0], status);
      if (credit !== undefined) same(found.questions[id][1], credit);
    }
  });
}

test("the specification's examples", () => {
  assert.ok(examples.length > 50);
  for (const { name, questions: [question], given, read, credit } of examples) {
    if (read === "refused") {
      assert.equal(grade(kinds, question, given).status, "unreadable", name);
      continue;
    }
    const found = grade(kinds, question, given);
    assert.equal(found.status === "unanswered", read === "not answered", name);
    assert.deepEqual(found.credit, parse(credit.replace("–", "0")), name);
  }
});

test("what chance draws is scored as in Python", () => {
  assert.ok(drawn.length >= 400);
  for (const { questions, pass, sheet, expect } of drawn) assert.deepEqual(scored(questions, pass, sheet), expect);
});

test("without a calibration, a result has none", () => {
  assert.equal(result({ kinds }, [], 80, {}).calibration, undefined);
});

test("fractions are reduced", () => {
  assert.deepEqual(parse("6/4"), [3n, 2n]);
  assert.deepEqual(add(parse("1/6"), parse("1/3")), [1n, 2n]);
  assert.deepEqual(times(parse("2/3"), parse("3/4")), [1n, 2n]);
});

test("an objective is mastered at its threshold, over all quizzes", () => {
  const asked = [{ id: "a", objective: "o", points: "1" }, { id: "b", objective: "o", points: "4" }];
  const questions = { a: { credit: [0n, 1n] }, b: { credit: [1n, 1n] } };
  const [earned, possible] = mastery([{ asked, questions }]).get("o");
  assert.deepEqual([plain(earned), plain(possible)], ["4/1", "5/1"]);
  assert.equal(isMastered([earned, possible], 80), true);
  assert.equal(isMastered([earned, possible], 81), false);
});
