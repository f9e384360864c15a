import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { originOf } from "../question.js";
import { part } from "../store.js";

/**
 * What is said under the key of the key that a link brought, and what can be done about it.
 *
 * @typedef {import("../render.js").Draw} Draw
 * @typedef {import("../state.js").State} State
 */

const OF_LINK = sentence("This key came with the link. Use the issuer’s own key, or confirm that this is it.");
const CONFIRM = sentence("It’s the issuer’s key");
const OTHER = sentence("The link has a key too. It isn’t used, because you entered one.");
const USE = sentence("Use the key of the link");

/**
 * @param {State} initial which is drawn already
 * @param {import("./linking.js").Linking} linking
 * @returns {Draw[]}
 */
export function linkedParts(initial, linking) {
  const text = document.createElement("span");
  const button = document.createElement("button");
  const place = document.createElement("p");
  place.id = "key-linked";
  place.className = "key-misplaced";
  place.hidden = true;
  button.type = "button";
  button.className = "button small";
  place.append(text, " ", button);
  byId("key-command", HTMLElement).before(place);
  let isOther = false;
  button.addEventListener("click", () => {
    if (isOther) linking.takeOther();
    else linking.confirm();
    byId("summary", HTMLElement).focus();
  });
  return [
    part(
      initial,
      (state) => [originOf(state).keyOrigin !== undefined, state.linked.other !== ""],
      (isOfLink, hasOther) => {
        isOther = hasOther;
        place.hidden = !(isOfLink || hasOther);
        setText(text, hasOther ? OTHER : OF_LINK);
        setText(button, hasOther ? USE : CONFIRM);
      },
    ),
  ];
}
