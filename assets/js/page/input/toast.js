import { byId, setText } from "../../shared/dom.js";
import { fateOf } from "./former.js";

/**
 * Offers for some seconds to have back what was replaced; as long as somebody points at it or has the focus in it, it stays.
 *
 * @typedef {import("./former.js").Former} Former
 * @typedef {{undo: () => void, keepBoth: () => void, close: () => void, focus: () => void}} Offer
 */

const SHOWN = 8000;

/**
 * @param {Offer} offer
 * @returns {(former: Former | null) => void}
 */
export function createToast({ undo, keepBoth, close, focus }) {
  const toast = byId("toast", HTMLElement);
  let timer = 0;

  const hold = () => clearTimeout(timer);
  const wait = () => {
    hold();
    timer = window.setTimeout(() => (toast.matches(":hover, :focus-within") ? wait() : close()), SHOWN);
  };

  toast.addEventListener("pointerenter", hold);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("pointerleave", wait);
  toast.addEventListener("focusout", wait);
  toast.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    focus();
  });
  byId("toast-undo", HTMLElement).addEventListener("click", undo);
  byId("toast-keep", HTMLElement).addEventListener("click", keepBoth);

  return (former) => {
    if (former) setText(byId("toast-text", HTMLElement), fateOf(former));
    toast.hidden = former === null;
    byId("toast-keep", HTMLElement).hidden = former?.tokens === 0;
    if (former) wait();
    else hold();
  };
}
