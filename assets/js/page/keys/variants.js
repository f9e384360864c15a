/**
 * What there is to choose beside an algorithm: the size of an RSA key, a curve of several, or with `dir` how content is
 * encrypted. The engine refuses any other.
 *
 * @typedef {import("./keys-state.js").Wanted} Wanted
 * @typedef {"bits" | "curve" | "enc"} VariantName
 */

const SIZES = ["2048", "3072", "4096"];
const AGREEMENT = ["P-256", "P-384", "P-521", "X25519", "X448"];
const CONTENT = ["A256GCM", "A192GCM", "A128GCM", "A256CBC-HS512", "A192CBC-HS384", "A128CBC-HS256"];
const BITS = " bits";

/**
 * @param {string} alg
 * @returns {{name: VariantName, values: string[]} | null} the usual one first
 */
export function variantsOf(alg) {
  if (/^(?:RS|PS)\d|^RSA/.test(alg)) return { name: "bits", values: SIZES.map((size) => size + BITS) };
  if (alg === "EdDSA") return { name: "curve", values: ["Ed25519", "Ed448"] };
  if (alg.startsWith("ECDH-ES")) return { name: "curve", values: AGREEMENT };
  return alg === "dir" ? { name: "enc", values: CONTENT } : null;
}

/**
 * @param {string} alg
 * @param {string} value of a variant, empty where there is none to choose
 * @returns {Wanted}
 */
export function wantedKey(alg, value) {
  const variants = variantsOf(alg);
  if (!variants) return /** @type {Wanted} */ ({ alg });
  const { name, values } = variants;
  const chosen = values.includes(value) ? value : String(values[0]);
  return /** @type {Wanted} */ ({ alg, [name]: name === "bits" ? Number.parseInt(chosen, 10) : chosen });
}
