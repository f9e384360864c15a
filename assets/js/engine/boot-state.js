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
