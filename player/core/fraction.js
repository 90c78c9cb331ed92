// Exact fractions: [numerator, denominator] in BigInt, reduced.
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
const reduce = ([n, d]) => {
  const common = gcd(n, d);
  return [n / common, d / common];
};

export const ZERO = [0n, 1n];
// Returns the fraction of a text such as "3" or "1/2"; throws SyntaxError for any other text.
export const parse = (text) => {
  const [n, d = "1"] = text.split("/");
  return reduce([BigInt(n), BigInt(d)]);
};
export const add = ([a, b], [c, d]) => reduce([a * d + c * b, b * d]);
export const times = ([a, b], [c, d]) => reduce([a * c, b * d]);
// Returns the number nearest to n/d, the higher one of two; 0 if `d` is 0.
export const rounded = (n, d) => Number(d && (2n * n + d) / (2n * d));
// Returns the text in files: "3/2".
export const plain = (fraction) => fraction.join("/");
// Returns the number with at most one decimal, in the language of the page: never more than it is. A whole one is in
// digits alone, as all other numbers of a page: a language's way costs more time than the rest of a quiz.
const tenth = ([n, d]) =>
  d === 1n ? n : (Number((n * 10n) / d) / 10).toLocaleString(document.documentElement.lang || undefined);
// Both as values for words.
export const tenths = (earned, possible) => ({ earned: tenth(earned), possible: tenth(possible) });
