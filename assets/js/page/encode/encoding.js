import { nowInSeconds } from "../../shared/relative-time.js";
import { sentence } from "../../shared/sentence.js";
import { messageOf } from "../engine-failure.js";
import { createMaker } from "./ask-maker.js";
import { carriedOf, isEditable } from "./carried-token.js";
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
import { copiesOf, draftOf, outerDraftOf } from "./encode-state.js";
import { edited, retyped, shownOf } from "./exact-edit.js";
import { saidOf } from "./making-verdict.js";

/**
 * What can be done about the token that is being written. Each action changes what is known of it, and most ask anew.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("../state.js").State} State
 * @typedef {import("../../types/report.js").DraftName} DraftName
 * @typedef {import("../../types/report.js").Edit} Edit
 * @typedef {import("./encode-state.js").Encoding} State_
 * @typedef {import("./encode-state.js").PartName} PartName
 * @typedef {object} Page
 * @property {() => State} state
 * @property {(change: (state: State) => State) => void} change
 * @typedef {(part: PartName, edit: Edit, caret?: number) => void} Hand edits a text in its field
 */

const FAILED = sentence("The engine didn’t answer.");
const GENERATED = sentence("A new key is in the field. It isn’t stored anywhere else.");

export class Encoding {
  #page;
  #engine;
  #ask;
  /** @type {Hand | null} */
  #hand = null;

  /**
   * @param {() => Promise<Engine>} engine
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#page = page;
    this.#engine = engine;
    this.#ask = createMaker(engine, {
      drafted: (drafted) => this.#drafted(drafted),
      made: (of, made) => this.#change((encoding) => madeCame(encoding, of, made)),
      failed: (error) => this.#change((encoding) => makingFailed(encoding, messageOf(error, FAILED))),
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
  }

  /** @param {Hand} hand */
  editBy(hand) {
    this.#hand = hand;
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
    this.#changeAndAsk((encoding) => retypedPart(encoding, part, shown));
  }

  /**
   * @param {PartName | "outer"} part
   * @param {Edit} edit of exactly the text that is in its field
   * @param {number} [caret]
   */
  edit(part, edit, caret) {
    if (part === "outer") return this.#editOuter(edit);
    if (!draftOf(this.#encoding)) return;
    if (this.#hand) this.#hand(part, edit, caret);
    else this.#changeAndAsk((encoding) => editedPart(encoding, part, edit));
  }

  /** @param {Edit} edit of the header that is around the token */
  #editOuter(edit) {
    const { header } = this.#encoding.asked.outer;
    if (!outerDraftOf(this.#encoding)) return;
    this.#changeAndAsk((encoding) => givenOuter(encoding, { header: edited(header, edit) }));
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
    const edit = draftOf(this.#encoding)?.encoding?.edit;
    if (edit) this.edit("header", edit);
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

  /** Does what stands beside the headline. */
  next() {
    const { encoding, boot } = this.#page.state();
    const deed = saidOf(encoding, boot.phase === "ready").action?.deed;
    if (deed?.id === "edit") this.edit(deed.part, deed.edit);
    if (deed?.id === "meant") this.#changeAndAsk((before) => given(before, { meant: deed.algorithm }));
    if (deed?.id === "detach") this.shape({ isDetached: true });
    return deed?.id ?? "";
  }

  /**
   * Puts a new key for the algorithm of a header into the field beside it.
   *
   * @param {boolean} isOuter the header is the one around the token
   * @returns {Promise<string>} what came of it
   */
  async generate(isOuter = false) {
    const draft = isOuter ? outerDraftOf(this.#encoding) : draftOf(this.#encoding);
    if (!draft) return FAILED;
    try {
      const { forms } = newKeyOf(await (await this.#engine()).generateKey(wantedBy(draft)));
      const key = forms.base64url ?? forms.jwk ?? "";
      const secretEncoding = forms.base64url ? "base64url" : "text";
      if (isOuter) this.keyedOuter({ key, secretEncoding });
      else this.keyed(key, secretEncoding);
      return GENERATED;
    } catch (error) {
      return messageOf(error, FAILED);
    }
  }

  /** @returns {Promise<string>} the public part of the key in the field, as PEM where it has that form */
  async publicKey() {
    const { key, secretEncoding } = this.#encoding.asked;
    const { public: forms } = newKeyOf(await (await this.#engine()).key(key, { secretEncoding }));
    return forms?.pem ?? forms?.jwk ?? "";
  }

  /** @returns {Promise<import("../../types/report.js").NegativeSet>} what a verifier must refuse, made of the token */
  async testSet() {
    const { key, secretEncoding } = this.#encoding.asked;
    return (await this.#engine()).testSet(this.token, key, { secretEncoding });
  }

  /** Takes the token that is decoded, and the keys beside it. */
  carry() {
    const { decoded, fields } = this.#page.state();
    const token = decoded?.token;
    if (token && isEditable(token)) this.#changeAndAsk((encoding) => carried(encoding, carriedOf(token, fields)));
  }

  takeBack() {
    this.#changeAndAsk(takenBack);
  }

  reset() {
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

/** @param {import("../../types/report.js").KeyForms} forms */
function newKeyOf({ keys: [first] }) {
  if (!first) throw new Error("no key");
  return first;
}

/**
 * @param {import("../../types/report.js").Draft} draft
 * @returns {import("../../engine/engine.js").GenerateKeyOptions} the engine refuses what is no algorithm
 */
function wantedBy({ algorithm, enc }) {
  const wanted = enc === "" ? { alg: algorithm } : { alg: algorithm, enc };
  return /** @type {import("../../engine/engine.js").GenerateKeyOptions} */ (wanted);
}

/** A random identifier (RFC 9562 §5.4), also where a page may not call `randomUUID`. */
function uuid() {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x40;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
