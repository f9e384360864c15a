import { createBoot } from "../engine/boot-state.js";
import { Client } from "../engine/client.js";
import { facade } from "../engine/engine.js";
import { fetchRuntime } from "../engine/runtime-files.js";

export { createBoot } from "../engine/boot-state.js";
export { startEngine } from "../engine/engine.js";
export { EngineError } from "../engine/engine-error.js";
export { fetchRuntime } from "../engine/runtime-files.js";

/**
 * @typedef {import("../engine/boot-state.js").Boot} Boot
 * @typedef {import("../engine/engine.js").Engine} Engine
 */

/**
 * Where there are no workers of the web's kind, as in Node.js, another script lends what stands in for them.
 *
 * @param {{baseURL: URL | string, plain: boolean}} options
 * @param {Boot} boot
 */
async function startedClient({ baseURL, plain }, boot) {
  if ("Worker" in globalThis) return new Client(await fetchRuntime({ baseURL, boot, plain }), boot);
  const { read, spawnThread } = await import("./engine.node.js");
  const runtime = await fetchRuntime({ baseURL, boot, plain, request: read });
  const script = await runtime.worker.text();
  return new Client(runtime, boot, () => spawnThread(script));
}

/**
 * The engine without the page, in a browser or in Node.js. Calls may be made at once; they wait until it has started.
 *
 * @param {{baseURL?: URL | string, boot?: Boot, plain?: boolean}} [options] `baseURL`: the folder of `engine.js` and its
 *   files, an address of `http:` or `https:`, in Node.js also of `file:`; `boot`: is told how far the start is; `plain`:
 *   start Python from its sources instead of from a memory snapshot
 * @returns {Engine & {boot: Boot}}
 */
export function createEngine({ baseURL = new URL(".", import.meta.url), boot = createBoot(), plain = false } = {}) {
  const started = startedClient({ baseURL, plain }, boot);
  // Each call reports a failed start; without a call there is nobody to report it to but `boot`.
  started.catch(() => undefined);
  const engine = facade(
    (action, request, manner) => started.then((client) => client.call(action, request, manner)),
    () =>
      started.then(
        (client) => client.close(),
        () => undefined,
      ),
  );
  return { ...engine, boot };
}
