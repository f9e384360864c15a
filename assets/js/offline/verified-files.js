/**
 * Files by their digests: SHA-256 in base64, one for each form in which a file may arrive, since a host may unpack it.
 */

/**
 * @param {ArrayBuffer} octets
 * @param {string[]} digests
 */
export async function hasDigest(octets, digests) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", octets));
  return digests.includes(btoa(String.fromCharCode(...digest)));
}

/**
 * A file that is not kept, or not sound.
 *
 * @param {URL} address
 * @param {string[]} digests
 * @param {string[]} others names of caches of other builds, which may hold the very file
 * @returns {Promise<ArrayBuffer>} rejects unless a file with such a digest is to be had
 */
export async function obtainVerified(address, digests, others) {
  for (const cacheName of others) {
    const octets = await (await caches.match(address, { cacheName }))?.arrayBuffer();
    if (octets && (await hasDigest(octets, digests))) return octets;
  }
  try {
    return await fetched(address, digests, "default");
  } catch {
    // What the browser kept of it may be older than the build.
    return fetched(address, digests, "reload");
  }
}

/**
 * @param {URL} address
 * @param {string[]} digests
 * @param {RequestCache} cache
 */
async function fetched(address, digests, cache) {
  const integrity = digests.map((digest) => `sha256-${digest}`).join(" ");
  const response = await fetch(address, { integrity, cache, credentials: "omit", referrerPolicy: "no-referrer" });
  if (!response.ok) throw new TypeError(`${address.pathname}: ${response.status}`);
  return response.arrayBuffer();
}
