// Returns a value as JSON that is YAML as well: characters that a YAML reader would refuse or read as line ends are
// escaped, so that the grader reads what the page wrote.
export const asJson = (value, indent) =>
  JSON.stringify(
    value,
    (_, part) => (typeof part === "string" ? part.replace(/\p{Surrogate}/gu, "\ufffd") : part),
    indent,
  ).replace(/[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
