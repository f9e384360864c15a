import { holdCacheLock } from "../offline/cache-lock.js";
import { listenToWithheld } from "../offline/withheld-files.js";
import { loadFonts } from "../shared/fonts.js";
import { REQUEST_OPTIONS } from "../shared/request-options.js";
import { followTheme } from "../shared/theme.js";

/**
 * Stands in the head of the page: asks for what Python starts from while the page is still being read. `runtime-files.js`
 * takes the answers.
 */
globalThis.releaseCacheLock = holdCacheLock();
followTheme();
listenToWithheld();
void loadFonts();
if (new URLSearchParams(location.search).get("boot") !== "plain") {
  globalThis.earlyResponses = new Map(EARLY_NAMES.map((name) => [name, fetch(name, REQUEST_OPTIONS)]));
  // Whoever takes an answer says what became of it.
  for (const response of globalThis.earlyResponses.values()) response.catch(() => undefined);
}
