import { createBoot } from "../../engine/boot-state.js";
import { startEngine } from "../../engine/engine.js";
import { App } from "../app.js";
import { drawBoot } from "./boot-status.js";
import { lackingHere } from "./browser-support.js";

/**
 * @typedef {import("../../engine/boot-state.js").Boot} Boot
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../engine/runtime-files.js").Runtime} Runtime
 */

/** An app, and the start of Python for it; a start that failed can be made again. */
export class EngineStarter {
  /** @type {PromiseWithResolvers<Engine>} */
  #started = Promise.withResolvers();
  #engine = this.#started.promise;
  /** @type {Runtime | null} */
  #runtime = null;
  #obtain;
  app = new App(() => this.#engine);

  /**
   * @param {(boot: Boot) => Promise<Runtime>} obtain gets the octets that Python starts from; it is not called again
   *   once it has, since behind the seal nothing can be fetched a second time
   */
  constructor(obtain) {
    this.#obtain = obtain;
  }

  async start() {
    const boot = createBoot();
    boot.subscribe(drawBoot);
    let known = "";
    boot.subscribe(({ phase }) => {
      if (phase !== known) this.app.engineIs(phase);
      known = phase;
    });
    drawBoot(boot.state);
    const lacking = lackingHere();
    if (lacking !== "") return boot.set({ phase: "failed", failure: { code: "boot", message: lacking } });
    try {
      this.#runtime ??= await this.#obtain(boot);
      this.#take(startEngine(this.#runtime, { boot }));
    } catch {
      // The boot says what happened, and the page shows it.
    }
  }

  /**
   * An engine for those who wait for the first one, and for all who come after.
   *
   * @param {Engine} fresh
   */
  #take(fresh) {
    this.#started.resolve(fresh);
    this.#engine = Promise.resolve(fresh);
    if (this.app.paste.text !== "") this.app.askAnew();
  }
}
