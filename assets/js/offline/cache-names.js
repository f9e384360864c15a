/**
 * Where a build is kept for use without a network. Page and service worker agree on these names, and on nothing else.
 */

/** What stands in the cache beside the files, once all of them do: the names of those that must be there. */
export const FILE_LIST = "offline-files.json";

const HASH = /^[0-9a-f]{64}$/u;

/**
 * The name of the lock on what is kept of a folder: the page holds it while it starts, and the service worker fills the
 * cache when it has it.
 *
 * @param {string} folder path of the folder that the page is served from, ending in a slash
 */
export function lockName(folder) {
  return `jwt-decoder ${folder}`;
}

/**
 * The name of the cache. An origin may be shared, also by two copies of this page, so the folder is in it.
 *
 * @param {string} folder path of the folder that the page is served from, ending in a slash
 * @param {string} build hash of the build
 */
export function cacheName(folder, build) {
  return prefix(folder) + build;
}

/**
 * True of the caches that this page made, for this build or another, and of no other cache.
 *
 * @param {string} name
 * @param {string} folder
 */
export function isOurs(name, folder) {
  return name.startsWith(prefix(folder)) && HASH.test(name.slice(prefix(folder).length));
}

/** @param {string} folder */
function prefix(folder) {
  return `${lockName(folder)} `;
}
