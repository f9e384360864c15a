import { guessSegments } from "../../shared/guess-segments.js";
import { unseenIn } from "../../shared/visible-text.js";

/**
 * What can be read of a token before the engine runs: the text of its first two segments as it stands, from base64url
 * (RFC 4648 §5) and UTF-8. Nothing of it is parsed, and nothing is judged.
 *
 * @typedef {{text: string, isCut: boolean}} EarlyPart `isCut` says that only the beginning is here
 * @typedef {{header: EarlyPart, payload: EarlyPart | null}} EarlyText no payload where it is encrypted, empty or not text
 */

/** So many characters of a segment are read: 64 kB of text, rounded down to whole groups of four. */
const MOST_CHARACTERS = 85_332;
/** So many lines, and characters that are drawn as an element each, are laid out within a few frames. */
const MOST_LINES = 1000;
const MOST_UNSEEN = 1000;
/** As many characters as give whole octets. */
const GROUP = 4;

/**
 * @param {string} text that was pasted
 * @returns {EarlyText | null} of the first token in it; nothing where none is seen, or its header is not text
 */
export function earlyTextOf(text) {
  const [first, second] = guessSegments(text);
  if (!(first && second) || isWithin(text, first.start)) return null;
  const header = partOf(text.slice(first.start, first.end));
  return header && { header, payload: second.hue === "payload" ? partOf(text.slice(second.start, second.end)) : null };
}

/**
 * Whether segments go before this place: what looks like a header there may be encrypted, and begin so by chance.
 *
 * @param {string} text
 * @param {number} place
 */
function isWithin(text, place) {
  return /[\w-]\.$/.test(text.slice(Math.max(0, place - 2), place));
}

/**
 * @param {string} segment
 * @returns {EarlyPart | null}
 */
function partOf(segment) {
  const isLong = segment.length > MOST_CHARACTERS;
  const decoded = decodedFrom(segment.slice(0, MOST_CHARACTERS), isLong);
  if (!decoded) return null;
  const text = beginningOf(decoded);
  return { text, isCut: isLong || text.length < decoded.length };
}

/**
 * @param {string} segment of the alphabet of base64url
 * @param {boolean} isCut the last character may lack octets
 * @returns {string} empty where the octets are not UTF-8
 */
function decodedFrom(segment, isCut) {
  // A single character of a last group carries no whole octet.
  const whole = segment.length % GROUP === 1 ? segment.slice(0, -1) : segment;
  const octets = Uint8Array.from(atob(whole.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets, { stream: isCut });
  } catch {
    return "";
  }
}

/**
 * As much of a text as is drawn at once, whatever it consists of.
 *
 * @param {string} text
 */
function beginningOf(text) {
  const lines = text.split("\n", MOST_LINES).join("\n");
  return lines.slice(0, unseenIn(lines)[MOST_UNSEEN]?.start);
}
