// Answers from the stored files of one build, so that the course works without a network. Each file is stored under its
// hash and fetched only with that content, so that pages of two versions are never mixed.
"use strict";
const VERSION = "{VERSION}";
const FILES = "{FILES}";
// FILES: path -> SHA-256 in base64.
const scope = new URL(self.registration.scope);
const CACHE = `practicum ${scope.href}`;
const LANES = 6;

const keyOf = (path) => new URL(`?${new URLSearchParams({ file: path, sha256: FILES[path] })}`, scope).href; // as in a cache
const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), scope); // names may have a # or %
const isKept = (path) => Object.hasOwn(FILES, path);

// Some hosts redirect x.html to x, and browsers refuse a redirected response to a navigation: only its body is stored.
const plain = async ({ headers }, body) => new Response(await body, { headers });

// Some hosts send no file with an odd name, and the others are whole without it. What is wrong with a response cannot be
// seen where its content is not the expected one. Any other file that is missing is not published yet.
const isNotSent = async (path) =>
  /[^\w./-]|(^|\/)_/.test(path) && [404, 410].includes((await fetch(addressOf(path), { cache: "no-store" })).status);

const take = async (cache, path) => {
  if (await cache.match(keyOf(path))) return; // by the version before, or by an interrupted install
  try {
    const response = await fetch(addressOf(path), { cache: "no-cache", integrity: `sha256-${FILES[path]}` });
    if (!response.ok) throw new Error(`${response.status}: ${path}`);
    await cache.put(keyOf(path), await plain(response, response.blob()));
  } catch (error) {
    if (!(await isNotSent(path))) throw error;
  }
};

self.addEventListener("install", (event) => {
  const all = async () => {
    const cache = await caches.open(CACHE);
    const paths = Object.keys(FILES);
    const lane = async () => {
      while (paths.length) await take(cache, paths.pop());
    };
    await Promise.all(Array.from({ length: LANES }, lane)); // if one fails, the old version stays active
  };
  event.waitUntil(all());
});

self.addEventListener("activate", (event) => {
  const begin = async () => {
    await self.clients.claim();
    if (self.registration.installing) return; // a newer worker is fetching, and deletes old files when it is active
    const cache = await caches.open(CACHE);
    const kept = new Set(Object.keys(FILES).map(keyOf));
    for (const { url } of await cache.keys()) if (!kept.has(url)) await cache.delete(url);
  };
  event.waitUntil(begin());
});

// The page asks for it when the reader has pressed the button.
self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});

const pathOf = ({ method, url, headers }) => {
  if (method !== "GET" || headers.has("range") || !url.startsWith(scope.href)) return undefined;
  let path = new URL(url).pathname.slice(scope.pathname.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (path === "" || path.endsWith("/")) path += "index.html";
  return [path, `${path}.html`].find(isKept);
};

const answer = async (request, path) =>
  (await caches.match(keyOf(path), { cacheName: CACHE })) ?? fetch(request);

// If the host has no worker any more, it removes itself from browsers, without a script in the pages.
const leaveIfRemoved = async () => {
  const own = await fetch(self.location.href, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (own?.status !== 404 && own?.status !== 410) return;
  await self.registration.unregister();
  await caches.delete(CACHE);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request);
  if (path) event.respondWith(answer(request, path));
  if (request.mode === "navigate") event.waitUntil(leaveIfRemoved());
});
