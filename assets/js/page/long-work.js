import { byId, setText } from "../shared/dom.js";
import { sentence } from "../shared/sentence.js";
import { isPending } from "./state.js";
import { part } from "./store.js";

/**
 * What takes over a second says so, once and politely, and can be given up.
 *
 * @typedef {import("./render.js").Draw} Draw
 * @typedef {import("./state.js").State} State
 */

const LONG = 1000;
const READING = sentence("Still reading the text.");
const CHECKING = sentence("Still trying the key.");
const CANCEL = sentence("Cancel");

/**
 * @param {State} initial which is drawn already
 * @param {import("./app.js").App} app
 * @returns {Draw[]}
 */
export function longWorkParts(initial, app) {
  const { place, text } = drawn(() => app.cancel());
  let timer = 0;
  /** @type {readonly unknown[]} */
  let before = [initial.text, initial.fields];
  return [
    part(
      initial,
      (state) => [
        isPending(state) && state.boot.phase === "ready",
        state.check.kind === "checking",
        state.text,
        state.fields,
      ],
      (isUnderWay, isChecking, ...asked) => {
        clearTimeout(timer);
        const said = isChecking ? CHECKING : READING;
        setText(text, said);
        // Whoever types asks anew with each character: what takes long is counted from the last one.
        const isAnother = asked.some((one, at) => one !== before[at]);
        before = asked;
        if (!isUnderWay || isAnother) place.hidden = true;
        if (isUnderWay && place.hidden) {
          timer = window.setTimeout(() => {
            place.hidden = false;
            app.tell(said);
          }, LONG);
        }
      },
    ),
  ];
}

/** @param {() => void} cancel */
function drawn(cancel) {
  const [place, text] = [document.createElement("div"), document.createElement("p")];
  const [bar, button] = [document.createElement("progress"), document.createElement("button")];
  place.id = "long-work";
  place.className = "long-work";
  place.hidden = true;
  text.id = "long-work-text";
  bar.setAttribute("aria-labelledby", text.id);
  button.type = "button";
  button.className = "button small";
  setText(button, CANCEL);
  button.addEventListener("click", () => {
    cancel();
    byId("summary", HTMLElement).focus();
  });
  place.append(text, bar, button);
  byId("strip", HTMLElement).before(place);
  return { place, text };
}
