import { appendVisible } from "../../shared/append-visible.js";
import { byId } from "../../shared/dom.js";
import { inQuotation } from "../../shared/quotation.js";
import { listing, plural, sentence } from "../../shared/sentence.js";

/**
 * What the lesson about the three parts says of the token on screen.
 *
 * @typedef {import("../../types/report.js").Token} Token
 */

const LONGEST = 40;
const MOST_NAMES = 6;

/** @param {Token | null} token nothing leaves the lesson to itself */
export function drawLessons(token) {
  say("learn-header", token ? ofHeader(token) : "");
  say("learn-payload", token ? ofPayload(token) : "");
  say("learn-signature", token ? ofSignature(token) : "");
}

/**
 * @param {string} id
 * @param {string} text
 */
function say(id, text) {
  const place = byId(id, HTMLElement);
  place.replaceChildren();
  appendVisible(place, text);
}

/** @param {Token} token */
function ofHeader({ header }) {
  const alg = (header?.tree?.members ?? []).findLast(({ name }) => name === "alg");
  if (!alg) return "";
  return sentence("In the token on screen, alg is {alg}.", { alg: cut(alg.node.text) });
}

/** @param {Token} token */
function ofPayload({ payload }) {
  if (payload?.kind === "encrypted")
    return sentence("The token on screen is a JWE: it has five parts, and its payload is encrypted.");
  const members = payload?.kind === "claims-set" ? (payload.tree?.members ?? []) : [];
  if (members.length === 0) return "";
  const names = listing(members.slice(0, MOST_NAMES).map(nameOf));
  if (members.length > MOST_NAMES) {
    return plural(
      "The token on screen has {count} claim: {names} and others.",
      "The token on screen has {count} claims: {names} and others.",
      members.length,
      { names },
    );
  }
  return plural(
    "The token on screen has {count} claim: {names}.",
    "The token on screen has {count} claims: {names}.",
    members.length,
    { names },
  );
}

/** @param {import("../../types/report.js").Member} member */
function nameOf({ name }) {
  return sentence("“{name}”", { name: inQuotation(name, LONGEST) });
}

/** @param {Token} token */
function ofSignature({ signatures, segments }) {
  const [signature] = signatures;
  if (!(signature && segments.some(({ role }) => role === "signature"))) return "";
  if (signatures.length > 1) return ofSignatures(signatures.length);
  if (signature.octets === 0) return sentence("In the token on screen, it is empty: nobody signed that token.");
  return plural(
    "In the token on screen it has {count} byte.",
    "In the token on screen it has {count} bytes.",
    signature.octets,
  );
}

/** @param {number} signatures */
function ofSignatures(signatures) {
  const count = String(signatures);
  return plural(
    "The token on screen has {count} signature.",
    "The token on screen has {count} signatures.",
    signatures,
    { count },
  );
}

/** @param {string} text */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
