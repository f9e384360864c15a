import { byId, setText } from "../../shared/dom.js";

/**
 * Edits that one click makes, as chips over the text that they change.
 *
 * @typedef {import("../../types/report.js").Quick} Quick
 * @typedef {import("./encode-state.js").PartName} PartName
 */

/**
 * @param {PartName} part
 * @param {Quick[]} quick
 * @param {(id: string) => void} make
 */
export function drawQuick(part, quick, make) {
  const list = byId(`encode-${part}-quick`, HTMLElement);
  const before = new Map(Array.from(list.querySelectorAll("button"), (one) => [one.dataset.quick, one]));
  const own = quick.filter((one) => one.part === part);
  const chips = own.map((one) => {
    const chip = before.get(one.id) ?? chipOf(one.id);
    setText(chip, one.label);
    chip.onclick = () => make(one.id);
    return chip;
  });
  // What stays is left where it is, and with it the focus.
  for (const [id, chip] of before) if (!own.some((one) => one.id === id)) chip.remove();
  for (const [index, chip] of chips.entries()) {
    if (list.children[index] !== chip) list.insertBefore(chip, list.children[index] ?? null);
  }
}

/** @param {string} id */
function chipOf(id) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "chip quick";
  chip.dataset.quick = id;
  return chip;
}
