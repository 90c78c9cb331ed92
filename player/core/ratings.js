// How well a review went: the ratings of FSRS.
export const AGAIN = 1;
export const HARD = 2;
export const GOOD = 3;
export const EASY = 4;
