import { byClass, elementOf, sayOrHide, setText } from "../../shared/dom.js";
import { made } from "../../shared/made.js";
import { brief, clock } from "../../shared/relative-time.js";
import { plural, sentence } from "../../shared/sentence.js";

/**
 * The certificates of a chain, each with what it says and what it was checked for.
 *
 * @typedef {import("../../types/report.js").Chain} Chain
 * @typedef {import("../../types/report.js").ChainCertificate} ChainCertificate
 * @typedef {import("../../types/report.js").ChainCheck} ChainCheck
 * @typedef {import("./certificates-state.js").Row} Row
 */

/** @type {Readonly<Record<Chain["state"], string>>} */
export const MARKS = { failed: "fail", unreadable: "fail", unknown: "unchecked", none: "unchecked", met: "pass" };
const WORDS = { failed: sentence("Fails"), unknown: sentence("Unknown"), met: sentence("Met") };
const SIGNED = sentence("signed the token");
const GIVEN = sentence("root you trust");

/**
 * @param {Row} row
 * @param {string} prefix of its id
 * @param {boolean} signedToken its key did
 */
export function rowOf({ certificate, state, open, met }, prefix, signedToken) {
  const { subject, issuer, not_before: begins, not_after: ends, given } = certificate;
  const tags = [...(signedToken ? [SIGNED] : []), ...(given ? [GIVEN] : [])];
  const about = sentence("issued by {issuer}, {begins} to {ends}", {
    issuer,
    begins: dayOf(begins),
    ends: dayOf(ends),
  });
  return made(
    "li",
    { class: "certificate" },
    made(
      "details",
      { id: `${prefix}-${certificate.x5t_s256}` },
      made(
        "summary",
        { "data-mark": MARKS[state] },
        made("strong", { class: "certificate-subject", translate: "no" }, subject),
        ...tags.flatMap((tag) => [" ", made("span", { class: "tag" }, tag)]),
        " ",
        made("span", { class: "certificate-about note" }, about),
        " ",
        made("span", { class: "cell-state" }, stateOf(state, open)),
      ),
      made("dl", { class: "certificate-facts" }, ...factsOf(certificate).map(factOf)),
      checksOf(met),
    ),
    checksOf(open),
  );
}

/**
 * @param {ChainCheck["state"]} state
 * @param {readonly ChainCheck[]} open
 */
function stateOf(state, open) {
  const count = open.filter((check) => check.state === state).length;
  if (state === "failed") return plural("{count} fails", "{count} fail", count);
  if (state === "unknown") return plural("{count} unknown", "{count} unknown", count);
  return sentence("All met");
}

/** @param {readonly ChainCheck[]} checks */
export function checksOf(checks) {
  return made("ul", { class: "chain-checks", ...(checks.length === 0 && { hidden: true }) }, ...checks.map(checkOf));
}

/** @param {ChainCheck} check */
function checkOf({ id, state, message, section }) {
  const item = elementOf("requirement-template");
  item.dataset.check = id;
  item.dataset.mark = MARKS[state];
  setText(byClass(item, "cell-state"), WORDS[state]);
  setText(byClass(item, "requirement-words"), message);
  sayOrHide(byClass(item, "requirement-why"), "");
  setText(byClass(item, "requirement-section"), section);
  return item;
}

/**
 * @param {ChainCertificate} certificate
 * @returns {(readonly [string, readonly string[], boolean])[]} name, values, and whether a machine reads them
 */
function factsOf(certificate) {
  const { not_before: begins, not_after: ends, key, signed, usage, names, x5t, x5t_s256: x5tS256 } = certificate;
  const valid = sentence("{begins} to {ends}", { begins: timeOf(begins), ends: timeOf(ends) });
  const all = /** @type {(readonly [string, readonly string[], boolean])[]} */ ([
    [sentence("Valid"), [valid], false],
    [sentence("Key"), [key], false],
    [sentence("Signed with"), signed === "" ? [] : [signed], false],
    [sentence("Key usage"), usage, true],
    [sentence("Authority"), [authorityOf(certificate)], false],
    [sentence("Names"), names, true],
    ["x5t#S256", [x5tS256], true],
    ["x5t", [x5t], true],
  ]);
  return all.filter(([, values]) => values.length > 0);
}

/** @param {ChainCertificate} certificate */
function authorityOf({ authority, path_length: most }) {
  if (!authority) return sentence("no");
  if (most === null) return sentence("yes");
  return plural("yes, with at most {count} authority below it", "yes, with at most {count} authorities below it", most);
}

/** @param {readonly [string, readonly string[], boolean]} fact */
function factOf([name, values, isForMachines]) {
  const shown = values.map((value) =>
    made("dd", { class: isForMachines ? "certificate-value" : "", translate: isForMachines ? "no" : "yes" }, value),
  );
  return made("div", { class: "key-fact" }, made("dt", { class: "key-fact-name" }, name), ...shown);
}

/** @param {string} instant ISO 8601, UTC */
function dayOf(instant) {
  return brief(Date.parse(instant) / 1000, "UTC", Number.POSITIVE_INFINITY) || instant;
}

/** @param {string} instant ISO 8601, UTC */
function timeOf(instant) {
  return clock(Date.parse(instant) / 1000, "UTC") || instant;
}
