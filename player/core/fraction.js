// Exact fractions: [numerator, denominator] in BigInt, reduced.
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
const reduce = ([n, d]) => {
  const common = gcd(n, d);
  return [n / common, d / common];
};

export const ZERO = [0n, 1n];
// Of a text such as "3" or "1/2".
export const parse = (text) => {
  const [n, d = "1"] = text.split("/");
  return reduce([BigInt(n), BigInt(d)]);
};
export const add = ([a, b], [c, d]) => reduce([a * d + c * b, b * d]);
export const times = ([a, b], [c, d]) => reduce([a * c, b * d]);
// As people write it: "1 1/2".
export const mixed = ([n, d]) =>
  [n >= d || !n ? n / d : "", n % d ? `${n % d}/${d}` : ""].filter((part) => part !== "").join(" ");
// As files keep it: "3/2".
export const plain = ([n, d]) => `${n}/${d}`;
// Both as people write them, to be filled into words.
export const points = (earned, possible) => ({ earned: mixed(earned), possible: mixed(possible) });
