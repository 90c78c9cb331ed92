// Returns a bar in an element `.bars`, of which `share` is done (0 to 1), `length` times as long as one of length 1.
export const bar = (share, length = 1) => {
  const made = document.createElement("i");
  made.style.cssText = `flex-grow:${length};--done:${share}`;
  return made;
};
