import { createBoot } from "../../engine/boot-state.js";
import { startEngine } from "../../engine/engine.js";
import { EngineError } from "../../engine/engine-error.js";
import { sentence } from "../../shared/sentence.js";
import { lackingHere } from "./browser-support.js";

/**
 * @typedef {import("../../engine/boot-state.js").Boot} Boot
 * @typedef {import("../../engine/boot-state.js").BootState} BootState
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../engine/runtime-files.js").Runtime} Runtime
 */

/** The start of Python for a page; one that failed can be made again. */
export class EngineStarter {
  /** @type {PromiseWithResolvers<Engine>} */
  #started = Promise.withResolvers();
  #engine = this.#started.promise;
  /** @type {Runtime | null} */
  #runtime = null;
  #obtain;

  /**
   * @param {(boot: Boot) => Promise<Runtime>} obtain gets the octets that Python starts from; it is not called again
   *   once it has, since behind the seal nothing can be fetched a second time
   */
  constructor(obtain) {
    this.#obtain = obtain;
  }

  /** The engine, once there is one. */
  get engine() {
    return this.#engine;
  }

  /**
   * @param {(state: BootState) => void} booted is told how far it is
   * @param {() => void} renewed is told that there is an engine for whoever asks now
   */
  async start(booted, renewed) {
    const boot = createBoot();
    boot.subscribe(booted);
    booted(boot.state);
    const lacking = lackingHere();
    if (lacking !== "") return boot.set({ phase: "failed", failure: { code: "boot", message: lacking } });
    try {
      const known = this.#runtime;
      // What did not end the first time may be the compiler.
      this.#runtime = known ? { ...known, module: known.compiled() } : await this.#obtain(boot);
      this.#take(startEngine(this.#runtime, { boot }));
    } catch (error) {
      // Most of what fails has told the boot already, and the boot keeps what it was told first.
      return boot.set({ phase: "failed", failure: failureOf(error) });
    }
    renewed();
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
