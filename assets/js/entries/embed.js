import { JwtDecoder } from "../embed/jwt-decoder.js";

/**
 * embed.js: registers `<jwt-decoder>`. It may be loaded as a plain script, as a module or by `import()`, so that it looks
 * for its own address where all three have it.
 */
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
// biome-ignore lint/suspicious/useErrorMessage: only its stack is read.
const own = script?.src || /(https?|file):[^\s)]+?(?=:\d+:\d+)/.exec(new Error().stack ?? "")?.[0];

JwtDecoder.base = new URL(".", own ?? document.baseURI);
if (!customElements.get("jwt-decoder")) customElements.define("jwt-decoder", JwtDecoder);
