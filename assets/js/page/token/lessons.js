import { appendVisible } from "../../shared/append-visible.js";
import { byId } from "../../shared/dom.js";
import { plural } from "../../shared/plural.js";

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
 * @param {string} sentence
 */
function say(id, sentence) {
  const place = byId(id, HTMLElement);
  place.replaceChildren();
  appendVisible(place, sentence);
}

/** @param {Token} token */
function ofHeader({ header }) {
  const alg = (header?.tree?.members ?? []).findLast(({ name }) => name === "alg");
  if (!alg) return "";
  return `In the token on screen, alg is ${cut(alg.node.text)}.`;
}

/** @param {Token} token */
function ofPayload({ payload }) {
  if (payload?.kind === "encrypted")
    return "The token on screen is a JWE: it has five parts, and its payload is encrypted.";
  const members = payload?.kind === "claims-set" ? (payload.tree?.members ?? []) : [];
  if (members.length === 0) return "";
  const names = members.slice(0, MOST_NAMES).map(({ name }) => cut(name));
  const more = members.length > MOST_NAMES ? " and others" : "";
  return `The token on screen has ${plural(members.length, "claim")}: ${names.join(", ")}${more}.`;
}

/** @param {Token} token */
function ofSignature({ signatures, segments }) {
  if (signatures.length > 1) return `The token on screen has ${signatures.length} signatures.`;
  const [signature] = signatures;
  if (!(signature && segments.some(({ role }) => role === "signature"))) return "";
  if (signature.octets === 0) return "In the token on screen it is empty: nobody signed that token.";
  return `In the token on screen it has ${plural(signature.octets, "octet")}.`;
}

/** @param {string} text */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
