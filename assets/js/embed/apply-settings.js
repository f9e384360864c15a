import { byId } from "../shared/dom.js";
import { membersOf } from "./channel.js";

/**
 * What the embedding page wants to be shown, applied to the frame's page.
 *
 * @typedef {import("../page/app.js").App} App
 * @typedef {{token: string, key: string, now: string, view: string, isDark: boolean, highlight: string,
 *   isFixed: boolean}} FrameSettings `now` as the field of the clock takes it, or empty; `highlight` the name of a claim, or empty
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
  dataset.readonly = String(shown.isFixed);
  for (const id of ["key", "inner-key"]) byId(id, HTMLTextAreaElement).readOnly = shown.isFixed;
  app.showing.theme(shown.isDark ? "dark" : "light");
  app.showing.pageView(shown.view);
  app.showing.fix(shown.isFixed);
  if (shown.now !== before.now) app.judgeAt(shown.now);
  if (shown.token !== before.token) app.putWithKey(shown.token, shown.key);
  else if (shown.key !== before.key) app.setKey(shown.key);
  app.ask();
}
