// Registers the service worker, and tells the reader of a new version of the course.
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  if (!workers || !location.protocol.startsWith("http")) return;
  const words = "{WORDS}";
  const base = new URL(".", document.currentScript.src);
  const note = document.createElement("div");
  note.className = "version";
  // It is in the page before it has a text, otherwise screen readers do not announce it.
  note.setAttribute("role", "status");
  document.body.append(note);
  const button = (key, act) => {
    const made = document.createElement("button");
    made.textContent = words[key];
    made.onclick = act;
    return made;
  };
  const show = (...parts) => {
    note.replaceChildren(...parts);
    document.documentElement.classList.toggle("with-version", parts.length > 0);
  };
  const tell = (key, ...buttons) => show(words[key], ...buttons, button("close", () => show()));
  let registration;
  let asked = false;
  const load = () => {
    asked = true;
    if (registration?.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  };
  const offer = () => tell("new", button("load", load));
  const look = () => registration.waiting && workers.controller && offer();
  let old = workers.controller;
  workers.oncontrollerchange = () => {
    if (asked) location.reload();
    else if (old) {
      // Another tab loaded the new version. This page is kept until the reader leaves it; links load full pages.
      offer();
      addEventListener("click", (event) => event.target.closest?.("a") && event.stopPropagation(), true);
    }
    old = true;
  };
  const register = async () => {
    try {
      registration = await workers.register(new URL("service-worker.js", base));
    } catch {} // without it, the course needs the network
    if (!registration) return;
    look();
    registration.onupdatefound = () => (registration.installing.onstatechange = look);
    document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
  };
  // After the page has loaded, since the worker fetches the course.
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
  try {
    const key = `practicum-version ${base.pathname}`;
    const before = localStorage.getItem(key);
    localStorage.setItem(key, "{VERSION}");
    if (before && before !== "{VERSION}") setTimeout(tell, 500, "taken");
    // Storage is blocked: the version before is not known.
  } catch {}
})();
