import { NotHere, startPython } from "./python.js";

/**
 * @typedef {import("./protocol.js").ToFirst} ToFirst
 * @typedef {import("./protocol.js").FromFirst} FromFirst
 * @typedef {import("./protocol.js").BootMessage} BootMessage
 * @typedef {import("./protocol.js").CallMessage} CallMessage
 */

/**
 * Answers reports, and hands on whatever it can't answer: to the whole engine, which can.
 */
export class Answers {
  #post;
  /** What waits for it to be ready, in order. @type {CallMessage[]} */
  #waiting = [];
  #isReady = false;
  /** @type {((request: string) => string) | null} none before it is ready, and none any more after a trap */
  #python = null;

  /** @param {(message: FromFirst) => void} post */
  constructor(post) {
    this.#post = post;
  }

  /** @param {ToFirst} message */
  async take(message) {
    if (message.kind === "boot") await this.#boot(message);
    else if (this.#isReady) this.#call(message);
    else this.#waiting.push(message);
  }

  /** @param {BootMessage} parts */
  async #boot({ module, image }) {
    try {
      this.#python = (await startPython(module, [new Uint8Array(image)])).answer;
      this.#post({ kind: "ready" });
    } catch {
      this.#post({ kind: "fatal" });
    }
    this.#isReady = true;
    for (const call of this.#waiting.splice(0)) this.#call(call);
  }

  /** @param {CallMessage} call */
  #call({ id, request }) {
    const result = this.#answer(request);
    this.#post(result === null ? { kind: "handed-on", id } : { kind: "result", id, result });
  }

  /**
   * @param {string} request
   * @returns {string | null}
   */
  #answer(request) {
    try {
      return this.#python?.(request) ?? null;
    } catch (error) {
      // A trap leaves a memory of which nothing is known.
      if (!(error instanceof NotHere)) this.#python = null;
      return null;
    }
  }
}
