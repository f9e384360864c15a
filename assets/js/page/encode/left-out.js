import { plural, sentence } from "../../shared/sentence.js";

/**
 * What of a token can't be written anew here, and so is left out where it is taken along.
 *
 * @typedef {import("../../types/report.js").Token} Token
 */

/**
 * @param {Token} token
 * @returns {string} a sentence for each, empty where all of it is taken along
 */
export function leftOutOf({ signatures, encrypted, aad, bound, processed }) {
  const count = signatures.length;
  const digests = processed?.undisclosed ?? 0;
  const said = [
    count > 1 && encrypted && sentence("Only the first of its {count} recipients is here.", { count }),
    count > 1 && !encrypted && sentence("Only the first of its {count} signatures is here.", { count }),
    aad && sentence("Its additional authenticated data (aad) was left out."),
    bound !== null && sentence("Its Key Binding JWT was left out: the holder signs a new one."),
    digests > 0 &&
      plural(
        "{count} digest that no Disclosure matches was left out.",
        "{count} digests that no Disclosure matches were left out.",
        digests,
      ),
  ];
  return said.filter(Boolean).join(" ");
}
