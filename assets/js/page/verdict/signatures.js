import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { lookOf } from "./looks.js";

/**
 * A verdict for each signature of a token that has several; the strip has one line for all of them.
 *
 * @typedef {import("../../types/drawn.js").DrawnVerdict} Verdict
 */

const MOST = 20;

/** @param {Verdict[]} verdicts */
export function drawSignatures(verdicts) {
  const list = byId("signatures", HTMLElement);
  list.hidden = verdicts.length < 2;
  const shown = list.hidden ? [] : verdicts.slice(0, MOST);
  list.replaceChildren(...shown.map((verdict, index) => itemOf(verdict, index, verdicts.length)));
}

/**
 * @param {Verdict} verdict
 * @param {number} index
 * @param {number} count
 */
function itemOf({ signature, trust }, index, count) {
  const item = elementOf("signature-template");
  const [mark, state] = lookOf("signature", signature.state, signature.data.why);
  item.dataset.signature = String(index);
  item.dataset.state = signature.state;
  item.dataset.mark = mark;
  const name = sentence("Signature {number} of {count}: {state}.", { number: index + 1, count: String(count), state });
  setText(byClass(item, "signature-name"), name);
  setText(byClass(item, "signature-reason"), signature.state === "valid" ? trust.message : signature.message);
  return item;
}
