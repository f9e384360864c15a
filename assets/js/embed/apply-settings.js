import { setKey } from "../page/key/key.js";
import { showPageView } from "../page/page-view.js";
import { byId } from "../shared/dom.js";
import { membersOf } from "./channel.js";

/**
 * What the embedding page wants to be shown, applied to the frame's page.
 *
 * @typedef {import("../page/app.js").App} App
 * @typedef {{token: string, key: string, now: string, view: string, isDark: boolean, highlight: string,
 *   isFixed: boolean}} FrameSettings `now` in seconds or as ISO 8601, or empty; `highlight` the name of a claim, or empty
 */

/** @type {FrameSettings} */
export const NO_SETTINGS = { token: "", key: "", now: "", view: "", isDark: false, highlight: "", isFixed: false };

/**
 * The settings, whatever it was that came: text where text belongs.
 *
 * @param {unknown} data
 * @returns {FrameSettings}
 */
export function settingsFrom(data) {
  const settings = membersOf(data) ?? {};
  /** @param {string} name */
  const textOf = (name) => {
    const value = settings[name];
    return typeof value === "string" ? value : "";
  };
  return {
    token: textOf("token"),
    key: textOf("verify-key"),
    now: textOf("now"),
    view: textOf("view"),
    isDark: settings.theme === "dark",
    highlight: textOf("highlight"),
    isFixed: typeof settings.readonly === "string",
  };
}

/**
 * Applies what differs from before, so that what a person typed stays while a theme changes.
 *
 * @param {App} app
 * @param {FrameSettings} shown
 * @param {FrameSettings} before
 */
export function applySettings(app, shown, before) {
  const { dataset } = document.documentElement;
  dataset.theme = shown.isDark ? "dark" : "light";
  dataset.readonly = String(shown.isFixed);
  showPageView(shown.view);
  app.paste.fix(shown.isFixed);
  byId("key", HTMLTextAreaElement).readOnly = shown.isFixed;
  if (shown.now !== before.now) setClock(shown.now);
  if (shown.token !== before.token) app.put(shown.token, shown.key);
  else if (shown.key !== before.key) setKey({ key: shown.key, secretEncoding: "text" });
  app.ask();
}

/**
 * Sets the clock by its own control, which says what it makes of it.
 *
 * @param {string} now seconds since 1970, or an instant of ISO 8601
 */
function setClock(now) {
  const field = byId("now-seconds", HTMLInputElement);
  const parsed = /^\d{4}-/.test(now.trim()) ? Date.parse(now) / 1000 : Number.NaN;
  field.value = Number.isFinite(parsed) ? String(parsed) : now;
  field.dispatchEvent(new Event("input"));
}
