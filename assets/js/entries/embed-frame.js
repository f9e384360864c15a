import { applySettings, NO_SETTINGS, settingsFrom } from "../embed/apply-settings.js";
import { called, calledBy, membersOf } from "../embed/channel.js";
import { HighlightedClaim } from "../embed/highlighted-claim.js";
import { receiveFiles } from "../embed/received-files.js";
import { reportOutline } from "../embed/report-outline.js";
import { createBoot } from "../engine/boot-state.js";
import { firstFrom, runtimeFrom } from "../engine/runtime-files.js";
import { App } from "../page/app.js";
import { EngineStarter } from "../page/start/start-engine.js";
import { wireControls } from "../page/wire-controls.js";
import { byId, setText } from "../shared/dom.js";
import { sentence } from "../shared/sentence.js";

/**
 * The script of frame.html: the decoder inside somebody's page, in an origin of its own and without a network.
 */

/** Milliseconds after which nobody is taken to be coming. */
const PATIENCE = 15_000;

/**
 * @param {MessagePort} page
 * @param {MessagePort} loader
 */
function open(page, loader) {
  const starter = new EngineStarter(async ({ boot, startFirst, wanted }) => {
    const get = receiveFiles(loader);
    try {
      if ("first" in RUNTIME_FILES) {
        void startFirst(await firstFrom(get));
        // Most who read a token ask for nothing else.
        await wanted;
      }
    } catch {
      // The whole engine says what is wrong, if anything is.
    }
    return runtimeFrom(get, boot);
  });
  const app = new App(starter, createBoot().state);
  const highlighted = new HighlightedClaim();
  const start = () => {
    void starter.start(app);
  };
  keepWhatIsFixed();
  wireControls(app, start);
  let shown = NO_SETTINGS;
  let isStarted = false;
  const known = () => {
    const { text, fields, check } = app.state;
    const isEdited = text !== shown.token || fields.key !== shown.key || fields.innerKey !== "";
    const decryption = check.kind === "done" ? check.verification.decryption : null;
    return { edited: isEdited, decryption: decryption?.state ?? /** @type {const} */ ("") };
  };
  page.onmessage = ({ data }) => {
    const { kind, settings } = membersOf(data) ?? {};
    if (kind !== "show") return;
    const before = shown;
    shown = settingsFrom(settings);
    applySettings(app, shown, before);
    highlighted.set(shown.highlight);
    if (isStarted) return;
    isStarted = true;
    reportOutline(page, known);
    start();
  };
}

/** What is dropped replaces the paste, except where it may not be edited. */
function keepWhatIsFixed() {
  document.addEventListener("drop", (event) => {
    if (document.documentElement.dataset.readonly !== "true") return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}

/** A link would lead the frame away, or nowhere: references are text here. */
function keepLinksDead() {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
  });
}

const nobody = setTimeout(() => {
  byId("unstarted", HTMLElement).hidden = false;
}, PATIENCE);

/** @param {MessageEvent} event */
function greeted({ data, source, ports }) {
  const [page, loader] = ports;
  // Of several windows that may post, only the embedding page is answered, and only once.
  if (source !== parent || !calledBy(data, "open") || !page || !loader) return;
  removeEventListener("message", greeted);
  clearTimeout(nobody);
  byId("unstarted", HTMLElement).hidden = true;
  open(page, loader);
}

const unstarted = byId("unstarted", HTMLElement);
unstarted.hidden = true;
setText(
  unstarted,
  sentence(
    "This frame is empty. It is meant for pages that embed it: embed.js opens it. To put the decoder in a frame without embed.js, use index.html?view=compact#token= followed by the token.",
  ),
);
keepLinksDead();
addEventListener("message", greeted);
if (parent === window) unstarted.hidden = false;
else parent.postMessage(called("frame"), "*");
