// What the scripts of a page share, since each is loaded by itself: `window.practicum`. docs/player-contract.md
// lists it.
export const page = (globalThis.practicum ??= { kinds: {} });
