import { byId } from "../../shared/dom.js";
import { part } from "../store.js";
import { formParts } from "./form-parts.js";
import { drawGenerate } from "./generate-card.js";
import { drawHead, saidOf } from "./head.js";
import { drawFacts, drawKeyFindings } from "./key-facts.js";
import { drawSeveral, drawTriedTokens } from "./key-lists.js";
import { jwkOf, shownKey, signingKey } from "./keys-state.js";
import { listenToKeys } from "./wire-keys.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../state.js").State} State
 */

const MODE = "keys";

/**
 * What is drawn of the mode Keys.
 *
 * @param {State} initial which is drawn already
 * @param {App} app
 * @returns {import("../render.js").Draw[]}
 */
export function keysParts(initial, app) {
  const { keys } = app;
  listenToKeys(app);
  return [
    part(
      initial,
      (state) => [state.keys],
      (now) => {
        drawHead(now);
        drawGenerate(now.wanted, now.isBusy);
        drawSeveral(now.answer?.keys ?? [], now.chosen, (index) => keys.choose(index));
      },
    ),
    part(
      initial,
      (state) => [shownKey(state.keys), state.keys.answer],
      (entry, answer) => {
        drawFacts(entry);
        drawKeyFindings([...(answer?.findings ?? []), ...(entry?.findings ?? [])]);
        byId("keys-keep", HTMLButtonElement).hidden = !jwkOf(entry);
        byId("keys-sign", HTMLButtonElement).hidden = !(entry && signingKey(entry));
        byId("keys-use", HTMLButtonElement).hidden = !jwkOf(entry);
      },
    ),
    part(initial, (state) => [state.keys.tried], drawTriedTokens),
    part(
      initial,
      (state) => [state.mode, state.answer],
      (mode, _answer) => {
        if (mode === MODE) keys.tryTokens();
      },
    ),
    part(
      initial,
      (state) => [saidOf(state.keys)],
      (said) => said !== "" && app.tell(said),
    ),
    ...formParts(initial, app),
  ];
}
