import { createBoot } from "./boot.js";
import { Desk } from "./desk.js";
import { byId } from "./dom.js";
import { fetchRuntime, startEngine } from "./engine.js";
import { loadFonts } from "./fonts.js";
import { drawBoot, listenToTrouble, startsPlainly } from "./parts/boot-status.js";
import { everySecond } from "./parts/clock.js";
import { listenToPayload } from "./parts/detached.js";
import { listenToDrop } from "./parts/drop.js";
import { listenToCopy } from "./parts/copy.js";
import { listenToRows } from "./parts/copy-rows.js";
import { listenToExpectations } from "./parts/expect.js";
import { drawExamples } from "./parts/intro.js";
import { listenToKey } from "./parts/key.js";
import { listenToKeyboard } from "./parts/keyboard.js";
import { listenToSettings } from "./parts/settings.js";
import { lackingHere } from "./parts/support.js";
import { listenToTheme } from "./parts/theme.js";
import { listenToTimes } from "./parts/times.js";
import { listenToVerdict } from "./parts/verdict.js";
import { seal } from "./seal.js";

/** @type {PromiseWithResolvers<import("./engine.js").Engine>} */
const started = Promise.withResolvers();
let engine = started.promise;
const desk = new Desk(() => engine);

/** @type {import("./engine.js").Runtime | null} */
let runtime = null;

/** Fetches Python and starts it; a start that failed can be made again. */
async function start() {
  const boot = createBoot();
  boot.subscribe(drawBoot);
  boot.subscribe(({ phase }) => desk.engineIs(phase));
  drawBoot(boot.state);
  const lacking = lackingHere();
  if (lacking !== "") return boot.set({ phase: "failed", failure: { code: "boot", message: lacking } });
  try {
    // Behind the seal nothing can be fetched a second time.
    runtime ??= await fetched(boot);
    take(startEngine(runtime, { boot }));
  } catch {
    // The boot says what happened, and the page shows it.
  }
}

/**
 * An engine for those who wait for the first one, and for all who come after.
 *
 * @param {import("./engine.js").Engine} fresh
 */
function take(fresh) {
  started.resolve(fresh);
  engine = Promise.resolve(fresh);
  if (desk.paste.text !== "") desk.askAnew();
}

/**
 * Everything that the page will ever fetch, and then the seal.
 *
 * @param {import("./boot.js").Boot} boot
 */
async function fetched(boot) {
  const baseURL = new URL(".", document.baseURI);
  const [octets] = await Promise.all([fetchRuntime({ baseURL, boot, plain: startsPlainly() }), loadFonts()]);
  seal();
  byId("sealed", HTMLElement).hidden = false;
  return octets;
}

/** @type {Readonly<Record<import("./report-types.js").LineName, string[]>>} */
const PROOFS = {
  structure: ["faults", "paste"],
  signature: ["diagnosis", "signature"],
  time: ["times", "payload"],
  audience: ["expect"],
  trust: ["key"],
};

/** @param {import("./report-types.js").LineName} name */
function leadToProof(name) {
  const places = PROOFS[name].map((id) => byId(id, HTMLElement));
  const target = places.find((place) => place.checkVisibility()) ?? desk.paste.area;
  if (target instanceof HTMLDetailsElement) target.open = true;
  const focused = target instanceof HTMLDetailsElement ? target.querySelector("input") : target;
  focused?.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

byId("unstarted", HTMLElement).remove();
drawExamples(({ text, key }) => desk.take(text, key));
listenToTheme();
listenToKeyboard(desk.paste);
listenToDrop(desk.paste);
listenToKey(() => desk.ask());
listenToPayload(() => desk.ask());
listenToVerdict(leadToProof);
listenToTrouble(start, () => desk.paste.text);
listenToSettings({ judged: () => desk.ask(), shown: () => desk.tick() });
listenToTimes();
listenToCopy({ report: () => desk.report, ticket: () => desk.ticket(), tell: (outcome) => desk.sheet.tell(outcome) });
listenToRows();
listenToExpectations(() => desk.ask());
everySecond(() => desk.tick());
void start();
