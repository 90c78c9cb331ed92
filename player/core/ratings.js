// How well a review went, as FSRS counts it.
export const AGAIN = 1;
export const HARD = 2;
export const GOOD = 3;
export const EASY = 4;
