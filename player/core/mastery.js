// What a learner has mastered, by the rules of src/practicum/grading/mastery.py.
import { add, parse, times, ZERO } from "./fraction.js";

// Returns objective -> [earned, possible], in points, over the results of all quizzes with a checked question.
export const mastery = (results) => {
  const found = new Map();
  for (const { asked, questions } of results) {
    for (const { id, objective, points } of asked) {
      const weight = parse(points);
      if (!weight[0]) continue;
      const [earned, possible] = found.get(objective) ?? [ZERO, ZERO];
      found.set(objective, [add(earned, times(questions[id].credit, weight)), add(possible, weight)]);
    }
  }
  return found;
};
// `threshold` is in per cent (0 to 100).
export const isMastered = ([earned, possible], threshold) =>
  100n * earned[0] * possible[1] >= BigInt(threshold) * possible[0] * earned[1];
