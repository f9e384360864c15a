import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { drawSegments } from "../encode/output.js";
import { copyOut } from "../export/copy.js";
import { exactText, listenExactly, putExactly } from "../key/exact-text.js";
import { MaskedKey } from "../key/masked-key.js";
import { instantOf } from "../state.js";
import { part } from "../store.js";
import { drawChoices, listenToChoices } from "./choices.js";
import { presentable, sendable } from "./holder-state.js";
import { drawPresented } from "./presented.js";

/**
 * What is drawn of a presentation, and what its controls do.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("../render.js").Draw} Draw
 * @typedef {import("../state.js").State} State
 */

const CLEARED = sentence("The holder’s key is cleared. The page keeps no copy of it.");
const COPIED = sentence("The presentation is on the clipboard.");

/**
 * @param {State} initial which is drawn already
 * @param {App} app
 * @returns {Draw[]}
 */
export function holderParts(initial, app) {
  const { holding } = app;
  listen(app);
  return [
    part(
      initial,
      ({ decoded, pageView, phase }) => [
        pageView === "full" && phase === "decoded" ? presentable(decoded?.token) : null,
      ],
      (token) => holding.take(token),
    ),
    part(
      initial,
      (state) => [state.holding.token, state.holding.isOpen, state.holding.asked, state.fields],
      (token, isOpen, { chosen }, _fields) => {
        const card = byId("holder", HTMLDetailsElement);
        card.hidden = token === null;
        card.open = isOpen;
        drawChoices(token, chosen, isOpen);
        holding.ask();
      },
    ),
    part(
      initial,
      (state) => [state.holding, instantOf(state)],
      (now, instant) => {
        drawPresented(now, instant);
        const { token, report } = now.presented?.made ?? { token: "", report: null };
        drawSegments(byId("holder-token", HTMLElement), token ?? "", report?.tokens[0]?.segments ?? []);
      },
    ),
    ...fieldParts(initial, app),
  ];
}

/**
 * @param {State} initial
 * @param {App} app
 * @returns {Draw[]}
 */
function fieldParts(initial, app) {
  const key = byId("holder-key", HTMLTextAreaElement);
  const parts = {
    field: key,
    show: byId("holder-key-show", HTMLButtonElement),
    clear: byId("holder-key-clear", HTMLButtonElement),
    hidden: byId("holder-key-hidden", HTMLElement),
  };
  const mask = new MaskedKey(parts, () => app.tell(CLEARED));
  return [
    part(
      initial,
      ({ holding: { asked } }) => [asked],
      (asked) => {
        if (exactText(key) !== asked.key) putExactly(key, asked.key);
        for (const name of /** @type {const} */ (["aud", "nonce"])) {
          const field = byId(`holder-${name}`, HTMLInputElement);
          if (field.value !== asked[name]) field.value = asked[name];
        }
      },
    ),
    part(
      initial,
      ({ holding: { presented, asked } }) => [presented, asked.key],
      (presented, _key) => mask.take({ text: presented?.of.key ?? "", spans: presented?.spans ?? [] }),
    ),
  ];
}

/** @param {App} app */
function listen(app) {
  const { holding } = app;
  const card = byId("holder", HTMLDetailsElement);
  card.addEventListener("toggle", () => holding.open(card.open));
  const token = () => app.state.holding.token;
  listenToChoices({
    toggle: (index) => holding.toggle(index),
    all: () => holding.give({ chosen: sendable(token() ?? { disclosures: [] }) }),
    none: () => holding.give({ chosen: [] }),
  });
  const key = byId("holder-key", HTMLTextAreaElement);
  listenExactly(key, byId("holder-key-ends", HTMLElement));
  key.addEventListener("input", () => holding.give({ key: exactText(key) }));
  for (const name of /** @type {const} */ (["aud", "nonce"])) {
    const field = byId(`holder-${name}`, HTMLInputElement);
    field.addEventListener("input", () => holding.give({ [name]: field.value }));
  }
  const copy = byId("holder-copy", HTMLButtonElement);
  copy.addEventListener("click", () => void copyOut(copy, holding.text, COPIED));
  byId("holder-decode", HTMLElement).addEventListener("click", () => {
    app.put(holding.text);
    byId("summary", HTMLElement).focus();
  });
}
