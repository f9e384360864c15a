import { sentence } from "../shared/sentence.js";
import { CANCELLED, EngineError, NOT_STARTED } from "./engine-error.js";
import { ACTIONS, BOOT_DEADLINE, LONG_DEADLINE } from "./protocol.js";
import { spawnWorker } from "./spawn-worker.js";

/**
 * @typedef {import("./boot-state.js").Boot} Boot
 * @typedef {import("./protocol.js").FromWorker} FromWorker
 * @typedef {import("./runtime-files.js").Runtime} Runtime
 * @typedef {import("./protocol.js").Action} Action
 * @typedef {(done: number, count: number) => void} Reached is told how many of how many steps are done
 * @typedef {object} Manner
 * @property {AbortSignal | undefined} [signal] says when nobody waits for the whole of the answer any more
 * @property {AbortSignal | undefined} [superseded] says when nobody waits for it unless it is under way already
 * @property {Reached | undefined} [reached]
 * @property {boolean} [isLong] it may take minutes, and is broken off then
 *
 * @typedef {{action: Action, request: string, signal: AbortSignal | undefined, reached: Reached | undefined, isLong: boolean,
 *   resolve: (result: object) => void, reject: (error: EngineError) => void}} Call
 * @typedef {ReturnType<typeof setTimeout> | undefined} Timer
 * @typedef {{queue: Call[], current: Call | null, id: number, timer: Timer}} Lane calls that are answered one after the
 *   other; `id` and `timer` are those of the one under way
 */

const DEAD = sentence("The engine crashed on this and was restarted.");
const HUNG = sentence("The engine took too long on this and was restarted.");
const SUPERSEDED = sentence("Something else was asked meanwhile.");
const CLOSED = sentence("The engine is closed.");
const NOT_COMPILED = sentence("This browser couldn’t compile Python.");

/**
 * @param {number} milliseconds
 * @param {() => void} action
 */
const after = (milliseconds, action) => setTimeout(action, milliseconds);

/** @returns {Lane} */
const lane = () => ({ queue: [], current: null, id: 0, timer: undefined });

/**
 * Rejects what waits in a lane and is given up before it was sent; what yields an answer all the same gives that.
 *
 * @param {Lane} one
 * @param {AbortSignal} signal
 */
function dropped(one, signal) {
  const isDropped = (/** @type {Call} */ call) => call.signal === signal && !ACTIONS[call.action].yields;
  for (const call of one.queue.filter(isDropped)) call.reject(new EngineError("dead", CANCELLED));
  one.queue = one.queue.filter((call) => !isDropped(call));
}

/**
 * Sends calls to the worker one at a time, in order, and replaces a worker that dies or hangs. A worker that does not
 * start is not replaced: that would go on for ever. Beside what takes minutes, which the platform computes, the worker
 * answers all else.
 */
export class Client {
  #short = lane();
  #long = lane();
  /** @type {Worker | null} */
  #worker = null;
  /** @type {EngineError | null} */
  #ended = null;
  #ready = false;
  #id = 0;
  /** @type {Timer} */
  #timer;
  #runtime;
  #boot;
  #launch;

  /**
   * @param {Runtime} runtime
   * @param {Boot} boot
   * @param {(script: Blob) => Worker} [launch]
   */
  constructor(runtime, boot, launch = spawnWorker) {
    this.#runtime = runtime;
    this.#boot = boot;
    this.#launch = launch;
    this.#spawn();
  }

  /**
   * @param {Action} action
   * @param {string} request JSON text
   * @param {Manner} [manner]
   * @returns {Promise<object>} rejects with an EngineError
   */
  call(action, request, { signal, superseded, reached, isLong = false } = {}) {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      if (signal?.aborted && !ACTIONS[action].yields) return reject(new EngineError("dead", CANCELLED));
      const call = { action, request, signal, reached, isLong, resolve, reject };
      (isLong ? this.#long : this.#short).queue.push(call);
      signal?.addEventListener("abort", () => this.#cancel(signal), { once: true });
      superseded?.addEventListener("abort", () => this.#leave(call), { once: true });
      this.#next();
    });
  }

  close() {
    this.#end(new EngineError("dead", CLOSED));
  }

  #spawn() {
    this.#ready = false;
    this.#boot.set({ phase: "starting", step: "unpack" });
    const { worker: script, module, parts } = this.#runtime;
    let worker;
    try {
      worker = this.#launch(script);
    } catch {
      return this.#fail(sentence("This browser refused to start the worker that runs Python."));
    }
    this.#worker = worker;
    worker.onmessage = (event) => this.#receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fatal("error");
    };
    worker.onmessageerror = () => this.#fatal("messageerror");
    worker.postMessage({ kind: "boot", parts });
    module.then(
      (compiled) => worker.postMessage({ kind: "module", module: compiled }),
      () => this.#fail(NOT_COMPILED),
    );
    this.#timer = after(BOOT_DEADLINE, () => this.#fail(NOT_STARTED));
  }

  /** @param {FromWorker} message */
  #receive(message) {
    switch (message.kind) {
      case "step":
        return this.#boot.set({ step: message.step });
      case "ready":
        return this.#started();
      case "reached":
        return this.#reach(message);
      case "result":
        return this.#settle(message.id, (call) => call.resolve(JSON.parse(message.result)));
      case "refused":
        return this.#settle(message.id, (call) => call.reject(new EngineError("request", message.message)));
      case "fatal":
        return this.#fatal(message.message);
      default:
        return;
    }
  }

  #started() {
    clearTimeout(this.#timer);
    this.#ready = true;
    this.#boot.set({ phase: "ready", step: "ready" });
    this.#next();
  }

  get #lanes() {
    return [this.#short, this.#long];
  }

  #next() {
    for (const one of this.#lanes) this.#send(one);
  }

  /** @param {Lane} one */
  #send(one) {
    if (!(this.#ready && this.#worker) || one.current) return;
    const call = one.queue.shift();
    if (!call) return;
    this.#id += 1;
    one.current = call;
    one.id = this.#id;
    this.#time(one, call);
    this.#worker.postMessage({ kind: "call", id: one.id, action: call.action, request: call.request });
    if (call.signal?.aborted) this.#cancel(call.signal);
  }

  /**
   * @param {Lane} one
   * @param {Call} call which has so long from now on
   */
  #time(one, { action, isLong }) {
    const milliseconds = isLong ? LONG_DEADLINE : ACTIONS[action].milliseconds;
    clearTimeout(one.timer);
    one.timer = after(milliseconds, () => this.#replace(new EngineError("deadline", HUNG), one));
  }

  /**
   * What comes forward is no hung worker: the deadline is that of each step.
   *
   * @param {import("./protocol.js").ReachedMessage} message
   */
  #reach({ id, done, count }) {
    const found = this.#lanes.find((one) => one.id === id);
    if (!found?.current) return;
    this.#time(found, found.current);
    found.current.reached?.(done, count);
  }

  /** @param {AbortSignal} signal of calls that wait, and one that may be under way */
  #cancel(signal) {
    for (const one of this.#lanes) dropped(one, signal);
    const { current, id } = this.#short;
    // What the platform computes for minutes, and what Python does in one go, stops only with the worker.
    if (this.#long.current?.signal === signal) this.#replace(new EngineError("dead", CANCELLED), this.#long);
    if (current?.signal !== signal) return;
    if (ACTIONS[current.action].yields) this.#worker?.postMessage({ kind: "cancel", id });
    else this.#replace(new EngineError("dead", CANCELLED), this.#short);
  }

  /** @param {Call} call that nobody waits for, if it has not begun */
  #leave(call) {
    for (const one of this.#lanes.filter(({ queue }) => queue.includes(call))) {
      one.queue = one.queue.filter((other) => other !== call);
      call.reject(new EngineError("dead", SUPERSEDED));
    }
  }

  /**
   * @param {number} id
   * @param {(call: Call) => void} finish
   */
  #settle(id, finish) {
    const found = this.#lanes.find((one) => one.id === id);
    const call = found?.current;
    if (!(found && call)) return;
    clearTimeout(found.timer);
    found.current = null;
    finish(call);
    this.#next();
  }

  /** @param {string} kind */
  #fatal(kind) {
    if (this.#ready) this.#replace(new EngineError("dead", DEAD), ...this.#lanes);
    else this.#fail(sentence("Python didn’t start ({kind}).", { kind }));
  }

  /**
   * @param {EngineError} error
   * @param {Lane[]} failed those whose calls it ends; another one's is asked of the next worker
   */
  #replace(error, ...failed) {
    this.#stop();
    for (const one of failed) one.current?.reject(error);
    for (const { queue, current } of this.#lanes.filter((one) => !failed.includes(one))) {
      if (current) queue.unshift(current);
    }
    for (const one of this.#lanes) one.current = null;
    this.#spawn();
  }

  /** @param {string} message */
  #fail(message) {
    this.#end(new EngineError("boot", message));
    this.#boot.set({ phase: "failed", failure: { code: "boot", message } });
  }

  /** @param {EngineError} error */
  #end(error) {
    this.#stop();
    this.#ended ??= error;
    for (const one of this.#lanes) {
      const calls = one.current ? [one.current, ...one.queue] : one.queue;
      one.current = null;
      one.queue = [];
      for (const call of calls) call.reject(this.#ended);
    }
  }

  #stop() {
    for (const timer of [this.#timer, this.#short.timer, this.#long.timer]) clearTimeout(timer);
    this.#ready = false;
    this.#worker?.terminate();
    this.#worker = null;
  }
}
