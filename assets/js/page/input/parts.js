import { isOfText, undoable } from "../state.js";
import { part } from "../store.js";
import { drawColours } from "./colour.js";
import { createFold } from "./fold.js";
import { shownFrom } from "./held-text.js";
import { drawNoToken } from "./no-token.js";
import { drawNotes } from "./notes.js";
import { drawPasteAbout } from "./paste.js";
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
  const list = new TokenList((token) => app.choose(token));
  return [
    part(
      initial,
      (state) => [state.text, state.isFixed, undoable(state), shownFrom(state)],
      (text, isFixed, before, from) => paste.draw(text, isFixed, before, from),
    ),
    part(initial, (state) => [state.text, isOfText(state), state.named, state.refusal], drawPasteAbout),
    part(
      initial,
      (state) => [state.colours, state.isLate && !isOfText(state) ? state.text : null, shownFrom(state)],
      (colours, unread, _from) => drawColours(paste, unread === null ? colours : { by: "guess", text: unread }),
    ),
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
    part(
      initial,
      ({ decoded }) => [decoded],
      (decoded) => {
        drawNotes(decoded?.report.notes ?? []);
        if (decoded && !decoded.token) drawNoToken(decoded.report);
        offerFold();
      },
    ),
  ];
}
