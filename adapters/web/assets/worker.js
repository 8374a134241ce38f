// Keeps what was loaded, so that it can be read without a line; it goes at sign-out, and when the server refuses.
const KEPT = "read";
const MOST = 300;
/** What is never kept: streams, what is asked, the door, feeds with their keys. */
const NEVER = /^\/(?:events|api\/|run|login|logout|livez|healthz|metrics|feeds?\.|posts\/[^/]+\/audio)/;
/** Kept pages carry the server's own rules; one that the page itself handed over gets these. */
const RULES =
  "default-src 'none'; script-src 'self'; style-src 'self'; media-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && url.pathname === "/logout") return event.waitUntil(caches.delete(KEPT));
  if (request.method !== "GET" || NEVER.test(url.pathname) || url.searchParams.has("token")) return;
  event.respondWith(answer(event, request));
});

/** A page that was open before this worker was, as it stood when it came: nothing is loaded twice. */
addEventListener("message", (event) => {
  const { address, page, words } = event.data;
  event.waitUntil(keepGiven(address, page, words));
});

async function answer(event, request) {
  try {
    const response = await fetch(request);
    // Whoever is refused reads the copies no longer either.
    if (response.status === 401 || response.status === 403) event.waitUntil(caches.delete(KEPT));
    else if (response.status === 200 && response.type === "basic") event.waitUntil(keep(request, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(request, { cacheName: KEPT, ignoreVary: true });
    if (kept) return kept;
    const told = request.mode === "navigate" && (await caches.match("/offline", { cacheName: KEPT }));
    if (told) return told;
    throw error;
  }
}

async function keep(request, response) {
  const cache = await caches.open(KEPT);
  await cache.put(request, response);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await cache.delete(old);
}

async function keepGiven(address, page, words) {
  const cache = await caches.open(KEPT);
  const head = (type) => ({ headers: { "content-type": `${type}; charset=utf-8`, "content-security-policy": RULES } });
  await cache.put("/offline", new Response(words, head("text/plain")));
  if (page) await cache.put(address, new Response(page, head("text/html")));
}
