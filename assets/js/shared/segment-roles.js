/**
 * How the segments of each kind of token are named, numbered and coloured.
 *
 * @typedef {import("../types/report.js").Token} Token
 * @typedef {import("../types/report.js").Segment} Segment
 * @typedef {"header" | "payload" | "signature" | "other"} Hue
 * @typedef {{title: string, hue: Hue}} SegmentRole
 */

/** @type {ReadonlyMap<string, SegmentRole>} */
const ROLES = new Map([
  ["header", { title: "Header", hue: "header" }],
  ["payload", { title: "Payload", hue: "payload" }],
  ["signature", { title: "Signature", hue: "signature" }],
  ["encrypted-key", { title: "Encrypted Key", hue: "other" }],
  ["initialization-vector", { title: "Initialization Vector", hue: "other" }],
  ["ciphertext", { title: "Ciphertext", hue: "payload" }],
  ["authentication-tag", { title: "Authentication Tag", hue: "signature" }],
  ["disclosure", { title: "Disclosure", hue: "other" }],
  ["key-binding", { title: "Key Binding JWT", hue: "other" }],
]);

/** @type {SegmentRole} */
const PLAIN = { title: "Further segment", hue: "other" };

/**
 * @param {Segment} segment
 * @returns {SegmentRole}
 */
export function roleOf(segment) {
  return ROLES.get(segment.role) ?? PLAIN;
}
