// Times are in milliseconds since 1970. Days are those of the learner's own calendar.
const MINUTE = 60_000;
export const DAY = 86_400_000;

// Returns the number of the day that a time is in; the next day has the next number.
export const day = (time) => {
  const date = new Date(time);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
};
// Clocks are wrong at times: what is written is later than what is known, and a time more than a day ahead is not
// believed.
export const after = (known, now) => Math.max(now, known + 1);
export const isAhead = (time, now) => time > now + DAY;
// Returns the minutes since a time, rounded down; 0 if `started` is 0.
export const minutesSince = (started, now) => (started ? Math.max(0, Math.floor((now - started) / MINUTE)) : 0);
