import cases from "../../../tests/vectors/torture.json" with { type: "json" };
import { listenToCopyButtons } from "../shared/copy-button.js";
import { byId, setText } from "../shared/dom.js";
import { listing, sentence } from "../shared/sentence.js";
import { createEngine } from "./engine.js";

/**
 * Runs the torture list through the engine of this site and says of each case whether it is met.
 *
 * @typedef {{id: string, text: string, kinds: string[], header_text?: string, payload_text?: string, secret?: string,
 *   verdict?: string, fault_at?: number}} Case
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("../types/report.js").Report} Report
 */

/**
 * @param {Case} expected
 * @param {Report} report
 * @returns {string[]} what differs
 */
function differences(expected, { tokens }) {
  const [token] = tokens;
  const kinds = tokens.map(({ kind }) => kind);
  return [
    kinds.join() === expected.kinds.join() ? "" : tokensFound(kinds),
    same(expected.header_text, token?.header?.text) ? "" : sentence("header differs"),
    same(expected.payload_text, token?.payload?.text) ? "" : sentence("payload differs"),
    faultIsThere(expected.fault_at, token?.faults ?? []) ? "" : sentence("no problem at that position"),
  ].filter(Boolean);
}

/** @param {string[]} kinds */
function tokensFound(kinds) {
  return kinds.length === 0 ? sentence("tokens: none") : sentence("tokens: {kinds}", { kinds: listing(kinds) });
}

/**
 * @param {string | undefined} expected
 * @param {string | null | undefined} found
 */
function same(expected, found) {
  return expected === undefined || expected === found;
}

/**
 * @param {number | undefined} place
 * @param {import("../types/report.js").Fault[]} faults
 */
function faultIsThere(place, faults) {
  return place === undefined || faults.some(({ start }) => start === place);
}

/**
 * @param {Engine} engine
 * @param {Case} expected
 * @returns {Promise<string>} what differs, in words; empty if the case is met
 */
async function tried(engine, expected) {
  try {
    const found = differences(expected, await engine.report(expected.text));
    if (expected.secret !== undefined && expected.verdict !== undefined) {
      const { verdict } = await engine.verify(expected.text, expected.secret);
      const { state } = verdict.signature;
      if (state !== expected.verdict) found.push(sentence("signature: {state}", { state }));
    }
    return found.join("; ");
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** @param {HTMLOutputElement} result */
async function run(result) {
  setText(result, sentence("Python is starting"));
  const engine = createEngine({ baseURL: new URL(".", document.baseURI) });
  const list = /** @type {Case[]} */ (cases);
  let met = 0;
  for (const [index, one] of list.entries()) {
    const found = await tried(engine, one);
    met += found === "" ? 1 : 0;
    const output = byId(`case-${index}`, HTMLOutputElement);
    output.dataset.met = String(found === "");
    setText(output, found === "" ? sentence("passed") : found);
    setText(result, sentence("{run} of {all} run, {met} passed", { run: index + 1, all: list.length, met }));
  }
  engine.close();
}

listenToCopyButtons(({ dataset: { copy } }) => (copy === undefined ? undefined : cases[Number(copy)]?.text));
const button = byId("run", HTMLButtonElement);
button.addEventListener("click", async () => {
  button.disabled = true;
  await run(byId("result", HTMLOutputElement));
  button.disabled = false;
});
