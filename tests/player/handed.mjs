// Reads cases from standard input as JSON; writes of each the progress file that the page makes, and the page's scores.
import { readFileSync } from "node:fs";
import { calibrate } from "../../player/core/calibration.js";
import { merge } from "../../player/core/merge.js";
import { readFile, Refusal, writeFile } from "../../player/core/progressfile.js";
import { plain } from "../../player/core/fraction.js";
import { resultOf } from "../../player/learner/results.js";
import { install } from "../../player/quiz/install.js";
import "../../player/quiz/typed.js";

const folder = new URL("../../player/kinds/", import.meta.url);
const { names, cases } = JSON.parse(readFileSync(0, "utf-8"));
const kinds = {};
for (const name of names) kinds[name] = (await import(new URL(`${name}.js`, folder))).default;
install(kinds, { calibrate });

const NOW = Date.UTC(2026, 5, 1);
const HEAD = { course: "course", saved: new Date(NOW).toISOString(), learner: "Zoë" };
const score = (found) => {
  if (!found || found.problems) return null;
  const graded = Object.entries(found.questions).map(([id, { status, credit }]) => [id, [status, plain(credit)]]);
  const { earned, possible, percent, passed } = found;
  const questions = Object.fromEntries(graded);
  return { earned: plain(earned), possible: plain(possible), percent, passed, questions };
};
const read = (text) => {
  try {
    return readFile(text, HEAD.course, NOW).records[0][1];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return null;
  }
};
const made = cases.map(({ outline, one, other }) => {
  const text = writeFile(HEAD, [["quiz", other ? merge(one, other) : one]]);
  const record = read(text);
  if (!record) return null;
  const checked = Object.entries(record.answers).filter(([, { checked, answer, revision }]) => {
    return checked && Object.keys(answer ?? "").length && revision; // a check asks for an answer
  });
  const of = (key) => Object.fromEntries(checked.map(([id, entry]) => [id, entry[key]]));
  const given = { answers: of("answer"), revisions: of("revision") };
  const all = globalThis.practicum.result(outline.questions, outline.pass, given);
  return { text, shown: score(resultOf(outline, record)), scored: checked.length ? score(all) : null };
});
process.stdout.write(JSON.stringify(made));
