// A learner's pace: how her time compares with the minutes that were computed, by the last lessons that she finished.
const LESSONS = 7;
const FEWEST = 3; // so that one odd lesson changes nothing
const MOST = 3; // times as long or as short: what is beyond was not reading and answering

// Of an odd number of values the middle one, of an even number the higher of both.
const middle = (values) => values.sort((one, other) => one - other)[values.length >> 1];
const bounded = (ratio) => Math.min(MOST, Math.max(1 / MOST, ratio));

// `lessons` is what the browser keeps: [[quiz, read, answer, done], ...], the ratios of her minutes to computed ones.
// Returns both ratios, null before enough lessons are done.
export const paceOf = (lessons) => {
  const isWhole = (lesson) => lesson?.[1] > 0 && lesson[2] > 0 && lesson[3];
  const done = (Array.isArray(lessons) ? lessons : []).filter(isWhole).slice(-LESSONS);
  return done.length < FEWEST ? null : [1, 2].map((part) => bounded(middle(done.map((lesson) => lesson[part]))));
};
// Returns her minutes, `{answer, minutes}`, for computed ones, [read, answer].
export const atPace = ([read, answer], [reading, answering]) => {
  const rounded = (minutes) => Math.max(1, Math.round(minutes));
  return { answer: rounded(answer * answering), minutes: rounded(read * reading + answer * answering) };
};
