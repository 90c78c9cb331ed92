// What the scripts of a page share, since each is loaded separately: `window.practicum`, which
// docs/player-contract.md describes.
// A heading "Practicum" has that id, and browsers give its element where the page has no value of its own.
export const page = Object.hasOwn(globalThis, "practicum") ? practicum : (globalThis.practicum = { kinds: {} });
