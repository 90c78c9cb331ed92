// A file of progress with anything odd in any place: it is refused, or every page can read it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrate } from "../../player/core/calibration.js";
import { DAY } from "../../player/core/dates.js";
import { parse } from "../../player/core/fraction.js";
import { memory } from "../../player/core/fsrs.js";
import { bounded, clean, isBegun, merge, revise } from "../../player/core/merge.js";
import { readFile, Refusal, writeFile } from "../../player/core/progressfile.js";
import { result } from "../../player/core/score.js";
import { standing } from "../../player/core/standing.js";
import { worksheetText } from "../../player/core/worksheet.js";
import { data, json, kinds } from "./data.mjs";

const COURSE = "consultative-selling";
const NOW = Date.UTC(2026, 5, 1);
const FILE = json("tests/fixtures/learners/b216591/progress.json");
const LONG = "x".repeat(5_000);
const VALUES = [null, "", "__proto__", -1, "1e400", "NaN", [], {}, true, LONG, 0.5, "9e15", [[]], { toString: null }];
const KEYS = ["__proto__", "constructor", "toString", "toJSON", "valueOf", "", LONG];
const SPOT = "the spot"; // where a text is written into the file
const RAW = ["1e400", "NaN", "9e15"]; // written without quotation marks: numbers, or no JSON

// Returns the path to each value of a tree.
const paths = (tree, path = []) =>
  Object.entries(typeof tree === "object" && tree ? tree : {}).flatMap(([key, value]) => {
    return [[...path, key], ...paths(value, [...path, key])];
  });
// Returns the tree with the value at a path replaced, or its key.
const changed = (tree, [key, ...rest], change) => {
  const copy = Array.isArray(tree) ? [...tree] : Object.fromEntries(Object.entries(tree));
  if (rest.length) {
    copy[key] = changed(copy[key], rest, change);
    return copy;
  }
  return change(copy, key);
};
const asText = (tree, value) => {
  const written = RAW.includes(value) ? value : JSON.stringify(value);
  return JSON.stringify(tree).replace(`"${SPOT}"`, () => written);
};
// Yields [what was changed, the file's text].
function* broken() {
  for (const path of paths(FILE)) {
    const spot = changed(FILE, path, (copy, key) => Object.assign(copy, { [key]: SPOT }));
    const place = path.join(".");
    for (const value of VALUES) yield [`${place} = ${JSON.stringify(value).slice(0, 20)}`, asText(spot, value)];
    const isList = Array.isArray(path.slice(0, -1).reduce((tree, key) => tree[key], FILE));
    for (const name of isList ? [] : KEYS) {
      const renamed = changed(FILE, path, (copy, key) => {
        const entries = Object.entries(copy).map(([known, value]) => [known === key ? name : known, value]);
        return Object.fromEntries(entries);
      });
      yield [`${place} -> ${name.slice(0, 20)}`, JSON.stringify(renamed)];
    }
  }
}

// Questions of every kind, under the ids of the file.
const questions = data.scores.drawn.flatMap((drawn) => drawn.questions);
const ofKind = Object.values(Object.fromEntries(questions.map((question) => [question.kind, question])));
const scored = (record) =>
  Object.entries(record.answers).flatMap(([id, entry]) => ofKind.map((question) => [{ ...question, id }, entry]));

// What the pages make of records.
const readByAllPages = (records) => {
  for (const [name, record] of records) {
    const stored = bounded(clean(JSON.parse(JSON.stringify(record))), NOW);
    const own = { answers: { a: { answer: "a", at: 5 } }, at: 5 };
    const merged = merge(merge(own, stored), record);
    const half = { earned: "1/2", possible: "1/1", passed: false };
    const next = revise(merged, { a: { answer: "b" } }, { result: half }, NOW);
    for (const one of [stored, merged, next]) {
      standing([one]);
      isBegun(one);
      worksheetText(name, { customer: "Customer" }, one);
      for (const { earned = "0", possible = "0" } of [one.best ?? {}, one.latest ?? {}]) [earned, possible].map(parse);
      for (const log of Object.values(one.log ?? {})) memory(log);
      assert.ok(!one.asked?.includes("x"));
      assert.ok(Math.max(standing([one]).at, one.since ?? 0) <= NOW + DAY + 1);
    }
    for (const [question, { answer, sure }] of scored(stored)) {
      const given = { answers: { [question.id]: answer }, confidence: { [question.id]: sure } };
      const found = result({ kinds, calibrate }, [question], "50", given);
      assert.ok(found.problems || found.possible);
    }
  }
  writeFile({ course: COURSE, saved: "", learner: "" }, records);
};

test("anything odd in any place of a file is refused with a line, or can be read by every page", () => {
  const counts = { refused: 0, read: 0 };
  const before = Object.getOwnPropertyNames(Object.prototype);
  for (const [what, text] of broken()) {
    let found;
    try {
      found = readFile(text, COURSE, NOW);
    } catch (error) {
      assert.ok(error instanceof Refusal, `${what}: ${error.stack}`);
      assert.ok(Object.values(error.values).every((value) => typeof value === "string" && value.length < 100), what);
      counts.refused++;
      continue;
    }
    assert.equal(typeof found.learner, "string", what);
    try {
      readByAllPages(found.records);
    } catch (error) {
      error.message = `${what}: ${error.message}`;
      throw error;
    }
    counts.read++;
  }
  assert.ok(counts.refused > 1000 && counts.read > 100, JSON.stringify(counts));
  assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
});
test("a file that is nested too deeply to be stored is refused", () => {
  const deep = JSON.stringify({ ...FILE, later: SPOT }).replace(`"${SPOT}"`, "[".repeat(1e5) + "]".repeat(1e5));
  assert.throws(() => readFile(deep, COURSE, NOW), (error) => error instanceof Refusal && error.message === "broken");
});
