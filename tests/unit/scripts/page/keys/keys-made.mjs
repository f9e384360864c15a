/**
 * @typedef {import("../../../../../assets/js/types/report.js").KeyEntry} KeyEntry
 * @typedef {import("../../../../../assets/js/types/report.js").KeyForms} KeyForms
 */

/** @type {KeyEntry} */
const PRIVATE = {
  kind: "jwk",
  message: "EC private key, P-256.",
  line: "Anyone who has it can sign.",
  problem: null,
  data: {},
  kty: "EC",
  curve: "P-256",
  bits: 0,
  private: true,
  kid: null,
  thumbprint: "one",
  signatures: ["ES256"],
  encryption: [],
  findings: [],
  chain: [],
  forms: { jwk: '{"d":"1"}', pem: "private" },
  hidden: {},
  public: { jwk: "{}", jwks: "[]", pem: "public" },
};

/** @param {Partial<KeyEntry>} [others] @returns {KeyEntry} */
export const entryOf = (others = {}) => ({ ...PRIVATE, ...others });

/** @param {Partial<KeyEntry>[]} entries @returns {KeyForms} */
export const answerOf = (...entries) => ({
  kind: "jwk",
  message: "A key.",
  problem: null,
  command: "",
  data: {},
  private: [],
  findings: [],
  keys: entries.map((one) => entryOf(one)),
  sets: { whole: null, public: '{"keys":[]}' },
});
