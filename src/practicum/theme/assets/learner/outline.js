// The course's outline. `practicum build` writes it in once the site is built; in `make serve` there is none.
window.practicum ??= { kinds: {} };
practicum.outline = null;
if (practicum.outline) practicum.outline.root = new URL("../..", document.currentScript.src).href;
