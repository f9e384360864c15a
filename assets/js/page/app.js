import { byId } from "../shared/dom.js";
import { guessTokens } from "../shared/guess-segments.js";
import { paint } from "../shared/highlights.js";
import { nowInSeconds } from "../shared/relative-time.js";
import { createAsker } from "./ask-engine.js";
import {
  answered,
  arrived,
  booted,
  differed,
  failed,
  firstMoved,
  handedOn,
  notVerified,
  typed,
  verified,
} from "./changes.js";
import { Encoding } from "./encode/encoding.js";
import { copyOut } from "./export/copy.js";
import { readFields } from "./fields.js";
import { Holding } from "./holder/holding.js";
import { Mending } from "./input/mending.js";
import { asInField, Paste } from "./input/paste.js";
import { Replacing } from "./input/replacing.js";
import { emptied, keyGiven, withoutHiddenKey } from "./key/given.js";
import { withoutLinked } from "./key/linked.js";
import { Linking } from "./key/linking.js";
import { Keys } from "./keys/keys.js";
import { createLatenessWatch } from "./lateness.js";
import { createAnnouncer } from "./live-region.js";
import { questionOf } from "./question.js";
import { createQuestions } from "./questions.js";
import { createRender } from "./render.js";
import { Showing } from "./showing.js";
import { initialState, isOfText, isOutdated, isReported, isUnanswered, knownAnswer } from "./state.js";
import { createStore } from "./store.js";
import { parseNow } from "./time/typed-time.js";
import { Expecting } from "./verdict/expecting.js";

/**
 * @typedef {import("../engine/boot-state.js").BootState} BootState
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("./address.js").FromAddress} FromAddress
 * @typedef {import("./state.js").State} State
 */

/** What reads a text that an address brings. */
const DECODE = "decode";

/**
 * What can be done on the page. Each action changes the state, of which all is drawn; most of them ask the engine then.
 */
export class App {
  paste = new Paste({
    changed: (text, inputType) => this.#typed(text, inputType),
    put: (text) => this.put(text),
    replaced: (before) => this.replacing.inField(before),
    tokens: () => (isOfText(this.state) ? (this.state.decoded?.report.tokens ?? []) : guessTokens(this.state.text)),
  });
  replacing = new Replacing({
    state: () => this.state,
    change: (change) => this.#replace(change),
    note: (change) => this.#update(change),
    focus: (isKey) => (isKey ? byId("key", HTMLElement) : this.paste.area).focus(),
    tell: (outcome) => this.tell(outcome),
  });
  mending = new Mending({
    state: () => this.state,
    change: (change) => this.#change(change),
    note: (change) => this.#update(change),
    paste: this.paste,
    moveToKey: (key) => this.replacing.moveToKey(key),
  });
  linking = new Linking({
    engine: () => this.engine(),
    state: () => this.state,
    change: (change) => this.#change(change),
    note: (change) => this.#update(change),
  });
  /** Colours characters; what comes later than the page has no highlights of its own. */
  paint = paint;
  showing = new Showing((change) => this.#update(change));
  expecting = new Expecting((change) => this.#change(change));
  /** Also for what comes later than the page: it says how it went where the page says everything. */
  copyOut = copyOut;
  #announcer = createAnnouncer();
  #store;
  #initial;
  /** @type {import("./render.js").Draw[]} */
  #later = [];
  #askEngine;
  #watchLateness = createLatenessWatch((isLate) => this.#store.update((state) => ({ ...state, isLate })));

  /**
   * @param {import("./ask-engine.js").Engines & {engine: Promise<Engine>}} starter `engine` is that of `whole`, and
   *   whoever asks for it waits until it starts
   * @param {BootState} boot how far the whole engine is
   */
  constructor(starter, boot) {
    const engine = () => starter.engine;
    this.keys = new Keys(engine, {
      state: () => this.state,
      change: (change) => this.#update(change),
      tell: (outcome) => this.tell(outcome),
    });
    this.questions = createQuestions(engine, { now: () => this.state, until: (isSo) => this.#store.until(isSo) });
    this.encoding = new Encoding(engine, { state: () => this.state, change: (change) => this.#update(change) });
    this.holding = new Holding(engine, { state: () => this.state, change: (change) => this.#update(change) });
    this.engine = engine;
    const initial = initialState(boot, readFields());
    this.#initial = initial;
    const render = createRender(initial, this.paste, this.#announcer, this);
    this.#store = createStore(initial, (state) => {
      render(state);
      for (const draw of this.#later) draw(state);
    });
    this.#askEngine = createAsker(starter, {
      known: () => knownAnswer(this.state),
      answered: (question, report) => this.#update((state) => answered(state, question, report)),
      handedOn: (question) => this.#update((state) => handedOn(state, question)),
      differed: (question, report) => this.#update((state) => differed(state, question, report)),
      verified: (verification) => this.#update((state) => verified(state, verification)),
      notVerified: (message) => this.#update((state) => notVerified(state, message)),
      failed: (code, message) => this.#update((state) => failed(state, code, message)),
      reached: ({ text }, done, count) => this.#update((state) => ({ ...state, progress: { text, done, count } })),
      busy: (isBusy) => this.#update((state) => ({ ...state, isBusy, progress: null })),
    });
  }

  /**
   * Shows from now on what came later than the page.
   *
   * @param {typeof import("../entries/later.js").laterParts} make
   */
  add(make) {
    const page = { state: () => this.state, change: (/** @type {(state: State) => State} */ one) => this.#update(one) };
    this.#later.push(...make(this, this.#initial, page));
    this.#update((state) => state);
  }

  /** All that the page knows. */
  get state() {
    return this.#store.get();
  }

  /**
   * Changes the state, beginning with what stands in the fields and with this instant.
   *
   * @param {(state: State) => State} change
   */
  #update(change) {
    this.#store.update((state) => change({ ...state, present: nowInSeconds(), fields: readFields(state.fields) }));
    this.#watchLateness(isUnanswered(this.state));
  }

  /** @param {(state: State) => State} change of what the engine is asked then */
  #change(change) {
    this.#update(change);
    this.ask();
  }

  /** Asks the engine about what the page knows. */
  ask() {
    this.#update(withoutHiddenKey);
    this.#askEngine(questionOf(this.state));
  }

  /** Asks about the same text at another instant. */
  askAnew() {
    this.#update((state) => ({ ...state, occasion: state.occasion + 1 }));
    this.ask();
  }

  /** Brings all that speaks of now up to date. */
  tick() {
    this.#update((state) => state);
    if (isOutdated(this.state)) this.askAnew();
  }

  /** @param {BootState} boot */
  booted(boot) {
    this.#update((state) => booted(state, boot));
  }

  /** @param {boolean} isFirst whether the first engine answers reports now */
  first(isFirst) {
    this.#update((state) => firstMoved(state, isFirst));
  }

  /** There is an engine for whoever asks now: about what the first one has not answered, and what failed without it. */
  renewed() {
    const { text, isLost, check } = this.state;
    if (text === "") return;
    if (isLost || !isReported(this.state)) this.askAnew();
    else if (check.kind === "failed") this.ask();
  }

  /**
   * @param {string} text
   * @param {string} inputType what changed it, as the browser names it
   */
  #typed(text, inputType) {
    this.#announcer.typed();
    this.#update((state) => typed(state, text, inputType));
    this.ask();
  }

  /** Takes what was typed before this script was there. */
  adopt() {
    if (this.paste.area.value !== "") this.put(this.paste.area.value);
  }

  /** @param {string} text */
  put(text) {
    this.replacing.put(text);
  }

  /**
   * Shows a text with a key, without taking the focus to it.
   *
   * @param {string} text
   * @param {string} key
   * @param {Partial<import("./state.js").Fields>} [more] what else is in the fields then; a secret is text without it
   */
  putWithKey(text, key, more = { secretEncoding: "text" }) {
    this.replacing.putWithKey(text, key);
    this.#update((state) => ({ ...state, fields: { ...state.fields, ...more } }));
    this.ask();
  }

  /**
   * Changes the paste as a whole.
   *
   * @param {(state: State) => State} change
   */
  #replace(change) {
    this.#announcer.typed();
    this.#update(change);
    this.ask();
  }

  /** @param {string} refusal why a file was not taken */
  refuse(refusal) {
    this.#update((state) => ({ ...state, refusal, named: "" }));
  }

  /** @param {string} named what the characters that are pointed at carry */
  name(named) {
    this.#update((state) => ({ ...state, named, refusal: "" }));
  }

  /**
   * Shows another token of the paste, and where it stands.
   *
   * @param {number} index of the token
   */
  choose(index) {
    const token = isOfText(this.state) ? this.state.decoded?.report.tokens[index] : null;
    if (!token) return;
    this.#update((state) => ({ ...state, chosen: index, fields: emptied(state.fields) }));
    this.ask();
    this.paste.reveal(token.start);
  }

  /** @param {string} key */
  setKey(key) {
    this.#update((state) => keyGiven(state, key));
  }

  /** Computes what takes long, as the token asks for it. */
  tryAnyway() {
    this.#change((state) => ({ ...state, anyway: questionOf(state) }));
  }

  /** Gives up what is under way; what was typed stays. */
  cancel() {
    this.#askEngine.cancel();
  }

  /** Computes it no longer. */
  cancelAnyway() {
    this.#change((state) => ({ ...state, anyway: null }));
  }

  /** @param {string} seconds of the instant at which is judged, none for the running clock */
  judgeAt(seconds) {
    this.#update((state) => ({ ...state, fields: { ...state.fields, now: seconds } }));
    this.ask();
  }

  /** @param {FromAddress} from */
  takeAddress(from) {
    this.showing.pageView(from.view);
    this.showing.theme(from.theme);
    this.showing.mode(from.text === "" ? from.mode : (from.mode ?? DECODE));
    this.#update((state) => arrived(state, from));
    if (from.now !== null) this.judgeAt(String(parseNow(from.now).value ?? ""));
    if (from.text !== "") this.#typed(asInField(from.text), "insertFromPaste");
    if (from.key !== "") void this.linking.take(from.key);
  }

  /** Puts back what stood in the field before the address brought something. */
  backToFormer() {
    const { brought } = this.state;
    this.#update((state) => ({
      ...withoutLinked(state),
      brought: { ...brought, isTaken: false, whyNoKey: "", former: "" },
    }));
    this.put(brought.former);
    this.paste.focus();
  }

  /**
   * Says the outcome of what somebody did.
   *
   * @param {string} outcome
   */
  tell(outcome) {
    this.#announcer.tell(outcome);
  }
}
