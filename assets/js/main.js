import { byId } from "./dom.js";
import { fetchRuntime } from "./engine.js";
import { loadFonts } from "./fonts.js";
import { listenAround } from "./listen.js";
import { Offline } from "./offline.js";
import { listenToTrouble, startsPlainly } from "./parts/boot-status.js";
import { listenToDrop } from "./parts/drop.js";
import { drawExamples } from "./parts/intro.js";
import { listenToKeyboard } from "./parts/keyboard.js";
import { showOffline } from "./parts/offline-status.js";
import { listenToPrivacy } from "./parts/privacy.js";
import { receive } from "./parts/receive.js";
import { listenToTheme } from "./parts/theme.js";
import { seal } from "./seal.js";
import { Starter } from "./starter.js";

const offline = new Offline();
const starter = new Starter(fetched);
const { desk } = starter;
const privacy = listenToPrivacy((alarm) => desk.sheet.tell(alarm));

/**
 * Everything that the page will ever fetch, and then the seal.
 *
 * @param {import("./boot.js").Boot} boot
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
drawExamples(({ text, key }) => desk.take(text, key));
listenToTheme();
listenToKeyboard(desk.paste);
listenToDrop(desk.paste);
listenToTrouble(() => starter.start(), () => desk.paste.text);
listenAround(desk);
receive(desk.paste);
// In a frame the focus stays where the person is; a place that the address names comes first.
if (window.top === window && location.hash === "") desk.paste.area.focus({ preventScroll: true });
showOffline(offline);
void starter.start();
