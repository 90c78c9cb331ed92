/*! FSRS-6, after py-fsrs 6.3.2, Copyright (c) 2022 Open Spaced Repetition. MIT licence: fsrs-LICENSE.txt */
// How long something is remembered, from its reviews: FSRS-6 by Jarrett Ye, formulas in
// https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm. With the default parameters, without steps
// within a day and without random changes, so that the same log gives the same day on every device.
import { day } from "./dates.js";
import { AGAIN, EASY, HARD } from "./ratings.js";

const W = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
const RETENTION = 0.9; // probability of recall on the day that it is due
const FACTOR = RETENTION ** (-1 / W[20]) - 1; // so that the interval in days is the stability
const LONGEST = 36500; // days

const recall = (stability, days) => (1 + (FACTOR * Math.max(days, 0)) / stability) ** -W[20];
const firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1;
const bounded = (difficulty) => Math.min(Math.max(difficulty, 1), 10);
const nextDifficulty = (difficulty, rating) => {
  const damped = difficulty - (W[6] * (rating - 3) * (10 - difficulty)) / 9;
  return bounded(W[7] * firstDifficulty(EASY) + (1 - W[7]) * damped);
};
const nextStability = ({ stability, difficulty }, rating, chance) => {
  if (rating === AGAIN) {
    const afterLapse = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - chance) * W[14]);
    return Math.min(afterLapse, stability / Math.exp(W[17] * W[18]));
  }
  const gain = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp((1 - chance) * W[10]) - 1);
  return stability * (1 + gain * (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1));
};

// `log` is [[time in ms, rating 1 to 4], ...] in order. Returns `stability` in days, `difficulty` from 1 to 10, the
// days of the `last` review and of the next one (`due`), and `recall(day)`, the probability of recall (0 to 1); null
// for an empty log. The first review of each day counts; damaged entries are ignored.
export const memory = (log) => {
  let state = null;
  for (const [time, rating] of log.filter((review) => Array.isArray(review) && W[review[1] - 1] && review[1] <= EASY)) {
    const today = day(time);
    if (Number.isNaN(today)) continue;
    if (!state) state = { stability: W[rating - 1], difficulty: bounded(firstDifficulty(rating)), last: today };
    else if (today > state.last) {
      const stability = Math.max(nextStability(state, rating, recall(state.stability, today - state.last)), 0.001);
      state = { stability, difficulty: nextDifficulty(state.difficulty, rating), last: today };
    }
  }
  if (!state) return null;
  const due = state.last + Math.min(Math.max(Math.round(state.stability), 1), LONGEST);
  return { ...state, due, recall: (at) => recall(state.stability, at - state.last) };
};
