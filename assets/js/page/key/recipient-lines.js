import { sentence } from "../../shared/sentence.js";

/**
 * @typedef {import("../../types/report.js").Verification} Verification
 * @typedef {{state: string, text: string}} RecipientLine
 */

/**
 * What the key did for each recipient of an encrypted token, in one line for those in a row of whom the same is said; of
 * a single one that it can't be opened for, the verdict says it.
 *
 * @param {Verification["decryption"]} decryption
 * @returns {RecipientLine[]}
 */
export function recipientLines(decryption) {
  const recipients = decryption?.recipients ?? [];
  if (recipients.length < 2) {
    return recipients
      .filter(({ state }) => state === "decrypted")
      .map(({ state, message }) => ({ state, text: message }));
  }
  const firsts = recipients.flatMap(({ message }, at) => (recipients[at - 1]?.message === message ? [] : [at]));
  return firsts.map((from, at) => {
    const { state, message } = /** @type {typeof recipients[number]} */ (recipients[from]);
    const [first, last] = [String(from + 1), String(firsts[at + 1] ?? recipients.length)];
    const text =
      first === last
        ? sentence("Recipient {number}: {message}", { number: first, message })
        : sentence("Recipients {first} to {last}: {message}", { first, last, message });
    return { state, text };
  });
}
