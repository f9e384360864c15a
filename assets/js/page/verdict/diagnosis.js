import { byClass, byId, elementOf, setText } from "../../shared/dom.js";

/**
 * What a failed signature or decryption was found to be; what changes that stands beside the headline.
 *
 * @typedef {import("../../types/report.js").Verification} Verification
 */

/**
 * @param {Verification | null} verification
 * @param {string} line below the headline, which may say the same
 * @param {"" | "inner-"} which of the token, or of the token within
 */
export function drawDiagnosis(verification, line, which = "") {
  const diagnosis = verification?.diagnosis ?? [];
  const list = byId(`${which}diagnosis`, HTMLElement);
  list.hidden = diagnosis.length === 0;
  list.replaceChildren(
    ...diagnosis.map(({ id, message, fix }) => {
      const item = elementOf("diagnosis-template");
      const said = byClass(item, "diagnosis-message");
      setText(said, message);
      // How many were tried is said where they are listed.
      said.hidden = id === "ruled-out" || line.includes(message);
      setText(byClass(item, "diagnosis-fix"), fix);
      return item;
    }),
  );
}
