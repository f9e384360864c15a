import { byId } from "../../shared/dom.js";
import { listenExactly } from "./exact-text.js";

/**
 * The field for a payload that is not in the token (RFC 7515 appendix F, RFC 7797).
 *
 * @typedef {import("../../types/report.js").Token} Token
 */

/** @param {Token | null} token */
export function offerPayload(token) {
  byId("detached", HTMLElement).hidden = !token?.lacks_payload;
}

/** @param {() => void} changed */
export function listenToPayload(changed) {
  listenExactly(byId("detached-payload", HTMLTextAreaElement), byId("payload-ends", HTMLElement));
  byId("detached-payload", HTMLElement).addEventListener("input", changed);
}
