// Points as people read them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tenths } from "../../player/core/fraction.js";

const shown = (earned, possible) => Object.values(tenths(earned, possible)).map(String);

test("whole points need nothing of the page's language", () => {
  assert.deepEqual(shown([0n, 1n], [8n, 1n]), ["0", "8"]);
  assert.deepEqual(shown([1000n, 1n], [1000n, 1n]), ["1000", "1000"]);
});
test("parts of points are in the page's language, and never more than they are", () => {
  globalThis.document = { documentElement: { lang: "de" } };
  assert.deepEqual(shown([8n, 3n], [1204n, 401n]), ["2,6", "3"]);
});
