import { part } from "../store.js";
import { offerPayload } from "./detached-payload.js";
import { drawKey } from "./key.js";
import { drawHeaderKeys, drawPointers } from "./key-sources.js";
import { drawPastedKeys } from "./pasted-keys.js";

/**
 * What is drawn of the key, and of those that may be used.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
export function keyParts(initial, app) {
  return [
    part(
      initial,
      ({ recognised, isLate }) => [isLate ? null : recognised],
      (recognised) => drawKey(recognised, (apply) => app.apply(apply)),
    ),
    part(
      initial,
      ({ decoded }) => [decoded],
      (decoded) => {
        const token = decoded?.token ?? null;
        const keys = decoded?.report.keys ?? [];
        // A key alone is offered in the place of the token.
        drawPastedKeys(token || keys.length > 1 ? keys : [], ({ text, start, end }) => {
          app.usePastedKey(text ?? String(decoded?.text.slice(start, end)));
        });
        offerPayload(token);
        drawHeaderKeys(token?.header_keys ?? [], ({ text }) => app.useKey(text));
      },
    ),
    part(
      initial,
      ({ decoded, fields, recognised }) => [decoded, fields.key === "" || recognised?.action?.id === "key"],
      (decoded, isNeeded) => drawPointers(decoded?.token?.pointers ?? [], isNeeded),
    ),
  ];
}
