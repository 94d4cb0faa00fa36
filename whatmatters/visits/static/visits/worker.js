/* With no signal, a page that this device keeps is shown in place of any other. Only that page
   and what it is dressed in are kept here: nothing about anybody. What a worker carries is kept
   elsewhere, sealed. `GIVEN` says where the files are, and is written above. */
const CACHE = `wm-shell-${GIVEN.version}`;
const KEPT = [GIVEN.page, ...GIVEN.files];
const PATIENCE = 8000;
const HOWEVER = { ignoreVary: true };

async function keep() {
  const cache = await caches.open(CACHE);
  // As nobody: so the page has no name on it.
  const asked = (address) => new Request(address, { credentials: "omit", cache: "reload" });
  await Promise.all(KEPT.map((address) => cache.add(asked(address))));
  await self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("wm-shell-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function afterAWhile() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), PATIENCE));
}

// A signal that is nearly none is none: the round does not wait for it.
async function page(request, path) {
  const there = fetch(request);
  const kept = await caches.match(GIVEN.page, HOWEVER);
  const isRound = path === "/" || path.startsWith("/visits/");
  try {
    return await (isRound && kept ? Promise.race([there, afterAWhile()]) : there);
  } catch (noSignal) {
    return kept || Response.error();
  }
}

async function file(request) {
  return (await caches.match(request.url, HOWEVER)) || fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address.pathname));
  else if (GIVEN.files.includes(address.pathname)) event.respondWith(file(request));
});
