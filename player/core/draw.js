// Which questions are asked, and in which order: from a seed, by the rules of src/practicum/quiz/blueprint.py.
const times = (a, b) => Math.imul(a, b) >>> 0;

// Returns the rank of a name, from 0 to 2 ** 32 - 1: the 32-bit hash FNV-1a of `seed/name` (Fowler, Noll, Vo,
// http://www.isthe.com/chongo/tech/comp/fnv/), then the finalizer of MurmurHash3, fmix32 (Appleby,
// https://github.com/aappleby/smhasher).
export const rank = (seed, name) => {
  let state = 0x811c9dc5;
  for (const character of `${seed}/${name}`) state = times(state ^ character.charCodeAt(0), 0x01000193);
  state = times(state ^ (state >>> 16), 0x85ebca6b);
  state = times(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
};
// Compares two names by rank, and by themselves if their ranks are equal.
export const compare = (seed, a, b) => rank(seed, a) - rank(seed, b) || (a < b ? -1 : Number(a > b));

// `order` are the questions as [id, stimulus], `lines` are [take, ids] of a blueprint (undefined: all are asked).
// Returns the ids that are asked, in order.
export const asked = (seed, order, lines, shuffled) => {
  const taken = ([take, ids]) => [...ids].sort((a, b) => compare(seed, a, b)).slice(0, take);
  const wanted = lines && new Set(lines.flatMap(taken));
  const chosen = order.filter(([id]) => !wanted || wanted.has(id));
  const by = ([a, stimulusA], [b, stimulusB]) => compare(seed, stimulusA || a, stimulusB || b) || compare(seed, a, b);
  if (shuffled) chosen.sort(by);
  return chosen.map(([id]) => id);
};
