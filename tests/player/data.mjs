// What tests/player/test_modules.py gives: golden cases, examples and drawn data, each with what Python makes of it.
import { readdirSync, readFileSync } from "node:fs";
import "../../player/quiz/tools.js";
import "../../player/quiz/typed.js";

export const ROOT = new URL("../../", import.meta.url);
export const json = (path) => JSON.parse(readFileSync(new URL(path, ROOT), "utf-8"));
const read = () => {
  const path = process.env.PRACTICUM_DATA;
  if (!path) throw new Error("run these with: pytest tests/player/test_modules.py");
  return JSON.parse(readFileSync(path, "utf-8"));
};
export const data = read();

// The kinds of question, by their names: found, as scripts/player.py finds them.
export const kinds = {};
for (const file of readdirSync(new URL("player/kinds/", ROOT)).filter((name) => name.endsWith(".js"))) {
  kinds[file.replace(".js", "")] = (await import(new URL(`player/kinds/${file}`, ROOT))).default;
}

// Numbers from 0 to 1, the same in every run.
export const chance = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
