import { paragraph } from "../shared/sentence.js";
import { drawPageView, drawTheme } from "./appearance.js";
import { earlyPart } from "./early/parts.js";
import { encodeParts } from "./encode/parts.js";
import { madeSaid } from "./encode/said.js";
import { exportParts } from "./export/parts.js";
import { drawFields } from "./fields.js";
import { findingParts } from "./findings/parts.js";
import { holderParts } from "./holder/parts.js";
import { inputParts } from "./input/parts.js";
import { keyParts } from "./key/parts.js";
import { keysParts } from "./keys/parts.js";
import { drawMode } from "./mode-switch.js";
import { drawPhase, drawSummary } from "./phase.js";
import { drawBusy, drawRevision, drawStale, headlineOf, lineOf } from "./report-area.js";
import { drawBoot, drawDifferences } from "./start/boot-status.js";
import { isPending, isStale } from "./state.js";
import { part } from "./store.js";
import { drawBrought } from "./take-address.js";
import { timeParts } from "./time/parts.js";
import { tokenParts } from "./token/parts.js";
import { verdictParts } from "./verdict/parts.js";

/**
 * All that is drawn, part by part: what each takes from the state, and what it makes of it. A part is drawn where what it
 * takes is another than before, in this order.
 *
 * @typedef {import("./app.js").App} App
 * @typedef {import("./input/paste.js").Paste} Paste
 * @typedef {import("./state.js").State} State
 * @typedef {(state: State) => void} Draw
 */

/**
 * @param {State} initial which the page shows already
 * @param {Paste} paste
 * @param {{say: (text: string) => void}} announcer
 * @param {App} app whose actions the drawn controls call
 * @returns {Draw}
 */
export function createRender(initial, paste, announcer, app) {
  /**
   * @param {string} headline
   * @param {string} line
   * @param {boolean} isLate an answer is on its way, and is said when it comes
   * @param {boolean} isQuiet what was cleared is told where that is done, and what is not shown is not told
   */
  const say = (headline, line, isLate, isQuiet) => {
    drawSummary(headline, line);
    if (!isLate) announcer.say(isQuiet ? "" : paragraph(headline, line));
  };
  const parts = [
    part(initial, ({ boot, isFirst }) => [boot, isFirst], drawBoot),
    part(initial, ({ differences }) => [differences], drawDifferences),
    part(initial, ({ mode }) => [mode], drawMode),
    part(initial, ({ pageView }) => [pageView], drawPageView),
    part(initial, ({ theme }) => [theme], drawTheme),
    part(initial, ({ brought }) => [brought], drawBrought),
    part(initial, ({ fields }) => [fields], drawFields),
    earlyPart(initial),
    part(initial, ({ phase }) => [phase], drawPhase),
    ...exportParts(initial),
    ...inputParts(initial, paste, app),
    ...findingParts(initial, app),
    ...tokenParts(initial, paste, app),
    ...keyParts(initial, app),
    ...verdictParts(initial),
    part(
      initial,
      (state) => [headlineOf(state), lineOf(state), state.isLate, state.phase === "empty" || state.mode !== "decode"],
      say,
    ),
    ...holderParts(initial, app),
    ...keysParts(initial, app),
    ...encodeParts(initial, app),
    part(
      initial,
      (state) => [madeSaid(state)],
      (said) => said !== "" && announcer.say(said),
    ),
    ...timeParts(initial, app),
    part(initial, ({ revision }) => [revision], drawRevision),
    part(initial, (state) => [isPending(state)], drawBusy),
    part(initial, (state) => [isStale(state)], drawStale),
  ];
  return (state) => {
    for (const draw of parts) draw(state);
  };
}
