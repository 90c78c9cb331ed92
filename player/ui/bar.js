// Returns a bar in an element `.bars`, of which `share` is done (0 to 1), `length` times as long as one of length 1.
// `more` is the share that is done or begun.
export const bar = (share, length = 1, more = 0) => {
  const made = document.createElement("i");
  made.style.cssText = `flex-grow:${length};--done:${share};--begun:${more}`;
  return made;
};
