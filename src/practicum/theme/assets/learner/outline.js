// The course's outline. `practicum build` writes it in once the site is built; in `make serve` there is none.
var practicum; // a value of its own, not the heading with that id
practicum ??= { kinds: {} };
practicum.outline = null;
if (practicum.outline) {
  const { pages } = practicum.outline;
  const root = new URL("../..", document.currentScript.src).href;
  // Returns the ids of the quizzes of the page that a link leads to. What is quoted in it differs from engine to engine,
  // and by the way on which one came to the page that has the link.
  practicum.outline.quizzesOf = ({ href }) => {
    let [, page] = href.split(root);
    try {
      page = decodeURIComponent(page);
    } catch {} // an author's own link
    return Object.hasOwn(pages, page) ? pages[page] : undefined; // links to headings are not in it
  };
}
