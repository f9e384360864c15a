/**
 * What a worker shares with other pages of its origin. No policy of a page is about these, so they are taken away before
 * anything else runs here. A worker of its own would have them all anew, and goes too.
 */
const ON_THE_WORKER = [
  "BroadcastChannel",
  "FileSystemObserver",
  "SharedWorker",
  "Worker",
  "caches",
  "cookieStore",
  "indexedDB",
  "webkitRequestFileSystem",
  "webkitRequestFileSystemSync",
  "webkitResolveLocalFileSystemSyncURL",
  "webkitResolveLocalFileSystemURL",
];
const ON_ITS_NAVIGATOR = ["locks", "serviceWorker", "storage", "storageBuckets"];

/**
 * Takes members away from an object and from all that it inherits from.
 *
 * @param {object} owner
 * @param {string[]} names
 */
function remove(owner, names) {
  /** @type {object | null} */
  let holder = owner;
  while (holder) {
    for (const name of names) Reflect.deleteProperty(holder, name);
    holder = Reflect.getPrototypeOf(holder);
  }
}

/** Closes every way from this worker to other pages of its origin, for good. */
export function closeOriginChannels() {
  remove(navigator, ON_ITS_NAVIGATOR);
  remove(globalThis, ON_THE_WORKER);
}
