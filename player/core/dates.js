// Times are in milliseconds since 1970. Days are those of the learner's own calendar.
const MINUTE = 60_000;
const DAY = 86_400_000;

// Returns the number of a time's day: days that follow each other have numbers that do.
export const day = (time) => {
  const date = new Date(time);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
};
// Returns the whole minutes that have passed since a time; 0 is none.
export const minutesSince = (started, now) => (started ? Math.max(0, Math.floor((now - started) / MINUTE)) : 0);
