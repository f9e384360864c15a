import { closeOriginChannels } from "./origin-channels.js";

closeOriginChannels();

/**
 * Pyodide refuses a classic worker that it recognises by `importScripts`, and only a classic worker starts from a blob
 * everywhere (`file://` in Chromium). Imported before Pyodide, since that looks when it is loaded.
 */
Reflect.set(globalThis, "importScripts", undefined);

// Pyodide prints when it dies, and what it prints could quote a token.
for (const name of /** @type {const} */ (["debug", "error", "info", "log", "warn"])) {
  console[name] = () => undefined;
}
