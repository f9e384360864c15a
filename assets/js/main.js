import { createBoot } from "./boot.js";
import { byId, setText } from "./dom.js";
import { fetchRuntime, startEngine } from "./engine.js";
import { createInquiry } from "./inquiry.js";
import { drawBoot, listenToRetry } from "./parts/boot-status.js";
import { createAlarm, everySecond } from "./parts/clock.js";
import { colourByDots, colourByReport } from "./parts/colour.js";
import { listenToDrop } from "./parts/drop.js";
import { drawFaults } from "./parts/faults.js";
import { drawFindings } from "./parts/findings.js";
import { createFold } from "./parts/fold.js";
import { drawExamples } from "./parts/intro.js";
import { chosenKey, drawKey, listenToKey, setKey } from "./parts/key.js";
import { listenToKeyboard } from "./parts/keyboard.js";
import { Link } from "./parts/link.js";
import { drawNothing } from "./parts/nothing.js";
import { drawPanes } from "./parts/panes.js";
import { createPaste } from "./parts/paste.js";
import { Sheet } from "./parts/sheet.js";
import { listenToTheme } from "./parts/theme.js";
import { drawTokens } from "./parts/tokens-nav.js";
import { listenToVerdict } from "./parts/verdict.js";

/**
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./report-types.js").Report} Report
 * @typedef {import("./report-types.js").Token} Token
 * @typedef {import("./report-types.js").Verification} Verification
 * @typedef {import("./inquiry.js").Question} Question
 */

/** @type {PromiseWithResolvers<Engine>} */
const started = Promise.withResolvers();
let isReady = false;
let chosen = 0;

const sheet = new Sheet();
const paste = createPaste(pasteChanged);
const link = new Link(paste);
const offerFold = createFold();
const alarm = createAlarm(ask);
const inquire = createInquiry(() => started.promise, {
  report: drawReport,
  verification: drawVerification,
  failure: drawFailure,
  busy: (busy) => sheet.setBusy(busy),
});

async function start() {
  const boot = createBoot();
  boot.subscribe(drawBoot);
  boot.subscribe(({ phase }) => (isReady = phase === "ready"));
  drawBoot(boot.state);
  try {
    const runtime = await fetchRuntime({ baseURL: new URL(".", document.baseURI), boot });
    started.resolve(startEngine(runtime, { boot }));
  } catch {
    // The boot says what happened, and what can be done.
  }
}

/** @param {string} inputType */
function pasteChanged(inputType) {
  chosen = 0;
  sheet.typed();
  if (!isReady || inputType === "insertFromPaste") colourByDots(paste.node);
  ask();
}

function ask() {
  inquire({ text: paste.text(), token: chosen, ...chosenKey() });
}

/**
 * @param {Report} report
 * @param {Question} question
 */
function drawReport(report, question) {
  colourByReport(paste.node, report.tokens);
  const token = report.tokens[Math.min(chosen, report.tokens.length - 1)];
  if (token) drawToken(report, token, question);
  else drawNoToken(report, question);
  offerFold();
  alarm(token?.next ?? null);
  sheet.drawn();
}

/**
 * @param {Report} report
 * @param {Token} token
 * @param {Question} question
 */
function drawToken(report, token, question) {
  sheet.showDecoded();
  drawTokens(report.tokens, report.tokens.indexOf(token), choose);
  drawFaults(token, question.text, (fault) => {
    if (fault.repair) paste.edit(fault.repair.start, fault.repair.end, fault.repair.text);
  });
  drawPanes(token, link);
  drawFindings(token.findings);
  drawKey(null);
  const { verdict } = token;
  sheet.showVerdict(question.key === "" ? verdict : { ...verdict, signature: CHECKING });
}

const CHECKING = { state: "checking", message: "", data: {} };

/**
 * @param {Report} report
 * @param {Question} question
 */
function drawNoToken(report, question) {
  if (question.text.trim() === "") return sheet.showEmpty();
  sheet.showNothing();
  sheet.say(drawNothing(report));
}

/** @param {Verification} verification */
function drawVerification(verification) {
  drawKey(verification);
  sheet.showVerdict(verification.verdict);
  sheet.drawn();
}

/**
 * @param {string} code
 * @param {string} message
 */
function drawFailure(code, message) {
  if (code !== "boot") sheet.showTrouble(`${message} The paste is kept.`);
  sheet.drawn();
}

/** @param {number} index */
function choose(index) {
  chosen = index;
  ask();
}

/** @param {import("./report-types.js").LineName} name */
function lead(name) {
  const places = { structure: "paste", signature: "signature", time: "payload", audience: "payload", trust: "key" };
  const target = byId(places[name], HTMLElement);
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

byId("unstarted", HTMLElement).remove();
drawExamples(({ text, key }) => {
  setKey({ key, secretEncoding: "text" });
  paste.set(text);
  paste.area.focus();
});
listenToTheme();
listenToKeyboard(paste);
listenToDrop(paste);
listenToKey(ask);
listenToVerdict(lead);
listenToRetry(start);
everySecond((now) => sheet.tick(now));
setText(byId("paste-about", HTMLElement), "");
void start();
