import { sentence } from "./sentence.js";

/**
 * How the segments of each kind of token are named, numbered and coloured.
 *
 * @typedef {import("../types/report.js").Token} Token
 * @typedef {import("../types/drawn.js").DrawnSegment} Segment
 * @typedef {"header" | "payload" | "signature" | "other"} Hue
 * @typedef {{title: string, hue: Hue}} SegmentRole
 */

/** @type {ReadonlyMap<string, SegmentRole>} */
const ROLES = new Map([
  ["header", { title: sentence("Header"), hue: "header" }],
  ["payload", { title: sentence("Payload"), hue: "payload" }],
  ["signature", { title: sentence("Signature"), hue: "signature" }],
  ["encrypted-key", { title: sentence("Encrypted Key"), hue: "other" }],
  ["initialization-vector", { title: sentence("Initialization Vector"), hue: "other" }],
  ["ciphertext", { title: sentence("Ciphertext"), hue: "payload" }],
  ["authentication-tag", { title: sentence("Authentication Tag"), hue: "signature" }],
  ["disclosure", { title: sentence("Disclosure"), hue: "other" }],
  ["key-binding", { title: sentence("Key Binding JWT"), hue: "other" }],
]);

/** @type {SegmentRole} */
const PLAIN = { title: sentence("Further segment"), hue: "other" };

/**
 * @param {Segment} segment
 * @returns {SegmentRole}
 */
export function roleOf(segment) {
  return ROLES.get(segment.role) ?? PLAIN;
}
