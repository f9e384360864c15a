import { placesIn } from "./claim-pointers.js";

/**
 * A token that is decoded, as it is written anew.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("./encode-state.js").Texts} Texts
 */

/**
 * Whether header and payload of a token are texts.
 *
 * @param {Token | null | undefined} token
 */
export function isEditable(token) {
  return typeof token?.header?.text === "string" && typeof token.payload?.text === "string";
}

/**
 * The texts of a token; of an SD-JWT the claims that count, of which the same become Disclosures again.
 *
 * @param {Token} token that is editable
 * @returns {{texts: Texts, disclosable: string[]}}
 */
export function carriedFrom({ header, payload, processed, disclosures }) {
  const isBare = disclosures.length === 0;
  const whole = (isBare ? null : processed?.text) ?? payload?.text ?? "";
  const disclosed = new Set(disclosures.map(({ path }) => path));
  const places = isBare ? [] : placesIn(whole);
  const disclosable = places.filter(({ path }) => disclosed.has(path)).map(({ pointer }) => pointer);
  return { texts: { header: header?.text ?? "", payload: whole }, disclosable };
}
