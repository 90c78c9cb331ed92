// What the scripts of a page share, since each is loaded separately: `window.practicum`, which
// docs/player-contract.md describes.
export const page = (globalThis.practicum ??= { kinds: {} });
