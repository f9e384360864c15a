import { zoneHere } from "../../shared/time-zones.js";
import { instantOf } from "../state.js";

/**
 * The instant as of which the page speaks, and the zone in which it shows instants.
 *
 * @typedef {{now: number, zone: string}} Moment seconds, and a name of the IANA database
 */

/**
 * @param {import("../state.js").State} state
 * @returns {Moment}
 */
export function momentOf(state) {
  return { now: instantOf(state), zone: zoneOf(state.fields.zone) };
}

/**
 * @param {string} chosen empty for the zone of this computer
 * @returns {string}
 */
export function zoneOf(chosen) {
  return chosen || zoneHere();
}
