// What earlier versions keep and write: tests/fixtures/learners/README.md.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { clean, merge } from "../../player/core/merge.js";
import { readFile, Refusal, writeFile } from "../../player/core/progressfile.js";
import { json, ROOT } from "./data.mjs";

const FOLDER = "tests/fixtures/learners/";
const COURSE = "consultative-selling";
const LATER = Date.UTC(2026, 5, 1);
const versions = readdirSync(new URL(FOLDER, ROOT)).filter((name) => !["course", "README.md"].includes(name));

for (const version of versions) {
  const kept = json(`${FOLDER}${version}/browser.json`);
  const file = json(`${FOLDER}${version}/progress.json`);
  const text = `${JSON.stringify(file, null, 1)}\n`;
  const records = Object.entries(kept).filter(([, value]) => typeof value === "object");

  test(`${version}: each record is read as it was kept, and merged with itself it is the same`, () => {
    assert.ok(records.length >= 7);
    for (const [, record] of records) {
      const found = JSON.parse(JSON.stringify(clean(record)));
      assert.deepEqual(found, record);
      assert.deepEqual(JSON.parse(JSON.stringify(merge(clean(record), clean(record)))), record);
      assert.deepEqual(JSON.parse(JSON.stringify(merge({ answers: {} }, clean(record)))), record);
    }
  });
  test(`${version}: a file of progress is read whole, and written again it is the same`, () => {
    const found = readFile(text, COURSE, LATER);
    assert.equal(found.learner, file.learner);
    const prefix = `practicum/${COURSE}/`;
    const byName = Object.fromEntries(records.map(([key, record]) => [key.slice(prefix.length), record]));
    assert.deepEqual(Object.fromEntries(found.records), byName);
    const head = { course: COURSE, saved: file.saved, learner: file.learner };
    assert.deepEqual(JSON.parse(writeFile(head, found.records)), file);
  });
  test(`${version}: a later version's keys are left as they are`, () => {
    const [name] = Object.keys(file.quizzes);
    const more = structuredClone(file);
    more.quizzes[name].colour = "red";
    const read = readFile(JSON.stringify(more), COURSE, LATER);
    assert.equal(read.records.find(([one]) => one === name)[1].colour, "red");
  });
}

test("a file that is not one is refused, with the key of what to say", () => {
  const refused = (text, key) => assert.throws(() => readFile(text, COURSE, LATER), (error) => {
    return error instanceof Refusal && error.message === key;
  });
  const good = { practicum: "progress", version: 1, course: COURSE, quizzes: {}, worksheets: {} };
  refused("{", "broken");
  refused("[]", "no-progress");
  refused('{"quiz": "a"}', "sheet-file");
  refused(JSON.stringify({ ...good, version: 2 }), "newer");
  refused(JSON.stringify({ ...good, course: "x" }), "other");
  refused(JSON.stringify({ ...good, quizzes: { a: { answers: { b: { answer: 5 } } } } }), "damaged");
  assert.deepEqual(readFile(JSON.stringify(good), COURSE, LATER), { learner: "", records: [] });
});
