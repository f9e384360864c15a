import { nowInSeconds } from "../../shared/relative-time.js";
import { sentence } from "../../shared/sentence.js";
import { messageOf } from "../engine-failure.js";
import { createMaker } from "./ask-maker.js";
import { carriedOf, isEditable } from "./carried-token.js";
import { EarlyDeeds } from "./early-deeds.js";
import {
  begun,
  carried,
  draftCame,
  editedPart,
  given,
  givenOuter,
  madeCame,
  makingFailed,
  reset,
  retypedPart,
  takenBack,
} from "./encode-changes.js";
import { copiesOf, draftOf, isAwaited, outerDraftOf } from "./encode-state.js";
import { edited, retyped, shownOf } from "./exact-edit.js";
import { uuid } from "./fresh-id.js";
import { saidOf } from "./making-verdict.js";
import { newKey, publicPart } from "./new-key.js";

/**
 * What can be done about the token that is being written. Each action changes what is known of it, and most ask anew.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("../state.js").State} State
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("../../types/report.js").DraftName} DraftName
 * @typedef {import("../../types/report.js").Edit} Edit
 * @typedef {import("./encode-state.js").Encoding} State_
 * @typedef {import("./encode-state.js").PartName} PartName
 * @typedef {object} Page
 * @property {() => State} state
 * @property {(change: (state: State) => State) => void} change
 * @typedef {Record<PartName, import("./editor.js").Editor>} Editors edit each text in its field
 */

const FAILED = sentence("The engine didn’t answer.");
const GENERATED = sentence("A new key is in the field. It isn’t stored anywhere else.");

export class Encoding {
  #page;
  #engine;
  #ask;
  /** @type {Editors | null} none before they are there */
  editors = null;
  #isByHand = false;
  /** Of what is made since somebody asked for it. */
  #given = new AbortController();
  #early = new EarlyDeeds(() => this.#encoding);
  /** Keys that are made once it is known for which algorithm: nothing that is typed takes the wish back. */
  #keys = new EarlyDeeds(() => this.#encoding);

  /**
   * @param {() => Promise<Engine>} engine
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#page = page;
    this.#engine = engine;
    this.#ask = createMaker(engine, {
      drafted: (drafted) => this.#drafted(drafted),
      made: (of, made) => this.#came((encoding) => madeCame(encoding, of, made)),
      failed: (error) => this.#came((encoding) => makingFailed(encoding, messageOf(error, FAILED))),
    });
  }

  /** @returns {State_} */
  get #encoding() {
    return this.#page.state().encoding;
  }

  /** @param {(encoding: State_) => State_} change */
  #change(change) {
    this.#page.change((state) => ({ ...state, encoding: change(state.encoding) }));
  }

  /** @param {(encoding: State_) => State_} change */
  #changeAndAsk(change) {
    this.#change(change);
    this.ask();
  }

  /** @param {import("./encode-state.js").Drafted} drafted */
  #drafted(drafted) {
    const { asked } = this.#encoding;
    this.#change((encoding) => draftCame(encoding, drafted));
    // What was taken out of a header has to be asked about anew.
    if (this.#encoding.asked !== asked) this.ask();
    this.#settle();
  }

  /** @param {(encoding: State_) => State_} change that an answer makes */
  #came(change) {
    this.#change(change);
    this.#settle();
  }

  #settle() {
    this.#early.settle();
    this.#keys.settle();
  }

  /** The mode is shown. */
  begin() {
    if (!this.#encoding.isBegun) this.#changeAndAsk((encoding) => begun(encoding, nowInSeconds()));
  }

  /** Asks the engine about what is in the fields. */
  ask() {
    const { asked: of, origin, adding: names, made } = this.#encoding;
    const fresh = uuid();
    this.#ask({ of, origin, adding: names, now: nowInSeconds(), fresh, made: made?.of ?? null });
  }

  /**
   * @param {PartName} part
   * @param {string} shown
   */
  typed(part, shown) {
    if (!this.#isByHand) this.#early.drop();
    this.#changeAndAsk((encoding) => retypedPart(encoding, part, shown));
  }

  /**
   * @param {PartName | "outer"} part
   * @param {Edit} edit of exactly the text that is in its field
   * @param {number} [caret]
   */
  edit(part, edit, caret) {
    if (part === "outer") {
      const header = edited(this.#encoding.asked.outer.header, edit);
      return this.#changeAndAsk((encoding) => givenOuter(encoding, { header }));
    }
    if (!draftOf(this.#encoding)) return;
    if (!this.editors) return this.#changeAndAsk((encoding) => editedPart(encoding, part, edit));
    this.#isByHand = true;
    this.editors[part].edit(edit, caret);
    this.#isByHand = false;
  }

  /**
   * An edit of one click. Where the engine has yet to read what was just typed, it is made as soon as it has.
   *
   * @param {PartName | "outer"} part
   * @param {(draft: Draft) => Edit | undefined} find the edit, in the newest draft of the texts
   */
  click(part, find) {
    const draft = () => (part === "outer" ? outerDraftOf(this.#encoding) : draftOf(this.#encoding));
    this.#early.when(
      (encoding) => draft() !== null || !isAwaited(encoding),
      () => {
        const known = draft();
        const edit = known && find(known);
        if (edit) this.edit(part, edit);
      },
    );
  }

  /**
   * @param {string} key
   * @param {SecretEncoding} secretEncoding
   */
  keyed(key, secretEncoding) {
    this.#changeAndAsk((encoding) => given(encoding, { key, secretEncoding }));
  }

  /**
   * What stands in the fields for what is around the token; its header as its field shows it.
   *
   * @param {Partial<import("./encode-state.js").Outer>} fields
   */
  keyedOuter(fields) {
    const { outer } = this.#encoding.asked;
    const header = retyped(outer.header, fields.header ?? shownOf(outer.header));
    this.#changeAndAsk((encoding) => givenOuter(encoding, { ...fields, header }));
  }

  /** @param {Partial<import("./encode-state.js").Shape>} shape its unprotected header as its field shows it */
  shape({ unprotected, ...shape }) {
    const { unprotected: before } = this.#encoding.asked;
    const kept = unprotected === undefined ? before : retyped(before, unprotected);
    this.#changeAndAsk((encoding) => given(encoding, { ...shape, unprotected: kept }));
  }

  /** The payload is put into the token as it is, or encoded again. */
  recode() {
    this.click("header", (draft) => draft.encoding?.edit ?? undefined);
  }

  /**
   * @param {readonly string[]} disclosable
   * @param {number} decoys
   */
  disclose(disclosable, decoys) {
    this.#changeAndAsk((encoding) => given(encoding, { disclosable, decoys }));
  }

  /**
   * The list of names.
   *
   * @param {{part: PartName, query: string} | null} names
   */
  list(names) {
    if (this.#encoding.adding !== names) this.#changeAndAsk((encoding) => ({ ...encoding, adding: names }));
  }

  /**
   * @param {PartName} part
   * @param {string} query
   * @returns {Promise<DraftName[]>} names that contain it, or whose meaning does, each as the member of an empty object
   */
  async names(part, query) {
    return (await (await this.#engine()).draft("{}", "{}", { now: nowInSeconds(), part, query })).names;
  }

  /** @param {DraftName} name */
  add({ edit, caret }) {
    const part = this.#encoding.adding?.part;
    if (part) this.edit(part, edit, caret);
    this.list(null);
  }

  /**
   * Does what stands beside the headline, or will as soon as what was just typed was judged. That something unsafe is
   * meant can't be said before it was asked.
   *
   * @param {(deed: import("./making-verdict.js").Deed["id"]) => void} done what is left to do
   */
  next(done) {
    const isEarly = isAwaited(this.#encoding);
    this.#early.when(
      (encoding) => !isAwaited(encoding),
      () => {
        const { encoding, boot } = this.#page.state();
        const deed = saidOf(encoding, boot.phase === "ready").action?.deed;
        if (!deed || (deed.id === "meant" && isEarly)) return;
        if (deed.id === "edit") this.edit(deed.part, deed.edit);
        else if (deed.id === "meant") this.#changeAndAsk((before) => given(before, { meant: deed.algorithm }));
        else if (deed.id === "detach") this.shape({ isDetached: true });
        else done(deed.id);
      },
    );
  }

  /**
   * Puts a new key for the algorithm of a header into the field beside it.
   *
   * @param {boolean} isOuter the header is the one around the token
   * @returns {Promise<string>} what came of it
   */
  async generate(isOuter = false) {
    const draft = await this.#draftOf(isOuter);
    if (!draft) return FAILED;
    try {
      const made = await this.#make("key", (engine, signal) => newKey(engine, draft, signal));
      if (isOuter) this.keyedOuter(made);
      else this.keyed(made.key, made.secretEncoding);
      return GENERATED;
    } catch (error) {
      return messageOf(error, FAILED);
    }
  }

  /**
   * @param {boolean} isOuter
   * @returns {Promise<Draft | null>} that of the texts in the fields, as soon as the engine has read them; null where it
   *   can't
   */
  #draftOf(isOuter) {
    const draft = () => (isOuter ? outerDraftOf(this.#encoding) : draftOf(this.#encoding));
    return new Promise((resolve) => {
      this.#keys.when(
        (encoding) => draft() !== null || !isAwaited(encoding),
        () => resolve(draft()),
      );
    });
  }

  /** @returns {Promise<string>} the public part of the key in the field, as PEM where it has that form */
  async publicKey() {
    return publicPart(await this.#engine(), this.#encoding.asked);
  }

  /** @returns {Promise<import("../../types/report.js").NegativeSet>} what a verifier must refuse, made of the token */
  async testSet() {
    const { key, secretEncoding } = this.#encoding.asked;
    return this.#make("tests", (engine, signal) => engine.testSet(this.token, key, { secretEncoding, signal }));
  }

  /**
   * @template T
   * @param {State_["busy"]} busy
   * @param {(engine: Engine, signal: AbortSignal) => Promise<T>} make
   * @returns {Promise<T>}
   */
  async #make(busy, make) {
    this.#given = new AbortController();
    this.#change((encoding) => ({ ...encoding, busy }));
    try {
      return await make(await this.#engine(), this.#given.signal);
    } finally {
      this.#change((encoding) => ({ ...encoding, busy: "" }));
    }
  }

  /** Gives up what is under way. */
  cancel() {
    this.#given.abort();
    this.#ask.cancel();
  }

  /** Takes the token that is decoded, and the keys beside it. */
  carry() {
    const { decoded, fields } = this.#page.state();
    const token = decoded?.token;
    this.#early.drop();
    if (token && isEditable(token)) this.#changeAndAsk((encoding) => carried(encoding, carriedOf(token, fields)));
  }

  takeBack() {
    this.#early.drop();
    this.#changeAndAsk(takenBack);
  }

  reset() {
    this.#early.drop();
    this.#changeAndAsk(reset);
  }

  /** @returns {string} the token as it is copied, empty where there is none */
  get token() {
    return this.copies.token;
  }

  /** @returns {import("./encode-state.js").Copies} the same, and as a request carries it */
  get copies() {
    return copiesOf(this.#encoding);
  }
}
