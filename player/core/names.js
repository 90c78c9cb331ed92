// The names under which a browser stores the records of a course.
export const prefixOf = (course) => `practicum/${course}/`;
export const LEARNER = "learner/name"; // not an id, which a quiz can have
export const VIEW = "practicum/view"; // how the learner wants to see quizzes, of every course
export const PACE = "learner/pace"; // how long her last lessons took, see core/pace.js
export const WORKSHEET = "worksheet/"; // the names of worksheets begin with it
export const ENDINGS = "endings/"; // and so do those of the endings reached in a quiz's conversations
// Returns what a name begins with: "" for a quiz.
export const sortOf = (name) => name.replace(/[^/]+$/, "");
