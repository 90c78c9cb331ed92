// Runs before the first paint and before the theme's script. Without it, all works as well: later, and with more to load.
(() => {
  const root = document.documentElement;
  if ("early" in root.dataset) return; // instant navigation may run this file again
  const [visit] = performance.getEntriesByType("navigation");
  root.dataset.early = visit?.type === "navigate" && !location.hash ? "top" : "";
  addEventListener("load", () => (root.dataset.early = ""));

  // A quiz is seen once it can be answered (site.css), so that nothing moves under the eyes of whoever was led to one of
  // its questions. Where its script fails or is slow, it is there to be read.
  const PATIENCE = 3000; // milliseconds
  const reveal = () => {
    for (const quiz of document.querySelectorAll(".quiz:not([data-mounted])")) quiz.dataset.late = "";
  };
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && reveal(), true);
  const wait = () => setTimeout(reveal, PATIENCE);
  for (const way of ["DOMContentLoaded", "popstate"]) addEventListener(way, wait);
  addEventListener("click", ({ target }) => target.closest?.("a[href]") && wait(), true); // instant navigation

  // Both themes fetch the index of their search with the first page that somebody opens: more than all else on it, and
  // seconds of work for a slow phone in a long course. Here that request waits until somebody turns to the search.
  const INDEX = /\/search(\/search_index)?\.json$/;
  const SEARCH = "#__search, [for=__search], .md-search, .md-search__button";
  const asked = new URLSearchParams(location.search);
  if (asked.has("q") || asked.has("h")) return; // a search that was linked to, or its finds to be shown
  const { open, send } = XMLHttpRequest.prototype;
  const held = new WeakSet();
  const waiting = [];
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (INDEX.test(url)) held.add(this);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (held.has(this)) waiting.push(() => send.call(this, body));
    else send.call(this, body);
  };
  const turns = ["pointerover", "focusin", "click"];
  const turned = ({ target }) => {
    if (!target.shadowRoot && !target.closest?.(SEARCH)) return; // one theme's search is a tree of its own
    for (const turn of turns) removeEventListener(turn, turned, true);
    Object.assign(XMLHttpRequest.prototype, { open, send });
    for (const go of waiting) go();
  };
  for (const turn of turns) addEventListener(turn, turned, true);
})();
