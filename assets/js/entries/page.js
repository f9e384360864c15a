import { byId } from "../shared/dom.js";
import { fetchRuntime } from "../engine/runtime-files.js";
import { loadFonts } from "../shared/fonts.js";
import { listenAround } from "../page/wire-controls.js";
import { Offline } from "../offline/offline-state.js";
import { listenToTrouble, startsPlainly } from "../page/start/boot-status.js";
import { listenToDrop } from "../page/input/drop.js";
import { drawExamples } from "../page/input/example-list.js";
import { listenToKeyboard } from "../page/keyboard.js";
import { showOffline } from "../page/start/offline-status.js";
import { listenToPrivacy } from "../page/privacy/privacy-panel.js";
import { receive } from "../page/take-address.js";
import { listenToTheme } from "../page/theme.js";
import { seal } from "../page/start/seal.js";
import { Starter } from "../page/start/start-engine.js";
import { nextFrame, nextTurn, rest } from "../shared/scheduling.js";
import { prepareZones } from "../shared/time-zones.js";

const offline = new Offline();
const starter = new Starter(fetched);
const { desk } = starter;
const privacy = listenToPrivacy((alarm) => desk.sheet.tell(alarm));

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
desk.paste.adopt();
void starter.start();
void settleIn();

/** What need not be done before Python is on its way, and before the page is seen. */
async function settleIn() {
  await nextTurn();
  drawExamples(({ text, key }) => desk.take(text, key));
  listenToTheme();
  listenToKeyboard(desk.paste);
  listenToDrop(desk.paste);
  listenToTrouble(() => starter.start(), () => desk.paste.text);
  listenAround(desk);
  receive(desk.paste);
  showOffline(offline);
  await nextFrame();
  // In a frame the focus stays where the person is; a place that the address names comes first.
  if (window.top === window && location.hash === "" && document.activeElement === document.body) {
    desk.paste.area.focus({ preventScroll: true });
  }
  await rest();
  prepareZones();
}
