// Runs `mount` once for each element with a selector, as soon as `isReady` is true for it. Scripts load in any order,
// and the theme's instant navigation inserts them again.
export const mountEach = (selector, isReady, mount) => {
  const look = () => {
    const waiting = [...document.querySelectorAll(`${selector}:not([data-mounted])`)];
    const ready = waiting.filter(isReady);
    if (ready.length === waiting.length) document.removeEventListener("load", look, true);
    for (const place of ready) {
      place.dataset.mounted = "";
      mount(place);
    }
  };
  document.addEventListener("load", look, true);
  look();
};
