import { applied, innerApplied, innerKeyGiven, keyGiven } from "../key/given.js";
import { ofLink } from "../key/linked.js";
import { isOfText, shownToken } from "../state.js";
import { editedInField, rekeyed } from "./replaced.js";

/**
 * What a repair, a diagnosis or a key at hand puts into the fields; what stood there can be had back.
 *
 * @typedef {import("../../types/report.js").Apply} Apply
 * @typedef {import("../../types/report.js").Repair} Repair
 * @typedef {import("../state.js").State} State
 * @typedef {object} Page
 * @property {() => State} state
 * @property {(change: (state: State) => State) => void} change changes what stands beside the paste, and asks about it
 * @property {(change: (state: State) => State) => void} note changes what is known beside it
 * @property {import("./paste.js").Paste} paste
 * @property {(key: string) => void} moveToKey puts a key of the paste into its field, and makes room for a token
 */
export class Mending {
  #page;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {Pick<Repair, "start" | "end" | "text">} edit of the paste */
  repair({ start, end, text }) {
    const { state, paste, note } = this.#page;
    if (!isOfText(state())) return;
    const before = state().text;
    paste.edit(start, end, text);
    note((now) => editedInField(now, before, !paste.isHeld));
  }

  /** @param {Apply} apply what a diagnosis asks for */
  apply(apply) {
    const { state, change } = this.#page;
    if (!isOfText(state())) return;
    if (apply.edit) this.repair(apply.edit);
    else change((now) => rekeyed(now, applied(now, apply)));
  }

  /** @param {Apply} apply what a diagnosis of the token within asks for */
  applyInner(apply) {
    const { state, change } = this.#page;
    if (isOfText(state())) change((now) => rekeyed(now, innerApplied(now, apply)));
  }

  /** @param {string} key for the token within */
  useInnerKey(key) {
    const { state, change } = this.#page;
    if (shownToken(state()) !== null) change((now) => rekeyed(now, innerKeyGiven(now, key)));
  }

  /** @param {string} key that the token on screen has itself */
  useKey(key) {
    const { state, change } = this.#page;
    if (shownToken(state()) !== null) change((now) => rekeyed(now, keyGiven(now, key)));
  }

  /**
   * Uses a key of the paste; where there is no token beside it, it makes room for one.
   *
   * @param {string} key
   * @param {boolean} isOfLink whether it stands in the link of the token
   */
  usePastedKey(key, isOfLink) {
    const { state, change, moveToKey } = this.#page;
    if (!isOfText(state())) return;
    if (state().decoded?.token) {
      change((now) => rekeyed(now, isOfLink ? ofLink(keyGiven(now, key), key) : keyGiven(now, key)));
    } else moveToKey(key);
  }
}
