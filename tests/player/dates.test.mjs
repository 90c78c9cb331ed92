import assert from "node:assert/strict";
import { test } from "node:test";
import { day, minutesSince } from "../../player/core/dates.js";

test("a day is the learner's own, and no clock that is put forward loses one", () => {
  process.env.TZ = "Europe/Berlin";
  const saturday = Date.UTC(2026, 2, 28, 22, 30); // 23:30; the clocks are put forward that night
  const days = [0, 1, 23.5].map((hours) => day(saturday + hours * 3_600_000) - day(saturday));
  assert.deepEqual(days, [0, 1, 2]);
  process.env.TZ = "UTC";
  assert.equal(day(0), 0);
  assert.equal(day(86_399_999), 0);
  assert.ok(Number.isNaN(day("x")));
});
test("minutes are whole, and none before a start or with a clock that was put back", () => {
  assert.equal(minutesSince(1, 180_000), 2);
  assert.equal(minutesSince(0, 180_000), 0);
  assert.equal(minutesSince(180_000, 1), 0);
});
