// What a progress file holds, what stays out of it, and its name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../player/core/filename.js";
import { contents, handedIn } from "../../player/core/handin.js";
import { merge } from "../../player/core/merge.js";
import { readFile, writeFile } from "../../player/core/progressfile.js";
import { chance, json } from "./data.mjs";

const COURSE = "consultative-selling";
const NOW = Date.UTC(2026, 5, 1);
const { records } = readFile(JSON.stringify(json("tests/fixtures/learners/b216591/progress.json")), COURSE, NOW);
const HEAD = { course: COURSE, saved: "", learner: "" };
const asRead = (some) => readFile(writeFile(HEAD, some), COURSE, NOW).records;
const plain = (value) => JSON.parse(JSON.stringify(value));
const MORE = ["reflections", "worksheets", "log"];
const entries = (some) => some.flatMap(([, { answers }]) => Object.values(answers));

test("a file holds what was counted, and with all ticks all there is", () => {
  const found = contents(records);
  assert.deepEqual(contents(handedIn(records, MORE)), found);
  assert.deepEqual(handedIn(records, MORE), records);
  assert.equal(found.endings, entries(records.filter(([name]) => name.startsWith("endings/"))).length);
  assert.ok(found.endings);
  assert.deepEqual(contents(handedIn(records, [])), { ...found, reflections: 0, worksheets: 0, log: 0 });
  for (const part of MORE) {
    const others = Object.fromEntries(MORE.filter((other) => other !== part).map((other) => [other, 0]));
    assert.ok(found[part] > 0, part);
    assert.deepEqual(contents(handedIn(records, [part])), { ...found, ...others });
  }
});
test("without ticks, no word that a learner wrote for herself is in the file", () => {
  const text = writeFile(HEAD, handedIn(records, []));
  for (const { answer } of entries(records).filter(({ own, label }) => own || label)) {
    if (answer) assert.ok(!text.includes(JSON.stringify(answer)), answer);
  }
  assert.ok(!text.includes('"log"'));
});
test("merged in any order, a file that lacks parts takes nothing away", () => {
  const random = chance(17);
  for (let round = 0; round < 300; round++) {
    const wanted = MORE.filter(() => random() < 0.5);
    const lacking = new Map(asRead(handedIn(records, wanted)));
    for (const [name, record] of records) {
      const part = lacking.get(name);
      if (!part) continue;
      for (const both of [merge(record, part), merge(part, record)]) assert.deepEqual(plain(both), plain(record));
    }
  }
});
test("a file is YAML as well, whatever was typed", () => {
  const typed = "a\u0085b\u2028c\x92d\ud800e\uffff 🙂";
  const text = writeFile(HEAD, [["worksheet/w", { version: 1, answers: { a: { answer: typed, at: 1 } } }]]);
  assert.ok(!/[\x7f-\x9f\u2028\ud800\uffff](?![\udc00-\udfff])/.test(text));
  const [[, record]] = readFile(text, COURSE, NOW).records;
  assert.equal(record.answers.a.answer, typed.replace("\ud800", "\ufffd"));
});
test("a name is safe in every system, and says course and learner in any script", () => {
  assert.equal(fileName("safe-lifting", "Zoë O’Brien / 李"), "safe-lifting-Zoë-O-Brien-李");
  assert.equal(fileName("Sicher heben", ""), "Sicher-heben");
  assert.equal(fileName("c", "../..\\:*?\"<>|\u202e\u0000 CON. "), "c-CON");
  assert.equal(fileName("c", "e\u0301"), "c-é");
  assert.equal(fileName("c", "…"), "c");
  assert.ok(fileName("c", "𝒜".repeat(200)).length <= 2 + 2 * 24);
});
