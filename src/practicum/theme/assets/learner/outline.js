// The course's outline. `practicum build` writes it in once the site is built; in `make serve` there is none.
var practicum; // a value of its own, not the heading with that id
practicum ??= { kinds: {} };
practicum.outline = null;
if (practicum.outline) practicum.outline.root = new URL("../..", document.currentScript.src).href;
