import { createBoot } from "./boot.js";
import { Client } from "./client.js";
import { EngineError } from "./engine-error.js";
import { fetchRuntime } from "./runtime.js";

export { createBoot, EngineError, fetchRuntime };

/**
 * @typedef {import("./boot.js").Boot} Boot
 * @typedef {import("./runtime.js").Runtime} Runtime
 * @typedef {{iss?: string, aud?: string, sub?: string, nonce?: string, azp?: string, scope?: string}} Expectations
 * @typedef {{token?: number, now?: number, skew?: number, expect?: Expectations}} ReportOptions times in seconds;
 *   `token` is the index of the token meant, `now` this instant if it is not given
 * @typedef {ReportOptions & {secretEncoding?: "text" | "base64url" | "base64" | "hex", payload?: string,
 *   signal?: AbortSignal}} VerifyOptions `signal` says that nobody waits for a diagnosis any more: it ends with what it has
 * @typedef {{markdown: string}} Ticket the report of one token for a ticket: values masked, the signature left out
 * @typedef {{id: "redacted" | "whole", text: string, message: string}} LinkForm what a link may carry of a token, and what
 *   that means; first without the signature
 * @typedef {import("./report-types.js").RuleHelp} RuleHelp what a rule is about, by the id of its findings
 * @typedef {{report: (text: string, options?: ReportOptions) => Promise<any>,
 *   verify: (text: string, key: string, options?: VerifyOptions) => Promise<any>,
 *   ticket: (text: string, options?: ReportOptions) => Promise<Ticket>,
 *   link: (text: string, options?: ReportOptions) => Promise<{forms: LinkForm[]}>, help: (id: string) => Promise<RuleHelp>,
 *   close: () => void}} Engine
 */

/**
 * Options with this instant for `now` where it is not given.
 *
 * @template {ReportOptions} T
 * @param {T} options
 */
function timed(options) {
  return { ...options, now: options.now ?? Math.floor(Date.now() / 1000) };
}

/**
 * @param {(action: import("./protocol.js").Action, request: string, signal?: AbortSignal) => Promise<object>} call
 * @param {() => void} close
 * @returns {Engine}
 */
function facade(call, close) {
  /**
   * What is asked of a text, without a key.
   *
   * @param {"report" | "ticket" | "link"} action
   * @param {string} text
   * @param {ReportOptions} options
   */
  const ask = (action, text, options) =>
    call(action, JSON.stringify({ action, text: String(text), options: timed(options) }));
  return {
    report: (text, options = {}) => ask("report", text, options),
    verify: (text, key, { signal, ...options } = {}) =>
      call(
        "verify",
        JSON.stringify({ action: "verify", text: String(text), key: String(key), options: timed(options) }),
        signal,
      ),
    ticket: async (text, options = {}) => /** @type {Ticket} */ (await ask("ticket", text, options)),
    link: async (text, options = {}) => /** @type {{forms: LinkForm[]}} */ (await ask("link", text, options)),
    help: async (id) => /** @type {RuleHelp} */ (await call("help", JSON.stringify({ action: "help", id: String(id) }))),
    close,
  };
}

/**
 * Starts Python from octets that are here already. It makes no request.
 *
 * @param {Runtime} runtime
 * @param {{boot: Boot}} options
 * @returns {Engine}
 */
export function startEngine(runtime, { boot }) {
  const client = new Client(runtime, boot);
  return facade(
    (action, request, signal) => client.call(action, request, signal),
    () => client.close(),
  );
}

/**
 * The engine without the page. Calls may be made at once; they wait until it has started.
 *
 * @param {{baseURL?: URL | string, boot?: Boot, plain?: boolean}} [options] `baseURL`: the folder of `engine.js` and its
 *   files; `plain`: start Python from its sources instead of from a memory snapshot
 * @returns {Engine & {boot: Boot}}
 */
export function createEngine({ baseURL = new URL(".", import.meta.url), boot = createBoot(), plain = false } = {}) {
  const started = fetchRuntime({ baseURL, boot, plain }).then((runtime) => new Client(runtime, boot));
  // Each call reports a failed start; without a call there is nobody to report it to but `boot`.
  started.catch(() => undefined);
  const engine = facade(
    (action, request, signal) => started.then((client) => client.call(action, request, signal)),
    () => started.then((client) => client.close(), () => undefined),
  );
  return { ...engine, boot };
}
