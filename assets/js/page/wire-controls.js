import { byId } from "../shared/dom.js";
import { listenToCopy } from "./export/copy.js";
import { listenToRows } from "./export/copy-rows.js";
import { listenToShare } from "./export/share.js";
import { listenToPayload } from "./key/detached-payload.js";
import { listenToKey } from "./key/key.js";
import { everySecond } from "./time/clock.js";
import { listenToSettings } from "./time/time-controls.js";
import { listenToTimes } from "./time/time-section.js";
import { listenToExpectations } from "./verdict/expectations.js";
import { listenToVerdict } from "./verdict/verdict.js";

/** @typedef {import("./app.js").App} App */

/** @type {Readonly<Record<import("../types/report.js").LineName, string[]>>} */
const PROOFS = {
  structure: ["faults", "paste"],
  signature: ["diagnosis", "signature", "header"],
  time: ["times", "payload"],
  audience: ["expect", "payload"],
  trust: ["key", "header"],
};

/**
 * Connects the controls of the page with the app, wherever the page stands.
 *
 * @param {App} app
 */
export function wireControls(app) {
  listenToKey(() => app.ask());
  listenToPayload(() => app.ask());
  listenToVerdict((name) => leadToProof(name, app));
  listenToSettings({ judged: () => app.ask(), shown: () => app.tick() });
  listenToTimes();
  listenToCopy({ report: () => app.report, ticket: () => app.ticket(), tell: (outcome) => app.sheet.tell(outcome) });
  listenToShare({ forms: () => app.linkForms(), tell: (outcome) => app.sheet.tell(outcome) });
  listenToRows();
  listenToExpectations(() => app.ask());
  everySecond(() => app.tick());
}

/**
 * @param {import("../types/report.js").LineName} name
 * @param {App} app
 */
function leadToProof(name, app) {
  const places = PROOFS[name].map((id) => byId(id, HTMLElement));
  const target = places.find((place) => place.checkVisibility()) ?? app.paste.area;
  if (target instanceof HTMLDetailsElement) target.open = true;
  const focused = target instanceof HTMLDetailsElement ? target.querySelector("input") : target;
  focused?.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}
