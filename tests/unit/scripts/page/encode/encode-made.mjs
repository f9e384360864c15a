/** Records for the tests of Encode, as far as they matter there. */

import { NOTHING_ENCODED } from "../../../../../assets/js/page/encode/encode-state.js";

/** @param {object} [more] @returns {any} one text of a draft */
export const draftPart = (more) => ({ hints: [], faults: [], repair: null, ...more });

/** @param {object} [more] @returns {any} */
export const draft = (more) => ({
  header: draftPart(),
  payload: draftPart(),
  algorithm: "HS256",
  fitting: [],
  private: [],
  encrypted: false,
  enc: "",
  algorithms: [],
  quick: [],
  names: [],
  changes: [],
  contents: [],
  encoding: null,
  ...more,
});

/** @param {object} [more] @returns {any} what is to be made */
export const toMake = (more) => ({
  ...NOTHING_ENCODED.asked,
  texts: { header: "{}", payload: "{ }" },
  key: "k",
  secretEncoding: "text",
  meant: "",
  disclosable: NOTHING_ENCODED.asked.disclosable,
  decoys: 0,
  ...more,
});

/** @param {object} [more] @returns {any} */
export const encoding = (more) => ({ ...NOTHING_ENCODED, isBegun: true, asked: toMake(), ...more });

/** @param {string} trust @param {object} [more] @returns {any} the answer with a token */
export const made = (trust, more) => ({
  token: "e30.eyB9.c2ln",
  commands: { header: "A: e30.eyB9.c2ln", curl: "curl" },
  report: {
    tokens: [
      {
        verdict: { trust: { state: trust, message: "Nobody vouches for it." } },
        headline: [{ text: "Signed here by you: a test token." }],
        line: [],
        findings: [{ id: "of-the-token" }],
        segments: [{ role: "header", start: 0, end: 3 }],
      },
    ],
  },
  faults: [],
  keys: [],
  findings: [{ id: "of-the-key" }],
  ...more,
});

/** @param {object} fault @returns {any} the answer without a token */
export const refusal = (fault) => ({
  token: null,
  commands: { header: "", curl: "" },
  report: null,
  faults: [{ id: "x", field: "options", message: "It can't be made.", ...fault }],
  keys: [],
  findings: [],
});
