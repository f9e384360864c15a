import { createBoot } from "../engine/boot-state.js";
import { STEPS } from "../engine/protocol.js";
import { fetchInOrder, fetchRuntime } from "../engine/runtime-files.js";
import { Offline } from "../offline/offline-state.js";
import { App } from "../page/app.js";
import { listenToTheme } from "../page/appearance.js";
import { drawExamples } from "../page/input/example-list.js";
import { listenToKeyboard } from "../page/keyboard.js";
import { listenToPrivacy } from "../page/privacy/privacy-panel.js";
import { listenToShortcuts } from "../page/shortcuts.js";
import { startsInOrder, startsPlainly } from "../page/start/boot-status.js";
import { offerReload } from "../page/start/offer-reload.js";
import { showOffline } from "../page/start/offline-status.js";
import { seal } from "../page/start/seal.js";
import { EngineStarter } from "../page/start/start-engine.js";
import { listenToBrought, takeAddress } from "../page/take-address.js";
import { wireControls } from "../page/wire-controls.js";
import { byId } from "../shared/dom.js";
import { loadFonts } from "../shared/fonts.js";
import { atMost, nextFrame, nextTask, rest } from "../shared/scheduling.js";
import { followTheme } from "../shared/theme.js";
import { withTheme } from "../shared/theme-fragment.js";
import { prepareZones } from "../shared/time-zones.js";

/** Milliseconds for which Python waits for the fonts when it is here itself; those that come later are taken still. */
const LONGEST_FOR_FONTS = 3000;
/**
 * Milliseconds for which the seal waits for the answers to the last requests: until then one that fails can be made again
 * on this page.
 */
const LONGEST_FOR_ANSWERS = 1000;
/** Milliseconds for which what can wait leaves the thread to the start of Python; over a slow line that takes longer. */
const LONGEST_FOR_START = 300;

// One file alone has no script in its head that does so.
if (globalThis.endEarly) globalThis.endEarly();
else followTheme();
byId("unstarted", HTMLElement).remove();
// What is readable already is to be seen before anything else is done; and this script was one task already.
await (byId("early", HTMLElement).hidden ? nextTask() : nextFrame());

const offline = new Offline();
const starter = new EngineStarter(fetched);
const app = new App(starter, createBoot().state);
/** Whether the first engine was tried already: with the whole one it is not asked for again. */
let isTried = false;
/** @type {Promise<void> | undefined} */
let later;
/** The page is sealed. @type {PromiseWithResolvers<void>} */
const launched = Promise.withResolvers();
const privacy = listenToPrivacy((alarm) => app.tell(alarm));

/**
 * Everything that the page will ever fetch, and then the seal. What comes in order is sealed as soon as nothing is left to
 * be asked for: the first engine starts behind it, while the octets of the whole one come.
 *
 * @param {import("../page/start/start-engine.js").Orders} orders
 */
async function fetched({ boot, startFirst }) {
  boot.subscribe(({ phase }) => {
    if (phase === "ready" || phase === "failed") void offline.fill();
  });
  const source = { baseURL: new URL(".", document.baseURI), boot, keep: offline.keep.bind(offline) };
  const fonts = loadFonts();
  if (!startsInOrder() || isTried) {
    void loadLater();
    const octets = await fetchRuntime({ ...source, plain: startsPlainly() });
    await sealed(fonts);
    return octets;
  }
  isTried = true;
  const { first, nearly, answered, whole, unpack } = fetchInOrder(source);
  await nearly;
  void loadLater();
  try {
    const runtime = await first;
    await atMost(LONGEST_FOR_ANSWERS, answered);
    await sealed(fonts);
    boot.set({ step: STEPS.rest });
    startFirst(runtime).then(nextFrame).then(unpack);
    return await whole;
  } catch {
    // Without the first engine the whole one says what is wrong, if anything is.
    unpack();
    const octets = await whole;
    await sealed(fonts);
    return octets;
  }
}

/** The page works without it, but for Compare. */
function loadLater() {
  later ??= import("./later.js").then(({ laterParts }) => app.add(laterParts), offerReload);
  return later;
}

/** @param {Promise<unknown>} fonts */
async function sealed(fonts) {
  await atMost(LONGEST_FOR_FONTS, fonts);
  await loadLater();
  offline.register();
  seal();
  privacy.sealed();
  launched.resolve();
}

app.adopt();
start();
void settleIn();

function start() {
  void starter.start(app);
}

/** What need not be done before Python is on its way, and before the page is seen. */
async function settleIn() {
  await nextTask();
  listenToTheme((name) => app.showing.theme(name));
  listenToKeyboard({
    area: app.paste.area,
    put: (text) => app.put(text),
    focus: () => app.paste.focus(),
    clear: () => app.replacing.clear(),
    undo: (target) => app.replacing.undo(target),
  });
  listenToShortcuts();
  wireControls(app, start);
  listenToBrought(() => app.backToFormer());
  takeAddress(
    (brought) => app.takeAddress(brought),
    (mode) => app.showing.mode(mode),
  );
  showOffline(offline);
  await atMost(LONGEST_FOR_START, launched.promise);
  await rest();
  prepareZones();
  await nextTask();
  drawExamples(({ text, key }) => {
    app.putWithKey(text, key);
    app.paste.area.focus();
  });
  await nextFrame();
  // In a frame the focus stays where the person is; a place that the address names comes first.
  if (window.top === window && withTheme(location.hash, "") === "" && document.activeElement === document.body) {
    app.paste.area.focus({ preventScroll: true });
  }
}
