import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { innerOf } from "../opened.js";
import { part } from "../store.js";
import { offerPayload } from "./detached-payload.js";
import { drawKey, drawMisplaced, drawRecipients, drawUnused } from "./key.js";
import { drawHeaderKeys, drawPointers } from "./key-sources.js";
import { MaskedKey } from "./masked-key.js";
import { drawPastedKeys } from "./pasted-keys.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../state.js").Decoded} Decoded
 * @typedef {import("../state.js").State} State
 * @typedef {import("../render.js").Draw} Draw
 */

const CLEARED = sentence("The key is cleared. The page keeps no copy of it.");

/**
 * @param {App} app
 * @param {import("./key.js").Which} which
 */
function maskedKey(app, which) {
  const parts = {
    field: byId(`${which}key`, HTMLTextAreaElement),
    show: byId(`${which}key-show`, HTMLButtonElement),
    clear: byId(`${which}key-clear`, HTMLButtonElement),
    hidden: byId(`${which}key-hidden`, HTMLElement),
  };
  return new MaskedKey(parts, () => {
    app.replacing.forgetKeys();
    app.ask();
    app.tell(CLEARED);
  });
}

/**
 * The keys that stand in the paste, as they may be used for a token; a key alone is offered in the place of the token.
 *
 * @param {Decoded | null} decoded
 */
function offeredKeys(decoded) {
  const keys = decoded?.report.keys ?? [];
  return decoded?.token || keys.length > 1 ? keys : [];
}

/**
 * @param {Decoded | null} decoded
 * @param {import("../../types/report.js").PastedKey} key
 */
function textOf(decoded, { text, start, end }) {
  return text ?? String(decoded?.text.slice(start, end));
}

/**
 * What is drawn of the key, and of those that may be used.
 *
 * @param {State} initial which is drawn already
 * @param {App} app
 * @returns {Draw[]}
 */
export function keyParts(initial, app) {
  const mask = maskedKey(app, "");
  return [
    part(
      initial,
      ({ readKey, fields }) => [readKey, fields.key],
      (readKey, _key) => mask.take(readKey),
    ),
    part(
      initial,
      ({ recognised, isLate }) => [isLate ? null : recognised],
      (recognised) => {
        drawKey(recognised);
        drawMisplaced(recognised?.misplaced ?? "");
        drawRecipients(recognised?.decryption ?? null);
        drawUnused(recognised?.unused ?? "");
      },
    ),
    part(
      initial,
      ({ decoded }) => [decoded],
      (decoded) => {
        drawPastedKeys(offeredKeys(decoded), (key) => app.mending.usePastedKey(textOf(decoded, key), key.in_link));
        offerPayload(decoded?.token ?? null);
        drawHeaderKeys(decoded?.token?.header_keys ?? [], ({ text }) => app.mending.useKey(text));
      },
    ),
    part(
      initial,
      ({ decoded, fields, recognised }) => [decoded, fields.key === "" || recognised?.action?.id === "key"],
      // The issuer's keys verify: none of them decrypts.
      (decoded, isNeeded) => drawPointers(decoded?.token?.encrypted ? [] : (decoded?.token?.pointers ?? []), isNeeded),
    ),
    ...innerKeyParts(initial, app),
  ];
}

/**
 * The same for the token within, whose field is there as long as that is drawn.
 *
 * @param {State} initial which is drawn already
 * @param {App} app
 * @returns {Draw[]}
 */
function innerKeyParts(initial, app) {
  const mask = maskedKey(app, "inner-");
  return [
    part(
      initial,
      ({ readInnerKey, fields }) => [readInnerKey, fields.innerKey],
      (readKey, _key) => mask.take(readKey),
    ),
    part(
      initial,
      ({ recognised, isLate, fields }) => [isLate || fields.innerKey === "" ? null : (recognised?.inner ?? null)],
      (inner) => drawKey(inner, "inner-"),
    ),
    part(
      initial,
      ({ decoded, fields, recognised }) => [decoded, hasInnerKey(fields, recognised)],
      (decoded, isGiven) => {
        const inner = innerOf(decoded?.token ?? null);
        byId("inner-key-card", HTMLElement).hidden = inner === null || isGiven;
        drawPastedKeys(offeredKeys(decoded), (key) => app.mending.useInnerKey(textOf(decoded, key)), "inner-");
        drawHeaderKeys(inner?.header_keys ?? [], ({ text }) => app.mending.useInnerKey(text), "inner-");
      },
    ),
    part(
      initial,
      ({ decoded, fields, recognised }) => [decoded, fields.innerKey === "" || recognised?.inner?.action?.id === "key"],
      (decoded, isNeeded) => drawPointers(innerOf(decoded?.token ?? null)?.pointers ?? [], isNeeded, "inner-"),
    ),
  ];
}

/**
 * Whether the key of the token has one for the token within, too: a set may hold both, and nothing more is asked for.
 *
 * @param {State["fields"]} fields
 * @param {State["recognised"]} recognised
 */
function hasInnerKey({ innerKey }, recognised) {
  return innerKey === "" && recognised?.inner?.verdict.signature.state === "valid";
}
