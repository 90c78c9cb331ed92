// Which questions are asked, and in which order: from a seed, by the rules of src/practicum/draw.py.
const times = (a, b) => Math.imul(a, b) >>> 0;

export const rank = (seed, name) => {
  let state = 0x811c9dc5;
  for (const character of `${seed}/${name}`) state = times(state ^ character.charCodeAt(0), 0x01000193);
  state = times(state ^ (state >>> 16), 0x85ebca6b);
  state = times(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
};
// Compares by rank, or by name between equals.
export const compare = (seed, a, b) => rank(seed, a) - rank(seed, b) || (a < b ? -1 : Number(a > b));

// `lines` are [take, ids] of a blueprint, `order` the questions as [id, about]; returns the ids that are asked, in
// order.
export const asked = (seed, order, lines, shuffled) => {
  const taken = ([take, ids]) => [...ids].sort((a, b) => compare(seed, a, b)).slice(0, take);
  const wanted = lines && new Set(lines.flatMap(taken));
  const chosen = order.filter(([id]) => !wanted || wanted.has(id));
  const by = ([a, aboutA], [b, aboutB]) => compare(seed, aboutA || a, aboutB || b) || compare(seed, a, b);
  if (shuffled) chosen.sort(by);
  return chosen.map(([id]) => id);
};
