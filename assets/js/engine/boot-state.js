import { STEPS } from "./protocol.js";

/**
 * What the runtime is doing, for whoever wants to show it.
 *
 * @typedef {{code: string, message: string}} Failure
 * @typedef {{phase: "fetching" | "starting" | "ready" | "failed", step: string, loaded: number, total: number,
 *   failure: Failure | null}} BootState `loaded` and `total` in octets as they come over the wire
 * @typedef {{readonly state: BootState, subscribe: (listener: (state: BootState) => void) => () => void,
 *   set: (patch: Partial<BootState>) => void}} Boot
 */

/**
 * A small observable; `failed` is terminal.
 *
 * @returns {Boot}
 */
export function createBoot() {
  /** @type {BootState} */
  let state = { phase: "fetching", step: "fetch", loaded: 0, total: 0, failure: null };
  /** @type {Set<(state: BootState) => void>} */
  const listeners = new Set();
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(patch) {
      if (state.phase === "failed") return;
      state = { ...state, ...patch };
      for (const listener of listeners) listener(state);
    },
  };
}

/** Milliseconds for which what has arrived is not told again: whoever draws it takes the thread. */
const BETWEEN = 50;

/**
 * Begins to count what arrives.
 *
 * @param {Boot} boot
 * @param {number} total octets that will be asked for
 * @returns {(octets: number) => void} is told of each piece
 */
export function countInto(boot, total) {
  let [loaded, told] = [0, 0];
  boot.set({ phase: "fetching", step: STEPS.fetch, loaded, total });
  return (octets) => {
    loaded = Math.min(total, loaded + octets);
    const now = performance.now();
    if (loaded < total && now - told < BETWEEN) return;
    told = now;
    boot.set({ loaded });
  };
}
