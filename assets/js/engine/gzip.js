/** True if the octets are a gzip member; a host that set `Content-Encoding` has unpacked them already. */
/** @param {ArrayBuffer} octets */
export function isGzip(octets) {
  const head = new Uint8Array(octets, 0, Math.min(2, octets.byteLength));
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * The unpacked octets of a file that may or may not be gzipped.
 *
 * @param {ArrayBuffer} octets
 * @returns {Response} a body that unpacks while it is read; reading it rejects if the gzip is damaged or cut
 */
export function unpacked(octets) {
  const body = new Response(octets);
  if (!(isGzip(octets) && body.body)) return body;
  return new Response(body.body.pipeThrough(new DecompressionStream("gzip")));
}
