import { sentence } from "../../shared/sentence.js";

/**
 * How the state of each line looks: its mark, and its words.
 *
 * @typedef {import("../../types/drawn.js").LineName} LineName
 * @typedef {"pass" | "fail" | "caution" | "unchecked" | "waiting" | "made"} Mark
 * @typedef {readonly [Mark, string]} Look
 */

/** Words of at most 13 characters, so that five cells fit side by side. @type {ReadonlyMap<string, Look>} */
const LOOKS = new Map([
  ["waiting", ["waiting", sentence("Waiting")]],
  ["structure sound", ["pass", sentence("Well-formed")]],
  ["structure faulty", ["fail", sentence("Malformed")]],
  ["structure unreadable", ["fail", sentence("Unreadable")]],
  ["signature valid", ["pass", sentence("Verified")]],
  ["signature invalid", ["fail", sentence("No match")]],
  ["signature unsupported", ["caution", sentence("Not supported")]],
  ["signature key-unusable", ["caution", sentence("Wrong key")]],
  ["signature not-attempted", ["unchecked", sentence("Not checked")]],
  ["signature not-attempted unsecured", ["fail", sentence("None")]],
  ["signature not-attempted encrypted", ["unchecked", sentence("No signature")]],
  ["signature not-attempted not-decrypted", ["fail", sentence("Not decrypted")]],
  ["signature not-attempted key-unusable", ["caution", sentence("Wrong key")]],
  ["signature not-attempted made-here", ["made", sentence("Made here")]],
  ["signature not-attempted encrypted-here", ["made", sentence("No signature")]],
  ["signature checking", ["waiting", sentence("Checking")]],
  ["time current", ["pass", sentence("Current")]],
  ["time expired", ["fail", sentence("Expired")]],
  ["time not-yet", ["fail", sentence("Not yet valid")]],
  ["time unreadable", ["caution", sentence("Unreadable")]],
  ["time not-stated", ["unchecked", sentence("Not stated")]],
  ["audience match", ["pass", sentence("As expected")]],
  ["audience mismatch", ["fail", sentence("Not expected")]],
  ["audience not-checked", ["unchecked", sentence("Not compared")]],
  ["trust supplied", ["unchecked", sentence("Your key")]],
  ["trust from-token", ["caution", sentence("Its own key")]],
  ["trust from-link", ["caution", sentence("From the link")]],
  ["trust made-here", ["unchecked", sentence("A test key")]],
  ["trust public", ["caution", sentence("Sample key")]],
  ["trust not-known", ["unchecked", sentence("Not known")]],
]);

/**
 * The mark and the words of a state; a state that this page does not know is not a pass.
 *
 * @param {LineName} name
 * @param {string} state
 * @param {unknown} [why] it is in that state, which may have a look of its own
 * @returns {Look}
 */
export function lookOf(name, state, why) {
  const known = LOOKS.get(`${name} ${state} ${why}`) ?? LOOKS.get(`${name} ${state}`);
  return known ?? LOOKS.get(state) ?? ["unchecked", sentence("Not known")];
}
