import { byId } from "../shared/dom.js";
import { listenToCopy } from "./export/copy.js";
import { listenToRows } from "./export/copy-rows.js";
import { listenToShare } from "./export/share.js";
import { listenToDrop, listenToFile } from "./input/drop.js";
import { listenToPayload } from "./key/detached-payload.js";
import { listenToKey } from "./key/key.js";
import { listenToTrouble } from "./start/boot-status.js";
import { shownToken } from "./state.js";
import { everySecond } from "./time/clock.js";
import { drawSettings, listenToSettings } from "./time/time-controls.js";
import { unfoldPane } from "./token/pane-frame.js";
import { listenToOutside } from "./token/sealed-parts.js";
import { listenToExpectations } from "./verdict/expectations.js";
import { expectedProof } from "./verdict/expected-chips.js";
import { listenToInner } from "./verdict/inner-verdict.js";
import { listenToNext } from "./verdict/next-action.js";
import { listenToVerdict } from "./verdict/verdict.js";

/** @typedef {import("./app.js").App} App */

/** @type {Readonly<Record<import("../types/drawn.js").LineName, string[]>>} */
const PROOFS = {
  structure: ["faults", "paste"],
  signature: ["diagnosis", "signature", "header"],
  time: ["times", "payload"],
  audience: ["expect", "payload"],
  trust: ["key", "header"],
};

/**
 * Connects the controls of the page with what they do, wherever the page stands.
 *
 * @param {App} app
 * @param {() => void} retry starts Python once more
 */
export function wireControls(app, retry) {
  const ask = () => app.ask();
  /** @param {string} outcome */
  const tell = (outcome) => app.tell(outcome);
  byId("paste-clear", HTMLElement).addEventListener("click", () => app.replacing.clear());
  byId("paste-undo", HTMLElement).addEventListener("click", () => app.replacing.undo());
  byId("key-move", HTMLElement).addEventListener("click", () => app.replacing.moveToToken());
  for (const listen of [listenToDrop, listenToFile]) {
    listen(
      (text) => app.put(text),
      (sentence) => app.refuse(sentence),
    );
  }
  listenToTrouble(retry, () => app.state.text);
  listenToKey(ask);
  listenToKey(ask, "inner-");
  listenToInner((id) => performInner(id, app));
  listenToPayload(ask);
  listenToVerdict((name) => leadToProof(name, app));
  listenToNext((id) => performNext(id, app));
  listenToSettings({ judged: ask, judgeAt: (seconds) => app.judgeAt(seconds), shown: () => app.tick() });
  const { report, ticket, links } = app.questions;
  listenToCopy({ report, ticket, token: () => shownToken(app.state)?.text ?? null, tell });
  listenToShare({ links, tell });
  listenToRows();
  listenToOutside(() => undefined);
  listenToExpectations({
    typed: () => app.expecting.typed(),
    fill: () => app.expecting.fill(),
    clear: () => app.expecting.clear(),
  });
  new ResizeObserver(() => app.showing.measured(byId("timeline", SVGSVGElement).clientWidth)).observe(
    byId("times", HTMLElement),
  );
  everySecond(() => app.tick());
  drawSettings(app.state.fields);
}

/**
 * @param {string} id of an action of the report
 * @param {App} app
 */
function performNext(id, app) {
  const { answer, check } = app.state;
  const key = byId("key", HTMLTextAreaElement);
  const apply = check.kind === "done" ? check.verification.diagnosis.find((one) => one.apply)?.apply : null;
  const repair = answer?.token?.faults.find((fault) => fault.repair)?.repair;
  if (id === "apply" && apply) app.mending.apply(apply);
  else if (id === "repair" && repair) app.mending.repair(repair);
  else if (id === "anyway") app.tryAnyway();
  else if (id === "cancel") app.cancelAnyway();
  else if (id === "payload") byId("detached-payload", HTMLElement).focus();
  else key.focus();
}

/**
 * The same of the token within.
 *
 * @param {string} id of an action of the report
 * @param {App} app
 */
function performInner(id, app) {
  const { check } = app.state;
  const found = check.kind === "done" ? check.verification.inner : null;
  const apply = found?.diagnosis.find((one) => one.apply)?.apply;
  if (id === "apply" && apply) {
    app.mending.applyInner(apply);
    byId("inner-summary", HTMLElement).focus();
  } else if (id === "anyway") app.tryAnyway();
  else byId("inner-key", HTMLTextAreaElement).focus();
}

/**
 * @param {import("../types/drawn.js").LineName} name
 * @param {App} app
 */
function leadToProof(name, app) {
  const places = PROOFS[name].map((id) => byId(id, HTMLElement));
  const target = places.find((place) => place.checkVisibility()) ?? app.paste.area;
  if (target.classList.contains("pane")) unfoldPane(target);
  if (target instanceof HTMLDetailsElement) target.open = true;
  const focused = target.id === "expect" ? expectedProof() : target;
  focused.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}
