import { sentence } from "../shared/sentence.js";

/** @typedef {"boot" | "deadline" | "dead" | "request"} EngineErrorCode */

export const CANCELLED = sentence("It was cancelled.");
export const NOT_STARTED = sentence("Python didn’t start within a minute.");

/** What a call of the engine rejects with. The message never quotes the paste or the key. */
export class EngineError extends Error {
  /**
   * @param {EngineErrorCode} code `boot`: it did not start; `deadline`: it took too long and was replaced; `dead`: it
   *   died or was closed; `request`: the request was malformed
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "EngineError";
    this.code = code;
  }
}
