import { fetchRuntime } from "../engine/runtime-files.js";
import { Offline } from "../offline/offline-state.js";
import { listenToDrop } from "../page/input/drop.js";
import { drawExamples } from "../page/input/example-list.js";
import { listenToKeyboard } from "../page/keyboard.js";
import { listenToPrivacy } from "../page/privacy/privacy-panel.js";
import { listenToTrouble, startsPlainly } from "../page/start/boot-status.js";
import { showOffline } from "../page/start/offline-status.js";
import { seal } from "../page/start/seal.js";
import { EngineStarter } from "../page/start/start-engine.js";
import { takeAddress } from "../page/take-address.js";
import { listenToTheme } from "../page/theme.js";
import { wireControls } from "../page/wire-controls.js";
import { byId } from "../shared/dom.js";
import { loadFonts } from "../shared/fonts.js";
import { nextFrame, nextTask, rest } from "../shared/scheduling.js";
import { prepareZones } from "../shared/time-zones.js";

const offline = new Offline();
const engineStarter = new EngineStarter(fetched);
const { app } = engineStarter;
const privacy = listenToPrivacy((alarm) => app.sheet.tell(alarm));

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
  const [octets] = await Promise.all([fetchRuntime({ baseURL, boot, plain: startsPlainly(), keep }), loadFonts()]);
  offline.register();
  seal();
  privacy.sealed();
  return octets;
}

byId("unstarted", HTMLElement).remove();
app.paste.adopt();
void engineStarter.start();
void settleIn();

/** What need not be done before Python is on its way, and before the page is seen. */
async function settleIn() {
  await nextTask();
  drawExamples(({ text, key }) => app.take(text, key));
  listenToTheme();
  listenToKeyboard(app.paste);
  listenToDrop(app.paste);
  listenToTrouble(
    () => engineStarter.start(),
    () => app.paste.text,
  );
  wireControls(app);
  takeAddress(app.paste);
  showOffline(offline);
  await nextFrame();
  // In a frame the focus stays where the person is; a place that the address names comes first.
  if (window.top === window && location.hash === "" && document.activeElement === document.body) {
    app.paste.area.focus({ preventScroll: true });
  }
  await rest();
  prepareZones();
}
