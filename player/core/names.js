// Under which names a browser keeps what belongs to a course.
export const prefixOf = (course) => `practicum/${course}/`;
export const WORKSHEET = "worksheet/"; // what the names of worksheets begin with
export const ENDINGS = "endings/"; // and those of the endings reached in a quiz's conversations
// What a name begins with: "" for a quiz.
export const sortOf = (name) => name.replace(/[^/]+$/, "");
