// The service worker, answered at /sw.js. It keeps what the server marks with the header Offline-Copy (the list
// of offices, the pocket cards that were opened) and the script of these pages, and gives them when the network
// fails. Nothing else is kept; the admin is not even listened to. A change of this file changes the number of
// the cache, and the old one goes.
const CACHE = "offices-2";
const ROOM = 200 * 1024; // bytes
const DAY = 24 * 3600 * 1000; // milliseconds
const MARK = "Offline-Copy";
const PAGE = /^\/([a-z]{2})\//; // in whatever language
const SCRIPT = /\/js\/offline\.([0-9a-f]+\.)?js$/;

const address = (url) => new URL(url, location.origin).pathname;

// The newest are kept as far as there is room: cards give way before the lists.
const makeRoom = async (cache) => {
  const kept = [];
  for (const request of (await cache.keys()).reverse()) {
    const response = await cache.match(request);
    const size = (await response.clone().blob()).size;
    kept.push({ request, size, isCard: response.headers.get(MARK) === "card" });
  }
  let room = ROOM;
  for (const { request, size } of kept.sort((one, other) => one.isCard - other.isCard)) {
    room -= size;
    if (room < 0) await cache.delete(request);
  }
};

const store = async (path, response) => {
  const cache = await caches.open(CACHE);
  await cache.delete(path);
  await cache.put(path, response);
  await makeRoom(cache);
};

const mayBeKept = (path, response) =>
  response.ok && !response.redirected && (response.headers.has(MARK) || SCRIPT.test(path));

const keep = async (path) => {
  const known = await (await caches.open(CACHE)).match(path);
  if (known && Date.now() - Date.parse(known.headers.get("Date")) < DAY) return;
  const response = await fetch(path, { credentials: "omit" });
  if (mayBeKept(path, response)) await store(path, response);
};

const listIn = async (cache, language) => {
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (address(request.url).startsWith(`/${language}/`) && response.headers.get(MARK) === "list") return response;
  }
};

const answer = async (event) => {
  const path = address(event.request.url);
  try {
    const response = (await event.preloadResponse) || (await fetch(event.request));
    if (mayBeKept(path, response)) event.waitUntil(store(path, response.clone()));
    return response;
  } catch (failure) {
    const cache = await caches.open(CACHE);
    const [, language] = PAGE.exec(path) ?? [];
    const copy = (await cache.match(path)) || (await listIn(cache, language));
    if (copy) return copy;
    throw failure;
  }
};

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

// A page asks for addresses to be kept, and learns which are.
self.addEventListener("message", (event) => {
  const serve = async () => {
    const paths = event.data.keep.map(address);
    await Promise.allSettled(paths.map(keep));
    const cache = await caches.open(CACHE);
    const kept = (await cache.keys()).map((request) => address(request.url));
    event.source?.postMessage({ kept });
  };
  event.waitUntil(serve());
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const path = address(url);
  if (method !== "GET" || new URL(url).origin !== location.origin) return;
  if (SCRIPT.test(path) || (mode === "navigate" && PAGE.test(path))) event.respondWith(answer(event));
});
