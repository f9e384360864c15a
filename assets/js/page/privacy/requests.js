import { sentence } from "../../shared/sentence.js";

/**
 * What this page asked for, as far as the browser tells it: it only listens, and tries nothing.
 *
 * @typedef {{name: string, by: string, came: string}} Asked `name` is an address; `by` what asked, in the browser's word
 */

/** What is read from memory, and what an extension reads from itself, is not asked of anybody. */
const NO_REQUEST = /^(?:blob|data|about|[\w-]+-extension):/;

/**
 * The browser asks for the service worker's script by itself, and WebKit lists that as if the page had.
 *
 * @param {PerformanceResourceTiming} entry
 */
function isOfPage({ name, initiatorType }) {
  const isWorker = SERVICE_WORKER !== "" && name === new URL(SERVICE_WORKER, document.baseURI).href;
  return !(NO_REQUEST.test(name) || (isWorker && initiatorType === "other"));
}

/** @param {PerformanceResourceTiming} entry */
function cameBy({ workerStart, transferSize, decodedBodySize }) {
  if (workerStart > 0) return sentence("from the service worker");
  if (transferSize > 0) return sentence("over the network");
  return decodedBodySize > 0 ? sentence("from the browser’s cache") : sentence("asked for");
}

/**
 * @param {PerformanceResourceTiming} entry
 * @returns {Asked}
 */
function asked(entry) {
  return { name: entry.name, by: entry.initiatorType, came: cameBy(entry) };
}

/** The requests of this page, in two lists, and what the policy refused it. */
export class Requests {
  /** True where the browser tells a page of its requests. */
  isTold = globalThis.PerformanceObserver?.supportedEntryTypes?.includes("resource") ?? false;
  dropped = 0;
  sealedAt = Number.POSITIVE_INFINITY;
  /** The directives that refused something after the seal. @type {Set<string>} */
  refusals = new Set();
  /** @type {Set<string>} */
  #refused = new Set();
  /** @type {PerformanceResourceTiming[]} */
  #entries = [];

  /** @param {() => void} changed called after each change */
  constructor(changed) {
    document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective, disposition }) => {
      if (disposition !== "enforce") return;
      this.#refused.add(blockedURI);
      if (this.sealedAt < Number.POSITIVE_INFINITY) this.refusals.add(effectiveDirective);
      changed();
    });
    if (!this.isTold) return;
    const observer = new PerformanceObserver((list, _observer, { droppedEntriesCount = 0 } = {}) => {
      this.dropped += droppedEntriesCount;
      const entries = /** @type {PerformanceResourceTiming[]} */ (list.getEntries());
      this.#entries.push(...entries.filter(isOfPage));
      changed();
    });
    observer.observe({ type: "resource", buffered: true });
  }

  get before() {
    return this.#entries.filter(({ startTime }) => startTime <= this.sealedAt).map(asked);
  }

  /** Some browsers list what a policy refused; that left nothing. */
  get after() {
    return this.#entries.filter((entry) => entry.startTime > this.sealedAt && !this.#isRefused(entry)).map(asked);
  }

  /** @param {PerformanceResourceTiming} entry */
  #isRefused({ name, responseStatus, transferSize }) {
    const isEmpty = !(responseStatus || transferSize);
    // Of a file the browser names no more than the scheme.
    return isEmpty && (this.#refused.has(name) || this.#refused.has(name.split(":", 1)[0] ?? ""));
  }
}
