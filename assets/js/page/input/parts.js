import { isOfText } from "../state.js";
import { part } from "../store.js";
import { aboutToken } from "./about-token.js";
import { drawColours } from "./colour.js";
import { createFold } from "./fold.js";
import { toastOf, undoable } from "./former.js";
import { drawNoToken } from "./no-token.js";
import { drawNotes } from "./notes.js";
import { drawPasteAbout } from "./paste.js";
import { shownFrom } from "./shown-from.js";
import { createToast } from "./toast.js";
import { TokenList } from "./token-list.js";
import { statesOf } from "./token-rows.js";

/**
 * What is drawn of the paste.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @param {import("./paste.js").Paste} paste
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
export function inputParts(initial, paste, app) {
  const offerFold = createFold();
  const drawToast = createToast({
    undo: () => app.replacing.undo(),
    keepBoth: () => app.replacing.keepBoth(),
    close: () => app.replacing.close(),
    focus: () => paste.focus(),
  });
  return [
    part(
      initial,
      (state) => [state.text, state.isFixed, undoable(state), shownFrom(state)],
      (text, isFixed, before, from) => paste.draw(text, isFixed, before, from),
    ),
    part(initial, (state) => [toastOf(state)], drawToast),
    part(
      initial,
      (state) => [state.text, isOfText(state), state.named || state.refusal, aboutToken(state)],
      drawPasteAbout,
    ),
    part(
      initial,
      (state) => [state.colours, state.isLate && !isOfText(state) ? state.text : null, shownFrom(state)],
      (colours, unread, _from) => drawColours(paste, unread === null ? colours : { by: "guess", text: unread }),
    ),
    ...listParts(initial, app),
    part(
      initial,
      ({ decoded }) => [decoded],
      (decoded) => {
        drawNotes(decoded?.report.notes ?? []);
        if (decoded && !decoded.token) drawNoToken(decoded, (key) => app.replacing.moveToKey(key));
        offerFold();
      },
    ),
  ];
}

/**
 * @param {import("../state.js").State} initial
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
function listParts(initial, app) {
  const list = new TokenList((token) => app.choose(token));
  return [
    part(
      initial,
      ({ decoded }) => [decoded?.report.rows ?? null],
      (rows) => list.draw(rows ?? []),
    ),
    part(
      initial,
      ({ decoded, answer, check }) => [decoded?.report.rows ?? null, answer, check],
      (_rows, answer, check) => list.show(answer ? statesOf(answer, check) : []),
    ),
    part(
      initial,
      ({ decoded }) => [decoded],
      (decoded) => list.select(decoded?.index ?? 0),
    ),
  ];
}
