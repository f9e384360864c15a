import { createBoot } from "../engine/boot-state.js";
import { fetchRuntime } from "../engine/runtime-files.js";
import { Offline } from "../offline/offline-state.js";
import { App } from "../page/app.js";
import { listenToTheme } from "../page/appearance.js";
import { drawExamples } from "../page/input/example-list.js";
import { listenToKeyboard } from "../page/keyboard.js";
import { listenToPrivacy } from "../page/privacy/privacy-panel.js";
import { listenToShortcuts } from "../page/shortcuts.js";
import { startsPlainly } from "../page/start/boot-status.js";
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

// One file alone has no script in its head that does so.
if (globalThis.endEarly) globalThis.endEarly();
else followTheme();
byId("unstarted", HTMLElement).remove();
// What is readable already is to be seen before anything else is done.
if (!byId("early", HTMLElement).hidden) await nextFrame();

const offline = new Offline();
const starter = new EngineStarter(fetched);
const app = new App(() => starter.engine, createBoot().state);
const privacy = listenToPrivacy((alarm) => app.tell(alarm));

/**
 * Everything that the page will ever fetch, and then the seal.
 *
 * @param {import("../engine/boot-state.js").Boot} boot
 */
async function fetched(boot) {
  const baseURL = new URL(".", document.baseURI);
  boot.subscribe(({ phase }) => {
    if (phase === "ready" || phase === "failed") void offline.fill();
  });
  const keep = offline.keep.bind(offline);
  const fonts = loadFonts();
  // The page works without it, but for Compare.
  const later = import("./later.js").then(({ laterParts }) => app.add(laterParts), offerReload);
  const octets = await fetchRuntime({ baseURL, boot, plain: startsPlainly(), keep });
  await atMost(LONGEST_FOR_FONTS, fonts);
  await later;
  offline.register();
  seal();
  privacy.sealed();
  return octets;
}

app.adopt();
start();
void settleIn();

function start() {
  void starter.start(
    (boot) => app.booted(boot),
    () => app.renewed(),
  );
}

/** What need not be done before Python is on its way, and before the page is seen. */
async function settleIn() {
  await nextTask();
  drawExamples(({ text, key }) => {
    app.putWithKey(text, key);
    app.paste.area.focus();
  });
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
  await nextFrame();
  // In a frame the focus stays where the person is; a place that the address names comes first.
  if (window.top === window && withTheme(location.hash, "") === "" && document.activeElement === document.body) {
    app.paste.area.focus({ preventScroll: true });
  }
  await rest();
  prepareZones();
}
