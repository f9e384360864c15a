/**
 * What crosses between an embedding page, the frame that decodes and the frame that loads. Version 1.
 *
 * ```
 *  embedding page          loader.html                 frame.html
 *  (embed.js)              (the decoder's origin,      (sandbox="allow-scripts": an origin of its own,
 *                           fetches, sees no token)     no network, sees the token)
 *      │◀──── greeting ─────────│                            │
 *      │◀──── progress ─────────│                            │
 *      │◀───────────────────────────────────── greeting ─────│
 *      │───── hand (port B) ───▶│                            │
 *      │────────────────────────────── open (ports A, B) ───▶│
 *      │◀────────────────── port A: show ▶ ◀ outline ───────▶│
 *      │                        │◀── port B: give ▶ ◀ file ─▶│
 * ```
 *
 * By `postMessage`, each with `event.source` compared, since the origin of a sandboxed frame is "null": a greeting, one
 * `open` for each frame, a `hand` for each frame. All else goes through ports, which nobody else can write to. Octets go
 * from the loader to the frame; the embedding page never holds them, and the frame compares their digests, so that it
 * runs what its build put out whoever handed it over. Each side takes the kinds listed here and nothing else; what it
 * does not know it drops. The frame sends its version and its outline: never a token, a key or what was found.
 *
 * @typedef {"light" | "dark"} Theme
 * @typedef {Readonly<Record<string, string | null>>} Settings the attributes of the element by name, `token` being the text
 *   that is meant and `theme` the one around it
 * @typedef {{kind: "show", settings: Settings}} ShowMessage page to frame: all settings, each time one of them changes
 * @typedef {"starting" | "ready" | "failed"} FrameState `ready`: what was shown is decoded
 * @typedef {"" | "decrypted" | "failed" | "key-unusable" | "unsupported" | "not-attempted"} DecryptionState empty where no
 *   key was tried on an encrypted token
 * @typedef {{state: FrameState, edited: boolean, decryption: DecryptionState, height: number}} Outline frame to page, and
 *   all that it ever says: `edited`, that a person typed in it; `decryption`, what came of that, and nothing of what was
 *   decrypted; `height` of its content, in CSS pixels
 * @typedef {"first" | "whole"} Part of Python, by the engine that starts from it
 * @typedef {"zstd" | "first" | "firstWasm" | "firstImage" | "worker" | "wasm" | "snapshot"} Role
 * @typedef {{kind: "give", part: Part}} GiveMessage frame to loader: all files of a part, again after a failure
 * @typedef {{kind: "file", role: Role, octets: ArrayBuffer}} FileMessage loader to frame
 * @typedef {{kind: "failed", role: Role, message: string}} FailedMessage loader to frame: the file could not be had
 */

export const VERSION = 1;

/** The files of each part; what unpacks them comes with the first. @type {Readonly<Record<Part, readonly Role[]>>} */
export const ROLES = { first: ["zstd", "first", "firstWasm", "firstImage"], whole: ["worker", "wasm", "snapshot"] };

/**
 * A message by `postMessage`; the name tells it from those of others on the same page.
 *
 * @param {"frame" | "loader" | "open" | "hand" | "progress"} name
 * @param {object} [more]
 */
export function called(name, more) {
  return { jwtDecoder: name, version: VERSION, ...more };
}

/**
 * The members of a message of ours with this name; nothing for what else arrives.
 *
 * @param {unknown} data
 * @param {"frame" | "loader" | "open" | "hand" | "progress"} name
 * @returns {Record<string, unknown> | null}
 */
export function calledBy(data, name) {
  const message = membersOf(data);
  return message?.jwtDecoder === name ? message : null;
}

/**
 * @param {unknown} data
 * @returns {Record<string, unknown> | null}
 */
export function membersOf(data) {
  return typeof data === "object" && data !== null ? /** @type {Record<string, unknown>} */ (data) : null;
}
