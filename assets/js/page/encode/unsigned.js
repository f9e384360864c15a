import { base64url } from "../../shared/base64url.js";

/**
 * A token before it is signed: its header and its payload as they are typed, each coloured, with the place of its
 * signature (RFC 7515 §7).
 *
 * @typedef {import("./encode-state.js").Coloured} Coloured
 * @typedef {import("./encode-state.js").ToMake} ToMake
 * @typedef {{text: string, role?: Coloured["role"]}} Piece
 */

/**
 * @param {ToMake} asked
 * @param {boolean} isUnencoded the payload stands in it as it is (RFC 7797)
 * @returns {{text: string, segments: Coloured[]}}
 */
export function unsigned(asked, isUnencoded) {
  const { texts, form, isDetached } = asked;
  const payload = isUnencoded ? texts.payload : encoded(texts.payload);
  const shown = isDetached ? "" : payload;
  if (form !== "compact") return joined(inJson(asked, shown));
  return joined([
    { text: encoded(texts.header), role: "header" },
    { text: "." },
    { text: shown, role: "payload" },
    { text: "." },
  ]);
}

/**
 * @param {ToMake} asked
 * @param {string} payload
 * @returns {Piece[]}
 */
function inJson({ texts, form, isDetached, unprotected }, payload) {
  /** @type {Piece[]} */
  const own = [
    { text: '"protected":"' },
    { text: encoded(texts.header), role: "header" },
    { text: '",' },
    ...(unprotected === "" ? [] : [{ text: '"header":' }, { text: unprotected }, { text: "," }]),
    { text: '"signature":""' },
  ];
  /** @type {Piece[]} */
  const whole = isDetached
    ? []
    : [{ text: '"payload":"' }, { text: JSON.stringify(payload).slice(1, -1), role: "payload" }, { text: '",' }];
  const signed = form === "general" ? [{ text: '"signatures":[{' }, ...own, { text: "}]" }] : own;
  return [{ text: "{" }, ...whole, ...signed, { text: "}" }];
}

/** @param {string} text */
function encoded(text) {
  return base64url(new TextEncoder().encode(text));
}

/** @param {Piece[]} pieces */
function joined(pieces) {
  let text = "";
  /** @type {Coloured[]} */
  const segments = [];
  for (const piece of pieces) {
    const start = text.length;
    text += piece.text;
    if (piece.role) segments.push({ role: piece.role, start, end: text.length });
  }
  return { text, segments };
}
