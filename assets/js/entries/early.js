import { loadFonts } from "../shared/fonts.js";
import { hold } from "../offline/cache-lock.js";
import { REQUEST } from "../shared/request-options.js";

/**
 * Stands in the head of the page: asks for what Python starts from while the page is still being read. `runtime-files.js`
 * takes the answers.
 */
globalThis.letGo = hold();
void loadFonts();
if (new URLSearchParams(location.search).get("boot") !== "plain") {
  globalThis.earlyResponses = new Map(EARLY_NAMES.map((name) => [name, fetch(name, REQUEST)]));
  // Whoever takes an answer says what became of it.
  for (const response of globalThis.earlyResponses.values()) response.catch(() => undefined);
}
