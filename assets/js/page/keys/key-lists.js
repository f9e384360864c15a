import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";

/**
 * The lists beside a key: the keys of a text with several, the tokens that it was tried on, and the set.
 *
 * @typedef {import("../../types/report.js").KeyEntry} KeyEntry
 * @typedef {import("./keys-state.js").Kept} Kept
 * @typedef {import("./keys-state.js").Tried} Tried
 * @typedef {import("./keys-state.js").TriedState} TriedState
 */

/** @type {Readonly<Record<TriedState, {mark: string, state: string, words: string}>>} */
const TRIED = {
  valid: { mark: "pass", state: "valid", words: sentence("Verified") },
  decrypted: { mark: "pass", state: "decrypted", words: sentence("Decrypted") },
  "no-match": { mark: "fail", state: "invalid", words: sentence("Doesn’t match") },
  "other-kind": { mark: "none", state: "key-unusable", words: sentence("Wrong kind") },
  "not-tried": { mark: "none", state: "not-attempted", words: sentence("Not checked") },
};

/**
 * @param {readonly KeyEntry[]} entries
 * @param {number} chosen
 * @param {(index: number) => void} choose
 */
export function drawSeveral(entries, chosen, choose) {
  const card = byId("keys-several", HTMLElement);
  card.hidden = entries.length < 2;
  setText(byId("keys-several-count", HTMLElement), plural("{count} key", "{count} keys", entries.length));
  const list = byId("keys-several-list", HTMLElement);
  const focused = list.contains(document.activeElement);
  list.replaceChildren(
    ...entries.map((entry, index) => {
      const item = elementOf("key-choice-template");
      const button = /** @type {HTMLButtonElement} */ (byClass(item, "key-choice"));
      setText(byClass(item, "key-choice-name"), entry.message);
      setText(byClass(item, "key-choice-kid"), entry.kid ?? "");
      button.setAttribute("aria-pressed", String(index === chosen));
      button.addEventListener("click", () => choose(index));
      return item;
    }),
  );
  if (focused) list.querySelectorAll("button")[chosen]?.focus();
}

/** @param {readonly Tried[]} tried */
export function drawTriedTokens(tried) {
  const fitting = tried.filter(({ state }) => state === "valid" || state === "decrypted").length;
  byId("keys-tried", HTMLElement).hidden = tried.length === 0;
  setText(
    byId("keys-tried-count", HTMLElement),
    plural("Matches {fitting} of {count} token", "Matches {fitting} of {count} tokens", tried.length, {
      fitting: String(fitting),
    }),
  );
  byId("keys-tried-list", HTMLElement).replaceChildren(
    ...tried.map(({ name, algorithm, state }) => {
      const item = elementOf("key-tried-template");
      const shown = TRIED[state];
      item.dataset.mark = shown.mark;
      item.dataset.line = "signature";
      item.dataset.state = shown.state;
      setText(byClass(item, "key-tried-name"), name);
      setText(byClass(item, "key-tried-alg"), algorithm);
      setText(byClass(item, "cell-state"), shown.words);
      return item;
    }),
  );
}

/**
 * @param {readonly Kept[]} kept
 * @param {(thumbprint: string) => void} remove
 */
export function drawKept(kept, remove) {
  byId("keys-set", HTMLElement).hidden = kept.length === 0;
  setText(byId("keys-set-count", HTMLElement), plural("Set of {count} key", "Set of {count} keys", kept.length));
  byId("keys-set-list", HTMLElement).replaceChildren(
    ...kept.map(({ thumbprint, message, kid }) => {
      const item = elementOf("key-kept-template");
      setText(byClass(item, "key-kept-name"), message);
      setText(byClass(item, "key-kept-kid"), kid ?? "");
      const button = byClass(item, "key-kept-remove");
      button.setAttribute("aria-label", sentence("Remove from the set: {key}", { key: message }));
      button.addEventListener("click", () => {
        remove(thumbprint);
        byId("keys-keep", HTMLElement).focus();
      });
      return item;
    }),
  );
}
