import { createBoot } from "../../engine/boot-state.js";
import { startEngine } from "../../engine/engine.js";
import { EngineError } from "../../engine/engine-error.js";
import { FirstEngine } from "../../engine/first-engine.js";
import { sentence } from "../../shared/sentence.js";
import { lackingHere } from "./browser-support.js";

/**
 * @typedef {import("../../engine/boot-state.js").Boot} Boot
 * @typedef {import("../../engine/boot-state.js").BootState} BootState
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../engine/runtime-files.js").Runtime} Runtime
 * @typedef {import("../../engine/runtime-files.js").FirstRuntime} FirstRuntime
 * @typedef {object} Listener
 * @property {(state: BootState) => void} booted is told how far the whole engine is
 * @property {(isReady: boolean) => void} first is told whether the first engine answers reports
 * @property {() => void} renewed is told that there is an engine for whoever asks now
 *
 * @typedef {object} Orders what the octets are got with
 * @property {Boot} boot
 * @property {(runtime: FirstRuntime) => Promise<unknown>} startFirst is called at most once, before the whole runtime is there;
 *   resolves when what waits for the first engine is answered, or never will be
 * @property {Promise<unknown>} wanted somebody has asked for what only the whole engine can
 */

/** The start of Python for a page: of the first engine, if there is one, and of the whole one, which can be tried again. */
export class EngineStarter {
  /** @type {PromiseWithResolvers<Engine>} */
  #started = Promise.withResolvers();
  #engine = this.#started.promise;
  /** @type {PromiseWithResolvers<FirstEngine | null>} */
  #first = Promise.withResolvers();
  /** @type {PromiseWithResolvers<void>} */
  #wanted = Promise.withResolvers();
  /** @type {PromiseWithResolvers<Engine>} */
  #ready = Promise.withResolvers();
  /** @type {PromiseWithResolvers<never>} */
  #failure = Promise.withResolvers();
  /** @type {Runtime | null} */
  #runtime = null;
  #obtain;

  /**
   * @param {(orders: Orders) => Promise<Runtime>} obtain gets the octets that Python starts from; it is not called again
   *   once it has, since behind the seal nothing can be fetched a second time
   */
  constructor(obtain) {
    this.#obtain = obtain;
  }

  /** The engine, once there is one; it is wanted from here on. */
  get engine() {
    this.#wanted.resolve();
    return this.#engine;
  }

  /** The same; rejects where it doesn't start, until that is tried again. */
  get whole() {
    return Promise.race([this.engine, this.#failure.promise]);
  }

  /** The engine, once it answers; nobody needs it for that. */
  get ready() {
    return this.#ready.promise;
  }

  /** What answers reports before it; nothing where there is no such thing. */
  get first() {
    return this.#first.promise;
  }

  /** @param {Listener} listener */
  async start(listener) {
    const boot = this.#watched();
    boot.subscribe((state) => listener.booted(state));
    listener.booted(boot.state);
    const lacking = lackingHere();
    if (lacking !== "") return boot.set({ phase: "failed", failure: { code: "boot", message: lacking } });
    const startFirst = (/** @type {FirstRuntime} */ runtime) => {
      const { promise, resolve } = Promise.withResolvers();
      const changed = (/** @type {boolean} */ isReady) => listener.first(isReady);
      const told = { changed, rested: () => resolve(undefined) };
      this.#first.resolve(new FirstEngine(runtime, told));
      return promise;
    };
    try {
      const known = this.#runtime;
      // What did not end the first time may be the compiler.
      this.#runtime = known
        ? { ...known, module: known.compiled() }
        : await this.#obtain({ boot, startFirst, wanted: this.#wanted.promise });
      this.#take(startEngine(this.#runtime, { boot }));
    } catch (error) {
      // Most of what fails has told the boot already, and the boot keeps what it was told first.
      return boot.set({ phase: "failed", failure: failureOf(error) });
    } finally {
      this.#first.resolve(null);
    }
    listener.renewed();
  }

  /** @returns {Boot} of one try, whose outcome is told to those who wait for it */
  #watched() {
    const boot = createBoot();
    /** @type {PromiseWithResolvers<never>} */
    const failure = Promise.withResolvers();
    failure.promise.catch(() => undefined);
    this.#failure = failure;
    boot.subscribe(({ phase, failure: why }) => {
      if (phase === "ready") void this.#isWhole();
      if (phase === "failed") failure.reject(new EngineError("boot", why?.message ?? ""));
    });
    return boot;
  }

  /** The first engine is of no use any more, and gives its memory back. */
  async #isWhole() {
    this.#ready.resolve(this.#engine);
    (await this.#first.promise)?.close();
  }

  /**
   * An engine for those who wait for the first one, and for all who come after.
   *
   * @param {Engine} fresh
   */
  #take(fresh) {
    this.#started.resolve(fresh);
    this.#engine = Promise.resolve(fresh);
  }
}

/**
 * @param {unknown} error whatever was thrown
 * @returns {import("../../engine/boot-state.js").Failure}
 */
function failureOf(error) {
  if (error instanceof EngineError) return { code: error.code, message: error.message };
  const kind = error instanceof Error ? error.name : typeof error;
  return { code: "boot", message: sentence("Python didn’t start ({kind}).", { kind }) };
}
