import { Facade } from "./facade.js";
import { themeAround, watchTheme } from "./host-theme.js";
import { LiveFrame } from "./live-frame.js";
import { admit, dismiss, hasRoom } from "./live-limit.js";
import { watchLoading } from "./runtime-loader.js";
import { sentence } from "./sentence.js";

/**
 * `<jwt-decoder>`: a token in somebody's page that readers can look into.
 *
 * @typedef {import("./channel.js").Settings} Settings
 */

const OFFER = sentence("Decodes it in your browser; loads {size} MB, once.");
const STARTING = sentence("Python is starting.");
const LOADING = sentence("Python is starting, {here} of {all} MB.");
const LIVE = sentence("Decoded in your browser, in a frame without network access.");
const FAILED = sentence("Python didn’t start.");
const ROOM = sentence("Closed to make room for another.");

/** @param {number} octets */
const megabytes = (octets) => (octets / 1_000_000).toFixed(1);

export class JwtDecoder extends HTMLElement {
  static observedAttributes = [
    "token",
    "view",
    "theme",
    "verify-key",
    "readonly",
    "now",
    "highlight",
    "height",
    "load",
  ];
  /** The folder of embed.js; set before the first element is made. @type {URL} */
  static base;

  /** True while any of it is on the screen. */
  isSeen = false;
  #facade = new Facade(this.attachShadow({ mode: "open" }));
  /** @type {LiveFrame | null} */
  #frame = null;
  /** By who reads: it does not open again by itself. */
  #isClosed = false;
  /** @type {(() => void)[]} */
  #watches = [];
  #content = new MutationObserver(() => this.#changed());
  #view = new IntersectionObserver((entries) => this.#seen(entries));

  constructor() {
    super();
    const { button, link } = this.#facade;
    button.addEventListener("click", () => {
      this.#isClosed = Boolean(this.#frame);
      if (this.#isClosed) this.close(this.#offer);
      else this.#open();
    });
    link.href = new URL("index.html", JwtDecoder.base).href;
    for (const kind of ["click", "auxclick"]) link.addEventListener(kind, () => this.#carry(link));
  }

  connectedCallback() {
    this.#watches = [watchTheme(this, () => this.#matchTheme()), watchLoading((here, all) => this.#loading(here, all))];
    this.#content.observe(this, { childList: true, characterData: true, subtree: true });
    this.#view.observe(this);
    this.close(this.#offer);
    this.#changed();
  }

  disconnectedCallback() {
    for (const end of this.#watches) end();
    this.#content.disconnect();
    this.#view.disconnect();
    this.close(this.#offer);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#changed();
  }

  /** What a reader is told beside the button; a key takes all of Python. */
  get #offer() {
    return OFFER.replace("{size}", RUNTIME_MEGABYTES[this.hasAttribute("verify-key") ? "key" : "report"]);
  }

  get isEdited() {
    return this.#frame?.isEdited ?? false;
  }

  /**
   * Back to the façade.
   *
   * @param {string} [why] a sentence
   */
  close(why = ROOM) {
    this.#frame?.close();
    this.#frame = null;
    delete this.dataset.decryption;
    dismiss(this);
    this.#facade.enter("idle", why);
    this.#lay();
  }

  #open() {
    admit(this);
    this.#facade.enter("opening", STARTING);
    this.#frame = new LiveFrame(JwtDecoder.base, this.#settings, {
      state: (state, decryption) => this.#advance(state, decryption),
      over: (why) => this.close(why),
    });
    this.#facade.stage.append(this.#frame.element);
  }

  /**
   * @param {unknown} state once it was seen it stays, whatever is being decoded in it
   * @param {string} decryption what came of it, for the page: nothing of what was decrypted
   */
  #advance(state, decryption) {
    if (decryption) this.dataset.decryption = decryption;
    else delete this.dataset.decryption;
    if (state === "ready" || state === "failed") {
      this.#facade.enter("live", state === "ready" ? LIVE : FAILED);
    }
    this.#lay();
  }

  /**
   * @param {number} here octets
   * @param {number} all octets
   */
  #loading(here, all) {
    if (this.#facade.phase !== "opening") return;
    this.#facade.say(LOADING.replace("{here}", megabytes(here)).replace("{all}", megabytes(all)));
  }

  /** The author's height holds for façade and frame; without one each is as tall as its content. */
  #lay() {
    const fixed = Number.parseInt(this.getAttribute("height") ?? "", 10);
    const own = this.#facade.phase === "live" ? (this.#frame?.height ?? 0) : 0;
    this.#facade.setHeight(fixed > 0 ? fixed : own);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    this.isSeen = entries.at(-1)?.isIntersecting ?? false;
    this.#wake();
  }

  #wake() {
    const isAsked = this.isSeen && this.getAttribute("load") === "visible" && !this.#isClosed;
    if (isAsked && !this.#frame && hasRoom()) this.#open();
  }

  #changed() {
    this.#facade.draw(this.#text);
    this.#facade.paint(this.#theme);
    this.#frame?.show(this.#settings);
    this.#lay();
    this.#wake();
  }

  #matchTheme() {
    if (this.#facade.paint(this.#theme)) this.#frame?.show(this.#settings);
  }

  /** @returns {string} of the code alone: pages put buttons with words in them beside it, some of them into the block */
  get #text() {
    const block = this.querySelector("code") ?? this.querySelector("pre") ?? this;
    return (this.getAttribute("token") ?? block.textContent).trim();
  }

  get #theme() {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" ? theme : themeAround(this);
  }

  /** @returns {Settings} */
  get #settings() {
    const attributes = JwtDecoder.observedAttributes.map((name) => [name, this.getAttribute(name)]);
    return { ...Object.fromEntries(attributes), token: this.#text, theme: this.#theme };
  }

  /**
   * The address carries the token only while the link is followed.
   *
   * @param {HTMLAnchorElement} link
   */
  #carry(link) {
    link.hash = `token=${encodeURIComponent(this.#text)}`;
    setTimeout(() => {
      link.hash = "";
    });
  }
}
