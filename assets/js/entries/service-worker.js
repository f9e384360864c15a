import { cacheName, FILE_LIST, isOurs, lockName } from "../offline/cache-names.js";
import { hasDigest, obtainVerified } from "../offline/verified-files.js";

/**
 * The service worker: the build on this machine, for use without a network. It is a live network beside a sealed page, so
 * it asks only for names of its own list, never with anything of the page's, and it knows one message, of which it reads
 * nothing else.
 */

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const folder = new URL(".", scope.location.href);
const SEALED = "index.html";
const ASSETS = new URL("assets/", folder).href;
const CACHE = cacheName(folder.pathname, OFFLINE_BUILD.hash);
const files = new Map(Object.entries(OFFLINE_BUILD.files));
const pages = new Map(Object.entries(OFFLINE_BUILD.pages));

/**
 * The name of a file of the build, with which an address is answered; a query changes nothing.
 *
 * @param {string} address
 */
function nameOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return;
  const name = pathname.slice(folder.pathname.length);
  // Some hosts serve a page also, or only, without its suffix.
  return [name, /(^|\/)$/u.test(name) ? `${name}index.html` : `${name}.html`].find((one) => files.has(one));
}

/** @returns {Promise<string[]>} the caches of other builds */
async function others() {
  const names = await caches.keys();
  return names.filter((name) => name !== CACHE && isOurs(name, folder.pathname));
}

/**
 * The octets of a file: kept, or else from an older build or the network, and then kept.
 *
 * @param {Cache} cache
 * @param {string} name
 * @returns {Promise<ArrayBuffer>}
 */
async function octetsOf(cache, name) {
  const { digests } = /** @type {typeof OFFLINE_BUILD.files[string]} */ (files.get(name));
  const address = new URL(name, folder);
  const kept = await (await cache.match(address))?.arrayBuffer();
  if (kept && (await hasDigest(kept, digests))) return kept;
  const octets = await obtainVerified(address, digests, await others());
  await cache.put(address, new Response(octets));
  return octets;
}

/**
 * Fetches what is missing or damaged; rejects if one of the files cannot be had as the build has it. The list stands there
 * only while all of them do.
 */
async function complete() {
  const cache = await caches.open(CACHE);
  await cache.delete(new URL(FILE_LIST, folder));
  const needed = [...files].filter(([, file]) => file.needed).map(([name]) => name);
  for (const name of needed) await octetsOf(cache, name);
  await cache.put(new URL(FILE_LIST, folder), Response.json(needed));
}

/** The page holds this lock until it has put into the cache what it fetched itself. */
function completeAfterThePage() {
  return scope.navigator.locks.request(lockName(folder.pathname), complete);
}

/**
 * Only what a person opens comes unchecked from a host that has another build: that starts it. All else would run, or be
 * read, within a page of this build.
 *
 * @param {FetchEvent} event
 * @param {string} name
 */
async function answer({ request, clientId }, name) {
  try {
    const octets = await octetsOf(await caches.open(CACHE), name);
    const headers = { "Content-Type": files.get(name)?.type ?? "", "X-Content-Type-Options": "nosniff" };
    return new Response(octets, { headers: { ...headers, ...pages.get(name) } });
  } catch {
    return request.mode === "navigate" ? fetch(request) : withhold(name, await scope.clients.get(clientId));
  }
}

/**
 * Answers with nothing, and lets the page say so.
 *
 * @param {string} name of the file
 * @param {Client} [client] the page that asked
 */
function withhold(name, client) {
  client?.postMessage({ withheld: name });
  return Response.error();
}

/**
 * Refuses what a page of the build asks for beyond it: files beside those of the build, and of the sealed page all. Its
 * policy forbids that already, but WebKit does not hold a preload against the policy of a page that has a service worker.
 * One that came unchecked asks for the files of its own build, and learns that this service worker stands in its way. Other
 * pages below this folder ask for what they like.
 *
 * @param {Request} request
 * @param {string} clientId
 */
async function unlessOfAnotherBuild(request, clientId) {
  const client = await scope.clients.get(clientId);
  const page = client && nameOf(client.url);
  if (page !== undefined && request.url.startsWith(ASSETS))
    return withhold(request.url.slice(folder.href.length), client);
  return page === SEALED ? Response.error() : fetch(request);
}

scope.addEventListener("install", (event) => event.waitUntil(completeAfterThePage()));

scope.addEventListener("activate", (event) => {
  event.waitUntil(others().then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

scope.addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  const name = request.method === "GET" ? nameOf(request.url) : undefined;
  if (name === undefined) {
    if (request.mode !== "navigate") event.respondWith(unlessOfAnotherBuild(request, clientId));
    return;
  }
  event.respondWith(answer(event, name));
  if (name === OFFLINE_BUILD.start) event.waitUntil(completeAfterThePage().catch(() => undefined));
});

scope.addEventListener("message", ({ data }) => {
  if (data === "activate") void scope.skipWaiting();
});
