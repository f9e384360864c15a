import { byId } from "../shared/dom.js";
import { everySecond } from "./time/clock.js";
import { listenToCopy } from "./export/copy.js";
import { listenToRows } from "./export/copy-rows.js";
import { listenToPayload } from "./key/detached-payload.js";
import { listenToExpectations } from "./verdict/expectations.js";
import { listenToKey } from "./key/key.js";
import { listenToSettings } from "./time/time-controls.js";
import { listenToShare } from "./export/share.js";
import { listenToTimes } from "./time/time-section.js";
import { listenToVerdict } from "./verdict/verdict.js";

/** @typedef {import("./app.js").Desk} Desk */

/** @type {Readonly<Record<import("../types/report.js").LineName, string[]>>} */
const PROOFS = {
  structure: ["faults", "paste"],
  signature: ["diagnosis", "signature", "header"],
  time: ["times", "payload"],
  audience: ["expect", "payload"],
  trust: ["key", "header"],
};

/**
 * Connects the controls around a desk with it, wherever the desk stands.
 *
 * @param {Desk} desk
 */
export function listenAround(desk) {
  listenToKey(() => desk.ask());
  listenToPayload(() => desk.ask());
  listenToVerdict((name) => leadToProof(name, desk));
  listenToSettings({ judged: () => desk.ask(), shown: () => desk.tick() });
  listenToTimes();
  listenToCopy({ report: () => desk.report, ticket: () => desk.ticket(), tell: (outcome) => desk.sheet.tell(outcome) });
  listenToShare({ forms: () => desk.linkForms(), tell: (outcome) => desk.sheet.tell(outcome) });
  listenToRows();
  listenToExpectations(() => desk.ask());
  everySecond(() => desk.tick());
}

/**
 * @param {import("../types/report.js").LineName} name
 * @param {Desk} desk
 */
function leadToProof(name, desk) {
  const places = PROOFS[name].map((id) => byId(id, HTMLElement));
  const target = places.find((place) => place.checkVisibility()) ?? desk.paste.area;
  if (target instanceof HTMLDetailsElement) target.open = true;
  const focused = target instanceof HTMLDetailsElement ? target.querySelector("input") : target;
  focused?.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}
