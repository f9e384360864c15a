import { byClass, byId, elementOf, sayOrHide, setText } from "../../shared/dom.js";
import { listing, sentence } from "../../shared/sentence.js";

/**
 * What a key is: its kind, what it is for, its names, and what is wrong with it.
 *
 * @typedef {import("../../types/report.js").Finding} Finding
 * @typedef {import("../../types/report.js").KeyEntry} KeyEntry
 */

/** @type {Readonly<Record<Finding["severity"], string>>} */
const SEVERITIES = { error: sentence("Error."), warning: sentence("Warning."), info: sentence("Note.") };

/** @param {KeyEntry | null} entry */
export function drawFacts(entry) {
  const rows = entry && entry.problem === null ? factsOf(entry) : [];
  const list = byId("keys-facts", HTMLElement);
  list.hidden = rows.length === 0;
  list.replaceChildren(...rows.map(factOf));
}

/**
 * @param {KeyEntry} entry
 * @returns {(readonly [string, string, string])[]} name, value, and a note on it
 */
function factsOf(entry) {
  const { kty, curve, bits, kid, thumbprint, signatures, encryption, chain } = entry;
  const size = bits === 0 ? curve : sentence("{bits} bits", { bits: String(bits) });
  const names = listing([...signatures, ...encryption]);
  const [first] = chain;
  const isNamed = kid !== null && kid !== thumbprint;
  return [
    ["kty", kty, size],
    [sentence("For"), names === "" ? sentence("no algorithm known here") : names, ""],
    ...(isNamed ? [/** @type {const} */ (["kid", kid, ""])] : []),
    // Of a secret, it would tell whether a guess is right.
    ...(kty === "oct"
      ? []
      : [
          /** @type {const} */ ([
            sentence("Thumbprint"),
            thumbprint,
            kid === thumbprint ? sentence("RFC 7638, also its kid") : sentence("RFC 7638"),
          ]),
        ]),
    ...(first ? [/** @type {const} */ (["x5t#S256", first.x5t_s256, sentence("of the certificate")])] : []),
  ];
}

/** @param {readonly [string, string, string]} fact */
function factOf([name, value, about]) {
  const row = elementOf("key-fact-template");
  setText(byClass(row, "key-fact-name"), name);
  setText(byClass(row, "key-fact-value"), value);
  sayOrHide(byClass(row, "key-fact-about"), about);
  return row;
}

/** @param {readonly Finding[]} findings */
export function drawKeyFindings(findings) {
  const list = byId("keys-findings", HTMLElement);
  list.hidden = findings.length === 0;
  list.replaceChildren(...findings.map(findingOf));
}

/** @param {Finding} finding */
function findingOf({ id, severity, message, advice, reference }) {
  const row = elementOf("key-finding-template");
  row.dataset.finding = id;
  row.dataset.severity = severity;
  setText(byClass(row, "finding-severity"), SEVERITIES[severity]);
  setText(byClass(row, "finding-message"), message);
  setText(byClass(row, "finding-advice"), advice);
  setText(byClass(row, "finding-reference"), reference);
  return row;
}
