import { guessSegments } from "../shared/guess-segments.js";
import { sentence } from "./sentence.js";

/**
 * What stands in the page before anybody asks: the token as text, coloured by its dots, and a button. In print the
 * button goes. Where no script runs, the author's own code block is all there is: it is never touched.
 */

/** What is drawn of a token; all of it is decoded. */
const LONGEST = 20_000;
/** So many characters may be higher than the block, on a narrow page. */
const SCROLLS = 200;

const style = new CSSStyleSheet();
style.replaceSync(EMBED_STYLE);

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {...(Node | string)} children
 */
function made(name, className, ...children) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}

export class Facade {
  #token = made("pre", "token");
  stage = made("div", "stage", this.#token);
  button = made("button", "decode", sentence("Decode"));
  link = made("a", "open", sentence("Open in the decoder"));
  #status = made("p", "status");
  #box;

  /** @param {ShadowRoot} root */
  constructor(root) {
    root.adoptedStyleSheets = [style];
    this.#status.role = "status";
    this.link.target = "_blank";
    this.link.rel = "noreferrer";
    this.#box = made("div", "box", this.stage, made("div", "bar", this.button, this.#status, this.link));
    // English, whatever the page around it is written in.
    this.#box.lang = "en";
    this.#box.dir = "ltr";
    this.#box.role = "group";
    this.#box.ariaLabel = sentence("JSON Web Token");
    root.append(this.#box);
  }

  /** @param {string} text */
  draw(text) {
    const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    this.#token.replaceChildren(...coloured(shown));
    // What scrolls must be reachable by the keyboard.
    this.#token.tabIndex = text.length > SCROLLS ? 0 : -1;
  }

  /**
   * @param {import("./channel.js").Theme} theme
   * @returns {boolean} true where it is another one than before
   */
  paint(theme) {
    const { dataset } = this.#box;
    const isOther = dataset.theme !== theme;
    dataset.theme = theme;
    return isOther;
  }

  /** @param {string} text */
  say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  /** @typedef {"idle" | "opening" | "live"} Phase */
  /** @type {Phase} */
  phase = "idle";

  /**
   * @param {Phase} phase
   * @param {string} why a sentence
   */
  enter(phase, why) {
    this.phase = phase;
    this.#box.dataset.phase = phase;
    this.button.textContent = phase === "idle" ? sentence("Decode") : sentence("Close");
    this.say(why);
  }

  /**
   * @param {number} pixels of the frame or, where the author said so, of the whole stage
   */
  setHeight(pixels) {
    this.stage.style.height = pixels ? `${pixels}px` : "";
  }
}

/**
 * @param {string} text
 * @returns {Generator<Node | string, void, undefined>}
 */
function* coloured(text) {
  let at = 0;
  for (const { hue, start, end } of guessSegments(text)) {
    yield text.slice(at, start);
    yield made("span", hue, text.slice(start, end));
    at = end;
  }
  yield text.slice(at);
}
