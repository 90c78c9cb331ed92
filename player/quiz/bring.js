// The files that a quiz needs besides quiz.js. Links in its section name them, and preload them: they run after the
// player, which they use.
import { page } from "../page.js";
import { element } from "../ui/dom.js";

const load = (src) =>
  new Promise((done) => {
    const script = element("script", { src, async: false }); // in the order of the links
    for (const event of ["load", "error"]) script.addEventListener(event, () => done(event === "load"));
    document.head.append(script);
  });

// Loads the files of a section, each once for a page; resolves to whether all are there.
export const bring = async (section) => {
  page.brought ??= new Map();
  const found = [...section.querySelectorAll("link[as=script]")].map(({ href }) => {
    if (!page.brought.has(href)) page.brought.set(href, load(href));
    return page.brought.get(href);
  });
  return (await Promise.all(found)).every(Boolean);
};
