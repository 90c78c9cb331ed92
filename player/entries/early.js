// Runs before the first paint and before the theme's script. Pages work without it.
(() => {
  const root = document.documentElement;
  if (root.dataset.early !== undefined) return; // instant navigation may run this file again
  const [visit] = performance.getEntriesByType("navigation");
  root.dataset.early = visit?.type === "navigate" && !location.hash ? "top" : "";
  addEventListener("load", () => (root.dataset.early = "no"));

  // A quiz is shown when it can be answered (site.css), so that nothing moves for people who followed a link to one of
  // its questions. If its script fails or is slow, the quiz is shown to be read.
  const PATIENCE = 3000; // milliseconds
  const reveal = () => {
    for (const quiz of document.querySelectorAll(".quiz:not([data-mounted])")) quiz.dataset.late = "";
  };
  // The styles of a quiz are for paper alone until they are loaded: others would hold up the parser there, and the page
  // would be laid out once more.
  const apply = ({ target }) => target.media && target.dataset.file && (target.media = "all"); // not an author's own
  document.addEventListener("load", apply, true); // no window hears of it
  addEventListener("error", ({ target }) => target.localName === "script" && reveal(), true);
  const wait = () => setTimeout(reveal, PATIENCE);
  for (const way of ["DOMContentLoaded", "popstate"]) addEventListener(way, wait);
  addEventListener("click", ({ target }) => target.closest?.("a[href]") && wait(), true); // instant navigation

  // Both themes fetch the search's index and start its worker with the first page: more bytes than the rest of the
  // page, and in a long course seconds of work for a slow phone. Here both wait until someone uses the search.
  const INDEX = /\/search(\/search_index)?\.json$/;
  const WORKER = /\/workers\/search\.[^/]*$/;
  const SEARCH = "#__search, [for=__search], .md-search, .md-search__button";
  const query = new URLSearchParams(location.search);
  let searched = query.has("q") || query.has("h"); // a link to a search, or to a page with its results marked
  // Both themes also treat the first link to a heading of this page as a link to another page: they fetch the page
  // again and replace it, and people who skipped to the content lose the focus. So such links get a target, which the
  // themes leave to the browser, and that request is never sent.
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
  // A worker that is not started yet: it takes messages, and passes on what the real one says.
  class Later extends EventTarget {
    #messages = [];
    #worker;
    postMessage(...message) {
      if (this.#worker) this.#worker.postMessage(...message);
      else this.#messages?.push(message);
    }
    terminate() {
      this.#worker?.terminate();
      this.#messages = null;
    }
    start(make) {
      if (!this.#messages) return;
      this.#worker = make();
      for (const type of ["message", "messageerror", "error"]) {
        this.#worker.addEventListener(type, (event) => {
          const copy = new event.constructor(type, event);
          this[`on${type}`]?.(copy);
          this.dispatchEvent(copy);
        });
      }
      for (const message of this.#messages) this.#worker.postMessage(...message);
    }
  }
  // Opened from a file manager, no worker may start, and the themes must see that: they hide the search.
  if (location.protocol !== "file:") {
    window.Worker = class extends Worker {
      constructor(url, options) {
        if (searched || !WORKER.test(url)) return super(url, options);
        const later = new Later();
        waiting.push(() => later.start(() => new Worker(url, options)));
        return later;
      }
    };
  }

  const turns = ["pointerover", "focusin", "click"];
  const turned = ({ target }) => {
    if (!target.shadowRoot && !target.closest?.(SEARCH)) return; // one theme's search is in a shadow root
    for (const turn of turns) removeEventListener(turn, turned, true);
    searched = true;
    for (const go of waiting) go();
  };
  for (const turn of turns) addEventListener(turn, turned, true);
})();
