// Runs `mount` once for each element that a selector finds, as soon as what it needs is there. Scripts come in any
// order: the theme's instant navigation puts them in anew.
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
