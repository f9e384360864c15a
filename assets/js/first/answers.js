import { NotHere, prepared, startPython } from "./python.js";

/**
 * @typedef {import("./protocol.js").ToFirst} ToFirst
 * @typedef {import("./protocol.js").FromFirst} FromFirst
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
  /** @type {ReturnType<typeof prepared> | undefined} */
  #prepared;
  /** @type {((request: string) => string) | null} none before it is ready, and none any more after a trap */
  #python = null;

  /** @param {(message: FromFirst) => void} post */
  constructor(post) {
    this.#post = post;
  }

  /** @param {ToFirst} message */
  async take(message) {
    if (message.kind === "module") this.#prepare(message.module);
    else if (message.kind === "image") await this.#boot(message.image);
    else if (this.#isReady) this.#call(message);
    else this.#waiting.push(message);
  }

  /** @param {WebAssembly.Module} module */
  #prepare(module) {
    this.#prepared = prepared(module);
    // Whoever has the image says so.
    this.#prepared.catch(() => undefined);
  }

  /** @param {ArrayBuffer[]} image */
  async #boot(image) {
    try {
      const python = /** @type {Awaited<ReturnType<typeof prepared>>} */ (await this.#prepared);
      const parts = image.map((part) => new Uint8Array(part));
      this.#python = startPython(python, parts).answer;
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
