// Runs before the first paint and before the theme's script. Without it, all is there to be read and answered as well.
(() => {
  const root = document.documentElement;
  if ("early" in root.dataset) return; // instant navigation may run this file again
  const [visit] = performance.getEntriesByType("navigation");
  root.dataset.early = visit?.type === "navigate" && !location.hash ? "top" : "";
  addEventListener("load", () => (root.dataset.early = ""));

  // A quiz is seen once it can be answered (site.css), so that nothing moves under the eyes of people who were led to
  // one of its questions. Where its script fails or is slow, it is there to be read.
  const PATIENCE = 3000; // milliseconds
  const reveal = () => {
    for (const quiz of document.querySelectorAll(".quiz:not([data-mounted])")) quiz.dataset.late = "";
  };
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && reveal(), true);
  const wait = () => setTimeout(reveal, PATIENCE);
  for (const way of ["DOMContentLoaded", "popstate"]) addEventListener(way, wait);
  addEventListener("click", ({ target }) => target.closest?.("a[href]") && wait(), true); // instant navigation

  // Both themes fetch the index of their search with the first page that is opened: more than all else on it, and
  // seconds of work for a slow phone in a long course. Here that request waits until someone turns to the search.
  const INDEX = /\/search(\/search_index)?\.json$/;
  const SEARCH = "#__search, [for=__search], .md-search, .md-search__button";
  const query = new URLSearchParams(location.search);
  let searched = query.has("q") || query.has("h"); // a search that was linked to, or its finds to be shown
  // And both take the first link to a heading of this page for one to another page: they fetch this one again and
  // put it in place of itself, and people who skipped to the content lose the focus. So such links are left to the
  // browser (the themes pass over what has a target), and that request is never sent.
  const here = location.pathname;
  let left = false;
  addEventListener("DOMContentLoaded", () => window.document$?.subscribe(() => (left ||= location.pathname !== here)));
  const within = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link?.hash && link.origin === location.origin && link.pathname === location.pathname) link.target ||= "_self";
  };
  addEventListener("click", within, true);

  const { open, send } = XMLHttpRequest.prototype;
  const never = new WeakSet();
  const later = new WeakSet();
  const waiting = [];
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (!searched && INDEX.test(url)) later.add(this);
    if (!left && new URL(url, location.href).pathname === here) never.add(this);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (later.has(this) && !searched) waiting.push(() => send.call(this, body));
    else if (!never.has(this)) send.call(this, body);
  };
  const turns = ["pointerover", "focusin", "click"];
  const turned = ({ target }) => {
    if (!target.shadowRoot && !target.closest?.(SEARCH)) return; // one theme's search is a tree of its own
    for (const turn of turns) removeEventListener(turn, turned, true);
    searched = true;
    for (const go of waiting) go();
  };
  for (const turn of turns) addEventListener(turn, turned, true);
})();
