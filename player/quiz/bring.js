// The files that a quiz needs besides quiz.js. Links in its section name them: styles, which early.js makes apply once
// they are loaded, and scripts, which are preloaded and run after the player, which they use.
import { page } from "../page.js";
import { element } from "../ui/dom.js";

const load = (link) =>
  new Promise((done) => {
    const file = link.as ? element("script", { src: link.href, async: false }) : link; // in the order of the links
    file.onload = () => done(true);
    file.onerror = () => done(!link.as); // without a style, a quiz can be answered
    if (link.as) document.head.append(file);
    if (link.sheet) done(true);
  });

// Loads the files of a section, each once for a page; resolves to whether all are there.
export const bring = async (section) => {
  page.brought ??= {}; // by address
  const found = [...section.querySelectorAll("link")].map((link) => (page.brought[link.href] ??= load(link)));
  return (await Promise.all(found)).every(Boolean);
};
