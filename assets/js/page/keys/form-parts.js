import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { exactText, putExactly } from "../key/exact-text.js";
import { MaskedKey } from "../key/masked-key.js";
import { part } from "../store.js";
import { FormCard } from "./form-card.js";
import { drawKept } from "./key-lists.js";
import { shownForm, shownKey } from "./keys-state.js";

/**
 * The cards that show a key in its forms, and the field that it is read from.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("../state.js").State} State
 */

/**
 * @param {State} initial
 * @param {App} app
 * @returns {import("../render.js").Draw[]}
 */
export function formParts(initial, app) {
  const { keys } = app;
  const mask = maskedField(app);
  const { whole, ofPublic, set } = cardsOf(app);
  return [
    part(
      initial,
      ({ keys: now }) => [now],
      (now) => {
        const form = shownForm(now, "whole");
        const hidden = shownKey(now)?.hidden[form?.name ?? ""] ?? [];
        whole.draw(form, now.isShown ? [] : hidden, hidden.length > 0);
        ofPublic.draw(shownForm(now, "public"), [], false);
        setText(
          byId("keys-whole-name", HTMLElement),
          shownKey(now)?.kty === "oct" ? sentence("Secret") : sentence("Private key"),
        );
      },
    ),
    part(
      initial,
      ({ keys: { kept, set: answer } }) => [kept, answer],
      (kept, answer) => {
        const text = answer?.sets.public ?? sentence("There is no public key in the set.");
        set.draw(kept.length === 0 ? null : { name: "jwks", names: [], text }, [], false);
        drawKept(kept, (thumbprint) => keys.remove(thumbprint));
      },
    ),
    part(
      initial,
      ({ keys: { text, answer } }) => [text, answer],
      (text, answer) => {
        const field = byId("keys-text", HTMLTextAreaElement);
        if (exactText(field) !== text) putExactly(field, text);
        mask.take({ text, spans: answer && text !== "" ? answer.private : [] });
      },
    ),
  ];
}

/** @param {App} app */
function cardsOf({ keys }) {
  const whole = new FormCard("keys-whole", {
    choose: (name) => keys.showForm("whole", name),
    toggle: () => keys.toggle(),
    file: "private-key",
    copied: sentence("The key, with its private part, is on the clipboard."),
  });
  const ofPublic = new FormCard("keys-public", {
    choose: (name) => keys.showForm("public", name),
    file: "public-key",
    copied: sentence("The public key is on the clipboard."),
  });
  const set = new FormCard("keys-set", {
    choose: () => undefined,
    file: "keys",
    copied: sentence("The public keys of the set are on the clipboard."),
  });
  return { whole, ofPublic, set };
}

/** @param {App} app */
function maskedField(app) {
  const parts = {
    field: byId("keys-text", HTMLTextAreaElement),
    show: byId("keys-text-show", HTMLButtonElement),
    clear: byId("keys-text-clear", HTMLButtonElement),
    hidden: byId("keys-text-hidden", HTMLElement),
  };
  return new MaskedKey(parts, () =>
    app.tell(sentence("The key field is cleared, and the page keeps no copy of the key.")),
  );
}
