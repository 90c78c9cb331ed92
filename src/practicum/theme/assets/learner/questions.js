// The questions that can be reviewed. `practicum build` writes them in once the site is built; in `make serve` there are none.
var practicum; // a value of its own, not the heading with that id
practicum ??= { kinds: {} };
practicum.questions = null;
if (practicum.questions) practicum.questions.root = new URL("../..", document.currentScript.src).href;
