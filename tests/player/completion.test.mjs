// What a learner may state of herself, from her records.
import assert from "node:assert/strict";
import { test } from "node:test";
import { completion } from "../../player/core/completion.js";

const OUTLINE = {
  modules: [
    { lessons: [{ title: "One", quizzes: ["one", "more"] }, { title: "To read", quizzes: [] }] },
    { lessons: [{ title: "Two", quizzes: ["two"] }] },
  ],
  quizzes: {
    one: { title: "Q1", questions: [] },
    more: { title: "Q2", questions: [] },
    two: { title: "Q3", questions: [] },
    warm: { title: "Before", questions: [] },
    exam: { title: "Exam", asked: 2 },
  },
};
const best = (earned, possible) => ({ best: { earned, possible, percent: 1, passed: true } });
const entries = (times) => times.map((time, n) => [`q${n}`, { answer: "a", at: time }]);
const at = (...times) => ({ answers: Object.fromEntries(entries(times)) });
const DONE = {
  one: { ...best("2/1", "3/1"), ...at(30, 20) },
  more: { ...best("1/2", "1/1"), ...at(50) },
  two: { ...best("5/1", "5/1"), ...at(40) },
  exam: at(70, 60),
};
const found = (changed = {}, outline = OUTLINE) =>
  completion(outline, (id) => ({ answers: {}, ...DONE[id], ...changed[id] }));

test("it has the days of the first and the last answer, and the per cent of the best results", () => {
  assert.deepEqual(found(), {
    first: 20,
    last: 70,
    percent: 83, // 7 1/2 of 9
    lessons: [
      { title: "One", percent: 63 }, // 2 1/2 of 4 is 62.5
      { title: "Two", percent: 100 },
    ],
    assessments: [{ id: "exam", title: "Exam", asked: 2, answered: 2 }],
  });
});
test("there is none before every lesson is passed and every question of an assessment is answered", () => {
  assert.equal(found({ two: { best: { passed: false } } }), null);
  assert.equal(found({ two: { best: undefined, answers: {} } }), null);
  assert.equal(found({ exam: at(70) }), null);
  assert.equal(found({ exam: { answers: { q0: { answer: "a" }, q1: { answer: null } } } }), null);
});
test("a lesson that was only written in has no per cent", () => {
  const written = { passed: true, ...best("0/1", "0/1") };
  assert.deepEqual(found({ two: written }).lessons[1], { title: "Two", percent: null });
  assert.equal(found({ one: written, more: written, two: written }).percent, null);
});
test("a record of early versions has no times and no best result", () => {
  const early = { best: undefined, passed: true, answers: {} };
  const exam = { answers: { a: { answer: "a" }, b: { answer: "b" } } };
  const { first, last, percent } = found({ one: early, more: early, two: early, exam });
  assert.deepEqual([first, last, percent], [0, 0, null]);
});
test("a course without lessons and assessments is not completed", () => {
  assert.equal(found({}, { modules: [], quizzes: { warm: OUTLINE.quizzes.warm } }), null);
});
