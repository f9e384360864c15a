import { called, calledBy, membersOf, VERSION } from "./channel.js";
import { handTo, PATIENCE } from "./runtime-loader.js";
import { sentence } from "./sentence.js";

/**
 * The frame that decodes, as the embedding page holds it. Whatever becomes of the page in it, it can say how far it is
 * and how tall, and nothing else is heard.
 *
 * @typedef {import("./channel.js").Settings} Settings
 * @typedef {{state: (state: unknown, decryption: string) => void, over: (why: string) => void}} Listener `decryption` is empty
 *   where nothing of the list was said; `over`: the frame is of no use any more, with a sentence why
 */

/** So many messages a second are more than any layout makes. */
const FLOOD = 300;

const DECRYPTIONS = ["decrypted", "failed", "key-unusable", "unsupported", "not-attempted"];

const ABSENT = sentence("Couldn’t load the decoder: unreachable, or blocked by this page’s frame-src.");
const ANOTHER = sentence("The decoder is a different version: reload this page.");
const ASTRAY = sentence("The decoder was stopped because it misbehaved.");

export class LiveFrame {
  element = document.createElement("iframe");
  isEdited = false;
  height = 0;
  #listener;
  #base;
  #settings;
  /** @type {MessagePort | null} */
  #port = null;
  /** @type {MessageEventSource | null} */
  #source = null;
  #isLoaded = false;
  /** Within the last second. */
  #messages = 0;
  #timer;

  /**
   * @param {URL} base the folder of embed.js
   * @param {Settings} settings
   * @param {Listener} listener
   */
  constructor(base, settings, listener) {
    this.#base = base;
    this.#settings = settings;
    this.#listener = listener;
    const { element } = this;
    element.title = "JWT Decoder";
    element.referrerPolicy = "no-referrer";
    element.sandbox.add("allow-scripts");
    element.addEventListener("load", this.#loaded);
    addEventListener("message", this.#greeted);
    this.#timer = setTimeout(() => listener.over(ABSENT), PATIENCE);
    element.src = new URL("frame.html", base).href;
  }

  /** @param {Settings} settings */
  show(settings) {
    this.#settings = settings;
    this.#port?.postMessage({ kind: "show", settings });
  }

  close() {
    this.#stopWaiting();
    this.#port?.close();
    this.#port = null;
    this.element.remove();
  }

  /** For the frame to say that it is there, and to be loaded. */
  #stopWaiting() {
    clearTimeout(this.#timer);
    removeEventListener("message", this.#greeted);
  }

  /**
   * A page that is loaded a second time is another one: the first never goes elsewhere. It gets nothing to do before
   * it is loaded, or the first that is heard of could be the second.
   */
  #loaded = () => {
    if (this.#isLoaded) return this.#listener.over(ASTRAY);
    this.#isLoaded = true;
    this.#open();
  };

  /** @param {MessageEvent} event */
  #greeted = ({ data, source, origin }) => {
    const greeting = calledBy(data, "frame");
    if (!(greeting && source) || source !== this.element.contentWindow || origin !== "null") return;
    if (greeting.version !== VERSION) return this.#listener.over(ANOTHER);
    this.#source = source;
    this.#open();
  };

  #open() {
    if (!(this.#source && this.#isLoaded)) return;
    this.#stopWaiting();
    const control = new MessageChannel();
    const runtime = new MessageChannel();
    this.#port = control.port1;
    control.port1.onmessage = ({ data }) => this.#heard(data);
    handTo(this.#base, runtime.port1, () => {
      if (this.#port) this.#listener.over(ABSENT);
    });
    // The origin of a sandboxed frame has no name to send to.
    this.#source.postMessage(called("open"), { targetOrigin: "*", transfer: [control.port2, runtime.port2] });
    this.show(this.#settings);
  }

  /** @param {unknown} data */
  #heard(data) {
    if (!this.#port) return;
    if (this.#isFlood()) return this.#listener.over(ASTRAY);
    const { state, edited, decryption, height } = membersOf(data) ?? {};
    this.isEdited = edited === true;
    if (typeof height === "number") this.height = height;
    this.#listener.state(state, DECRYPTIONS.find((one) => one === decryption) ?? "");
  }

  #isFlood() {
    this.#messages += 1;
    setTimeout(() => {
      this.#messages -= 1;
    }, 1000);
    return this.#messages > FLOOD;
  }
}
