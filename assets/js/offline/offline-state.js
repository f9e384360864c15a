import { rest } from "../shared/scheduling.js";
import { trustedURL } from "../shared/trusted-types.js";
import { cacheName, FILE_LIST, lockName } from "./cache-names.js";

/**
 * Whether the page can be used without a network, for whoever wants to show it.
 *
 * @typedef {"unsupported" | "installing" | "ready" | "update"} Phase `update`: a newer version waits to be asked for
 * @typedef {{phase: Phase, isReady: boolean, isServed: boolean, cache: string}} OfflineState `isReady`: this version opens
 *   without a network; `isServed`: this page came from the service worker; `cache`: the name of the cache, empty if none
 * @typedef {(state: OfflineState) => void} Listener
 */

/** The service worker of this page, its cache, and how far they have come. */
export class Offline {
  /** The page as one file never holds anything. */
  #isPossible = globalThis.releaseCacheLock !== undefined;
  #folder = new URL(".", document.baseURI);
  /** @type {OfflineState} */
  #state = { phase: "unsupported", isReady: false, isServed: false, cache: "" };
  /** @type {Set<Listener>} */
  #listeners = new Set();
  /** @type {Map<string, Uint8Array<ArrayBuffer>[]>} */
  #came = new Map();
  /** @type {Set<string>} */
  #needed = new Set();
  /** @type {ServiceWorkerRegistration | undefined} */
  #registration;

  constructor() {
    if (!this.#isPossible) return;
    const isServed = navigator.serviceWorker.controller !== null;
    this.#state = {
      phase: "installing",
      isReady: false,
      isServed,
      cache: cacheName(this.#folder.pathname, buildHash()),
    };
    if (isServed) void this.#watch(navigator.serviceWorker.getRegistration());
  }

  get state() {
    return this.#state;
  }

  /** @param {Listener} listener is told now, and whenever it changes */
  subscribe(listener) {
    this.#listeners.add(listener);
    listener(this.#state);
  }

  /**
   * Keeps what came over the wire, so that it need not come again.
   *
   * @param {string} name
   * @param {Uint8Array<ArrayBuffer>[]} octets in the pieces in which they came
   */
  keep(name, octets) {
    this.#needed.add(name);
    if (this.#isPossible && !this.#state.isServed) this.#came.set(name, octets);
  }

  /** Registers the service worker; behind the seal that cannot be done any more. */
  register() {
    if (!this.#isPossible || this.#state.isServed) return;
    const options = /** @type {const} */ ({ scope: "./", updateViaCache: "none" });
    void this.#watch(navigator.serviceWorker.register(trustedURL(SERVICE_WORKER), options));
  }

  /** Puts into the cache what came, and lets the service worker do the rest. */
  async fill() {
    if (!this.#isPossible) return;
    try {
      if (this.#came.size > 0) await this.#putAll();
    } catch {
      // No room, or storage is switched off: the service worker finds out for itself.
    }
    this.#came.clear();
    globalThis.releaseCacheLock?.();
    await this.#consider();
  }

  /** Replaces this version by the one that waits, and this page with it: what was typed is gone. */
  activate() {
    const waiting = this.#registration?.waiting;
    if (!waiting) return location.reload();
    waiting.addEventListener("statechange", () => {
      if (waiting.state === "activated") location.reload();
    });
    waiting.postMessage("activate");
  }

  async #putAll() {
    const cache = await caches.open(this.#state.cache);
    for (const [name, octets] of this.#came) {
      // A browser copies the octets; that must not hold up the report that somebody waits for.
      await rest();
      await cache.put(new URL(name, this.#folder), new Response(new Blob(octets)));
    }
  }

  /** @param {Promise<ServiceWorkerRegistration | undefined>} registering */
  async #watch(registering) {
    try {
      this.#registration = await registering;
    } catch {
      // A browser may refuse, for one because it keeps nothing: the page works as before.
    }
    if (!this.#registration) return this.#set({ phase: "unsupported", cache: "" });
    this.#registration.addEventListener("updatefound", () => this.#follow());
    this.#follow();
  }

  #follow() {
    this.#registration?.installing?.addEventListener("statechange", () => void this.#consider());
    void this.#consider();
  }

  /** Looks when nobody is at work on the cache: the service worker stands in the queue for the lock before this does. */
  async #consider() {
    try {
      await navigator.locks.request(lockName(this.#folder.pathname), () => this.#look());
    } catch {
      // Storage is switched off.
    }
  }

  async #look() {
    const { active, waiting } = this.#registration ?? {};
    if (!active) return;
    const isReady = await isComplete(this.#state.cache, this.#folder, this.#needed);
    const phase = isReady ? "ready" : "installing";
    this.#set({ isReady, phase: waiting ? "update" : phase });
  }

  /** @param {Partial<OfflineState>} patch */
  #set(patch) {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener(this.#state);
  }
}

function buildHash() {
  return document.querySelector("meta[name=build]")?.getAttribute("content") ?? "";
}

/**
 * Opens no cache: that would make anew one which a newer version has deleted meanwhile.
 *
 * @param {string} cache its name
 * @param {URL} folder
 * @param {Iterable<string>} also what must be there beside what the list names
 */
async function isComplete(cache, folder, also) {
  /** @param {string} name */
  const find = (name) => caches.match(new URL(name, folder), { cacheName: cache });
  const list = await find(FILE_LIST);
  if (!list) return false;
  const found = await Promise.all([...(await list.json()), ...also].map(find));
  return found.every((one) => one !== undefined);
}
