import { timed } from "./engine.js";
import { CANCELLED, EngineError } from "./engine-error.js";
import { ACTIONS, BOOT_DEADLINE } from "./protocol.js";
import { spawnWorker } from "./spawn-worker.js";

/**
 * The first engine: the same Python, cut to what reports need. It answers while the whole engine is on its way, and hands
 * on what it can't answer. Nothing that goes wrong in it is said to anybody: the whole engine is asked then.
 *
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("./engine.js").ReportOptions} ReportOptions
 * @typedef {import("./runtime-files.js").FirstRuntime} FirstRuntime
 * @typedef {{kind: "ready" | "fatal"} | {kind: "handed-on", id: number} | {kind: "result", id: number, result: string}} FromFirst
 * @typedef {object} Listener
 * @property {(isReady: boolean) => void} changed is told when reports are answered here, and when they are no more
 * @property {() => void} rested is told when nothing waits here, or nothing will be answered any more
 * @typedef {{id: number, request: string, resolve: (report: Report | null) => void, reject: (error: EngineError) => void}} Call
 */

/** After so many failures within one visit it is not started again. */
const MOST_FAILURES = 2;

export class FirstEngine {
  /** @type {Worker | null} */
  #worker = null;
  #isReady = false;
  #failures = 0;
  #id = 0;
  #timer = 0;
  /** @type {Call | null} */
  #current = null;
  /** @type {Call[]} */
  #queue = [];
  /** @type {FirstRuntime | null} none any more where it is ended */
  #runtime;
  #listener;
  #launch;

  /**
   * @param {FirstRuntime} runtime
   * @param {Listener} listener
   * @param {(script: Blob) => Worker} [launch]
   */
  constructor(runtime, listener, launch = spawnWorker) {
    this.#runtime = runtime;
    this.#listener = listener;
    this.#launch = launch;
    this.#spawn();
  }

  /**
   * @param {string} text
   * @param {ReportOptions & {signal?: AbortSignal}} [options] with a `signal` it can be given up
   * @returns {Promise<Report | null>} nothing where the whole engine is to be asked
   */
  report(text, { signal, ...options } = {}) {
    return new Promise((resolve, reject) => {
      if (!this.#runtime) return resolve(null);
      this.#id += 1;
      const request = JSON.stringify({ action: "report", text, options: timed(options) });
      const call = { id: this.#id, request, resolve, reject };
      this.#queue.push(call);
      signal?.addEventListener("abort", () => this.#cancel(call), { once: true });
      this.#send();
    });
  }

  /** Ends it; what waits for an answer is handed on. */
  close() {
    this.#runtime = null;
    this.#stop();
    for (const { resolve } of this.#queue.splice(0)) resolve(null);
    this.#listener.rested();
  }

  #spawn() {
    if (!this.#runtime) return;
    const { worker: script, module, image } = this.#runtime;
    try {
      this.#worker = this.#launch(script);
    } catch {
      return this.close();
    }
    const worker = this.#worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#failed();
    };
    worker.onmessageerror = () => this.#failed();
    const sent = module.then((compiled) => worker.postMessage({ kind: "module", module: compiled }));
    Promise.all([image(), sent]).then(
      ([memory]) => worker.postMessage({ kind: "image", image: memory }, memory),
      () => this.close(),
    );
    this.#await(BOOT_DEADLINE);
  }

  /** @param {number} milliseconds after which it is taken for hung */
  #await(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = Number(setTimeout(() => this.#failed(), milliseconds));
  }

  /** @param {FromFirst} message */
  #receive(message) {
    if (message.kind === "ready") this.#started();
    else if (message.kind === "fatal") this.#failed();
    else if (message.kind === "result") this.#settle(message.id, JSON.parse(message.result));
    else if (message.kind === "handed-on") this.#settle(message.id, null);
  }

  #started() {
    clearTimeout(this.#timer);
    this.#isReady = true;
    this.#listener.changed(true);
    this.#send();
  }

  #send() {
    if (!this.#isReady || this.#current) return;
    this.#current = this.#queue.shift() ?? null;
    if (!this.#current) return this.#listener.rested();
    const { id, request } = this.#current;
    this.#await(ACTIONS.report.milliseconds);
    this.#worker?.postMessage({ kind: "call", id, request });
  }

  /**
   * @param {number} id
   * @param {Report | null} report
   */
  #settle(id, report) {
    const call = this.#current;
    if (call?.id !== id) return;
    clearTimeout(this.#timer);
    this.#current = null;
    call.resolve(report);
    this.#send();
  }

  /** @param {Call} call is given up; what Python does in one go stops only with its worker */
  #cancel(call) {
    const isUnderWay = this.#current === call;
    if (!(isUnderWay || this.#queue.includes(call))) return;
    call.reject(new EngineError("dead", CANCELLED));
    this.#queue = this.#queue.filter((one) => one !== call);
    if (!isUnderWay) return;
    this.#current = null;
    this.#stop();
    this.#spawn();
  }

  #failed() {
    this.#failures += 1;
    this.#stop();
    if (this.#failures < MOST_FAILURES) this.#spawn();
    else this.close();
  }

  /** What was under way is handed on. */
  #stop() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    const call = this.#current;
    this.#current = null;
    call?.resolve(null);
    if (!this.#isReady) return;
    this.#isReady = false;
    this.#listener.changed(false);
  }
}
