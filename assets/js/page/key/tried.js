import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { triedRows } from "./tried-rows.js";

/**
 * Shows what was tried to find out why a key does not match.
 *
 * @param {import("../../types/report.js").Verification | null} verification
 * @param {import("./key.js").Which} which
 */
export function drawTried(verification, which) {
  const change = verification?.diagnosis[0]?.apply?.label ?? "";
  const rows = triedRows(verification?.tried ?? [], Boolean(verification?.decryption), change);
  byId(`${which}tried`, HTMLElement).hidden = rows.length === 0;
  const ruledOut = verification?.diagnosis.find(({ id }) => id === "ruled-out");
  setText(byId(`${which}tried-about`, HTMLElement), ruledOut?.message ?? "");
  byId(`${which}tried-list`, HTMLElement).replaceChildren(
    ...rows.map(({ name, mark, outcome }) => {
      const item = elementOf("tried-template");
      item.dataset.mark = mark;
      setText(byClass(item, "tried-name"), name);
      setText(byClass(item, "cell-state"), outcome);
      return item;
    }),
  );
}
