import { Client } from "./client.js";

/**
 * @typedef {import("./boot-state.js").Boot} Boot
 * @typedef {import("./runtime-files.js").Runtime} Runtime
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("../types/report.js").Verification} Verification
 * @typedef {import("../types/report.js").Draft} Draft
 * @typedef {import("../types/report.js").RuleHelp} RuleHelp
 * @typedef {import("../types/report.js").KeyForms} KeyForms
 * @typedef {import("../types/report.js").Made} Made
 * @typedef {import("../types/report.js").NegativeSet} NegativeSet
 * @typedef {import("../types/report.js").Table} Table
 * @typedef {import("../types/report.js").Comparison} Comparison
 * @typedef {import("../types/report.js").Snippets} Snippets
 * @typedef {import("../types/report.js").ChecklistAnswer} ChecklistAnswer
 * @typedef {import("../types/report.js").Chain} Chain
 * @typedef {import("../types/report.js").Relations} Relations
 * @typedef {import("../types/report.js").Signer} Signer
 * @typedef {import("../types/report.js").RecipientKey} RecipientKey
 */

/**
 * What claims are compared with; a claim that is not named is not compared.
 *
 * @typedef {object} Expectations
 * @property {string} [iss] the issuer, exactly
 * @property {string} [aud] an audience that must be among those of the token
 * @property {string} [sub] the subject, exactly
 * @property {string} [nonce] the nonce, exactly
 * @property {string} [azp] the authorized party, exactly
 * @property {string} [scope] scopes with spaces between them, all of which must be there
 */

/**
 * @typedef {object} ReportOptions
 * @property {number} [token] which of the tokens found is meant, from 0, the first if it is not given
 * @property {number} [now] the instant at which times are judged, in seconds since 1970-01-01T00:00:00Z; this instant if
 *   it is not given
 * @property {number} [skew] by how many seconds clocks may differ; 0 if it is not given
 * @property {Expectations} [expect] what claims are compared with
 */

/**
 * What only `verify` takes.
 *
 * @typedef {object} KeyOptions
 * @property {"text" | "base64url" | "base64" | "hex"} [secretEncoding] how a secret is written; `text` if it is not given.
 *   What reads as a PEM, a certificate, a JWK, a JWK Set or an SSH key is that key, whatever this says
 * @property {"supplied" | "fetched" | "from-token" | "from-link"} [keyOrigin] where the key comes from, which the line of
 *   trust says; `supplied` if it is not given. With `from-link` only a public key is used
 * @property {string} [payload] the payload of a token that leaves it out (RFC 7515 appendix F, RFC 7797)
 * @property {string} [innerKey] a secret or key for the token within: `inner` of the answer says what came of it
 * @property {"text" | "base64url" | "base64" | "hex"} [innerSecretEncoding] how that secret is written, as above
 * @property {boolean} [anyway] computes more than a million rounds of PBKDF2 if a token asks for them; `false` if it is
 *   not given, and `decryption.data.why` is `costly` then
 * @property {AbortSignal} [signal] says that nobody waits for a diagnosis any more: it ends with what it has
 */

/**
 * @typedef {ReportOptions & KeyOptions} VerifyOptions
 */

/**
 * What `key` takes beside the text.
 *
 * @typedef {object} ReadKeyOptions
 * @property {"text" | "base64url" | "base64" | "hex"} [secretEncoding] how a secret is written; `text` if it is not given
 * @property {number} [now] the instant at which certificates are judged, in seconds since 1970-01-01T00:00:00Z; this
 *   instant if it is not given
 */

/**
 * What a key is wanted for.
 *
 * @typedef {object} GenerateKeyOptions
 * @property {import("../types/report.js").WantedKey["alg"]} alg the algorithm
 * @property {import("../types/report.js").WantedKey["enc"]} [enc] with `dir`: what says how long the key is
 * @property {2048 | 3072 | 4096} [bits] the size of an RSA key; 2048 if it is not given
 * @property {import("../types/report.js").WantedKey["curve"]} [curve] the curve, where the algorithm takes
 *   several; Ed25519 and P-256 if it is not given
 */

/**
 * What a token is made of.
 *
 * @typedef {object} Texts
 * @property {string} header the header, JSON text that is taken byte for byte
 * @property {string} payload the payload, text that is taken byte for byte
 * @property {string} key a secret, or a key in any form that `verify` takes; to sign, a private one
 * @property {"text" | "base64url" | "base64" | "hex"} [secretEncoding] how a secret is written; `text` if it is not given
 * @property {"compact" | "flattened" | "general"} [form] the serialization; `compact` if it is not given, the others are JSON
 * @property {string} [unprotected] the header beside the signature, or of the recipient, JSON text; in JSON only
 * @property {number} [now] the time at which the token is checked, in seconds since 1970; this instant if it is not given
 * @property {number} [skew] by how many seconds clocks may differ
 * @property {Expectations} [expect] what claims are compared with
 */

/**
 * What only `sign` takes.
 *
 * @typedef {object} SignOptions
 * @property {boolean} [detached] leave the payload out of the token (RFC 7515 appendix F)
 * @property {Signer[]} [signers] those who sign beside the first; `general` only
 * @property {string[]} [disclosable] JSON Pointers to what becomes a Disclosure, which makes an SD-JWT (RFC 9901)
 * @property {number} [decoys] how many digests without a Disclosure each object with digests gets
 * @property {boolean} [allowNone] make an Unsecured JWS where `alg` is none, which is refused without this
 */

/**
 * What only `encrypt` takes.
 *
 * @typedef {object} EncryptOptions
 * @property {Signer} [nested] who signs the payload first; the header should say `"cty":"JWT"` then
 * @property {RecipientKey[]} [recipients] those for whom is encrypted beside the first; `general` only
 * @property {string} [shared] the unprotected header that all recipients share, JSON text; in JSON only
 * @property {string} [aad] what is authenticated beside the content; in JSON only
 * @property {number} [rounds] the rounds of PBES2; 600000 with SHA-256 and 210000 with others if it is not given
 * @property {boolean} [allowRsa15] encrypt where `alg` is RSA1_5, which is refused without this
 */

/**
 * What `present` takes beside the SD-JWT and the key of its holder.
 *
 * @typedef {object} PresentOptions
 * @property {number[]} [disclosures] the Disclosures to present, by their indices in the report; all if it is not given
 * @property {string} [aud] for whom the Key Binding JWT is
 * @property {string} [nonce] the nonce that the verifier gave
 * @property {string} [header] the header of the Key Binding JWT, JSON text; if it is not given, it follows from the key
 * @property {"text" | "base64url" | "base64" | "hex"} [secretEncoding] how a secret is written; `text` if it is not given
 */

/**
 * What `testSet` takes beside the token and its key.
 *
 * @typedef {object} TestSetOptions
 * @property {number} [token] which of the tokens found is meant, from 0, the first if it is not given
 * @property {"text" | "base64url" | "base64" | "hex"} [secretEncoding] how a secret is written; `text` if it is not given
 * @property {number} [now] from when on the control is valid, for a day, in seconds since 1970; this instant if it is not given
 * @property {string} [url] the URL of the service, for the lines of curl and the file for pytest
 */

/**
 * What `table` takes beside the text and the key.
 *
 * @typedef {object} TableOptions
 * @property {number} [now] the instant at which times are judged, in seconds since 1970-01-01T00:00:00Z; this instant if
 *   it is not given
 * @property {number} [skew] by how many seconds clocks may differ; 0 if it is not given
 * @property {Expectations} [expect] what claims are compared with
 * @property {"text" | "base64url" | "base64" | "hex"} [secretEncoding] how a secret is written; `text` if it is not given
 * @property {"supplied" | "fetched" | "from-token" | "from-link"} [keyOrigin] where the key comes from, which the line of
 *   trust says; `supplied` if it is not given. With `from-link` only a public key is used
 * @property {string} [innerKey] a secret or key for the tokens within
 * @property {"text" | "base64url" | "base64" | "hex"} [innerSecretEncoding] how that secret is written
 * @property {AbortSignal} [signal] says that nobody waits for the rest any more: it ends with what it has
 */

/**
 * What `compare` takes beside the two texts.
 *
 * @typedef {object} CompareOptions
 * @property {number} [token] which of the tokens in the first text is meant, from 0, the first if it is not given
 * @property {number} [other] which of the tokens in the second text is meant, from 0
 * @property {string} [key] a secret or keys, tried on both tokens
 * @property {"text" | "base64url" | "base64" | "hex"} [secretEncoding] how a secret is written; `text` if it is not given
 * @property {"supplied" | "fetched" | "from-token" | "from-link"} [keyOrigin] where the key comes from, which the line of
 *   trust says; `supplied` if it is not given. With `from-link` only a public key is used
 * @property {string} [innerKey] a secret or key for the token within
 * @property {"text" | "base64url" | "base64" | "hex"} [innerSecretEncoding] how that secret is written
 * @property {number} [now] the time at which both are checked, in seconds since 1970; this instant if it is not given
 * @property {number} [skew] by how many seconds clocks may differ
 * @property {Expectations} [expect] what claims are compared with
 */

/**
 * What `checklist` takes beside the text.
 *
 * @typedef {object} ChecklistOptions
 * @property {string} [key] a secret, a key or a set of keys, as for `verify`; none if it is not given
 * @property {string} [profile] the id of a checklist, one of `profiles`; that for what the token claims to be if it is
 *   not given
 */

/**
 * What `chain` takes beside the text and the roots.
 *
 * @typedef {object} ChainOptions
 * @property {number} [token] which of the tokens found is meant, from 0, the first if it is not given
 * @property {number} [now] the instant at which certificates are checked, in seconds since 1970-01-01T00:00:00Z; this
 *   instant if it is not given
 */

/**
 * What `relations` takes beside the text.
 *
 * @typedef {object} RelationsOptions
 * @property {string} [key] keys or certificates that a token may be bound to; none if it is not given
 * @property {"supplied" | "fetched" | "from-token" | "from-link"} [keyOrigin] where the key comes from, which the messages
 *   say; `supplied` if it is not given. With `from-link` only a public key is used
 * @property {number} [now] the time of the request, in seconds since 1970; this instant if it is not given
 */

/**
 * What `snippet` takes beside the token and the key.
 *
 * @typedef {object} SnippetOptions
 * @property {number} [token] which of the tokens found is meant, from 0, the first if it is not given
 * @property {"text" | "base64url" | "base64" | "hex"} [secretEncoding] how the secret is written in the environment of the code
 * @property {"supplied" | "fetched" | "from-token" | "from-link"} [keyOrigin] where the key comes from; `supplied` if it is
 *   not given. With `from-link` it is not written into the code
 * @property {string} [jwks] the URL where the code is to fetch keys, instead of having one
 * @property {number} [now] the time at which the token is checked, in seconds since 1970; this instant if it is not given
 * @property {number} [skew] by how many seconds clocks may differ
 * @property {Expectations} [expect] what the code expects of the claims
 */

/**
 * @typedef {Texts & SignOptions} ToSign
 * @typedef {Texts & EncryptOptions} ToEncrypt
 */

/**
 * @typedef {object} Ticket
 * @property {string} markdown the report of one token for a ticket: values masked, the signature left out
 */

/**
 * What a link may carry of a token.
 *
 * @typedef {object} LinkForm
 * @property {"redacted" | "whole"} id `redacted` is without the signature
 * @property {string} text the token in that form
 * @property {string} message what it means to pass it on
 */

/**
 * @typedef {object} Links
 * @property {LinkForm[]} forms first without the signature
 * @property {{text: string, message: string} | null} key as the link may carry it, with an empty text where it may not;
 *   null where none was given
 */

/**
 * @typedef {Omit<import("../types/report.js").DraftSettings, "now"> & {now?: number}} DraftOptions what else is known;
 *   `now` is this instant if it is not given
 */

/**
 * How somebody waits for an answer, which every call takes among its options.
 *
 * @typedef {object} Waiting
 * @property {AbortSignal} [signal] says that nobody waits any more. `verify` and `table` are answered with what they have;
 *   any other call rejects with the code `dead`, and Python is started again where it was at work on that
 * @property {AbortSignal} [superseded] gives a call up while it waits for its turn: it rejects with the code `dead`
 * @property {(done: number, count: number) => void} [reached] is told how far it is, some times a second: by `report` and
 *   `table` alone, of which the deadline is that of each token
 */

/**
 * A started engine, or one that starts. Calls are answered in order, and do not wait for one with `anyway`; each rejects
 * with an EngineError.
 *
 * @typedef {object} Engine
 * @property {(text: string, options?: ReportOptions & Waiting) => Promise<Report>} report everything that can be said of a text
 *   without a key. Whatever the text is, there is a report: what is wrong with it stands in it.
 * @property {(text: string, key: string, options?: VerifyOptions) => Promise<Verification>} verify whether a secret or key
 *   makes the signature hold, and if not, which reading would
 * @property {(text: string, options?: ReportOptions & Waiting) => Promise<Ticket>} ticket the report as Markdown, for a ticket
 * @property {(text: string, options?: ReportOptions & {key?: string} & Waiting) => Promise<Links>} link what a link to the token
 *   would carry, and of a key, which has to be public
 * @property {(id: string) => Promise<RuleHelp>} help what a rule is about, by the id of its findings; an id that is no rule
 *   rejects with the code `request`
 * @property {(header: string, payload: string, options?: DraftOptions & Waiting) => Promise<Draft>} draft what there is to say of two
 *   texts while a token is written with them: faults with what mends them, and edits that leave all else as it was typed
 * @property {(options: GenerateKeyOptions & Waiting) => Promise<KeyForms>} generateKey a new key in every form, of the platform's
 *   random numbers. It is kept nowhere: the answer is the only one that has it
 * @property {(text: string, options?: ReadKeyOptions & Waiting) => Promise<KeyForms>} key the keys in a text, each in every form,
 *   private parts too. Whatever the text is, there is an answer
 * @property {(asked: ToSign & Waiting) => Promise<Made>} sign a signed token with its report, or what has to be changed first
 * @property {(asked: ToEncrypt & Waiting) => Promise<Made>} encrypt an encrypted token with its report, or what has to be changed first
 * @property {(text: string, key: string, options?: ReportOptions & PresentOptions & Waiting) => Promise<Made>} present what a holder
 *   presents of an SD-JWT; with an empty key there is no Key Binding JWT
 * @property {(text: string, key: string, options?: TestSetOptions & Waiting) => Promise<NegativeSet>} testSet the tokens that a
 *   verifier must refuse, made of one and its key, and files with them
 * @property {(text: string, key: string, options?: TableOptions & Waiting) => Promise<Table>} table every different token of a text,
 *   with what came of the key, which may be empty
 * @property {(a: string, b: string, options?: CompareOptions & Waiting) => Promise<Comparison>} compare what differs between two
 *   tokens, or between two sets of keys, and what would make the second fail; with an empty second text, both are in the
 *   first
 * @property {(text: string, options?: ReportOptions & KeyOptions & ChecklistOptions & Waiting) => Promise<ChecklistAnswer>} checklist
 *   a token held to what the specification of its kind requires
 * @property {(text: string, roots: string, options?: ChainOptions & Waiting) => Promise<Chain>} chain the certificates of a token or
 *   of a text, checked up to the roots that are trusted, of which there may be none
 * @property {(text: string, options?: RelationsOptions & Waiting) => Promise<Relations>} relations who acts for whom and what is
 *   bound to what, among the tokens, keys and certificates of a text
 * @property {(text: string, key: string, options?: SnippetOptions & Waiting) => Promise<Snippets>} snippet code that verifies the
 *   token and all that is expected of it, for each library that knows its algorithm; a secret is never in it
 * @property {() => void} close ends Python; what waits for an answer rejects with the code `dead`
 */

/**
 * Options with this instant for `now` where it is not given.
 *
 * @template {{now?: number}} T
 * @param {T} options
 */
export function timed(options) {
  return { ...options, now: options.now ?? Math.floor(Date.now() / 1000) };
}

/**
 * @typedef {(action: import("./protocol.js").Action, request: string, manner?: import("./client.js").Manner) => Promise<object>} Call
 * @typedef {import("./client.js").Manner & {now?: number, anyway?: boolean}} AnyOptions
 * @typedef {(action: import("./protocol.js").Action, members: object, options: AnyOptions) => Promise<object>} Ask
 */

/**
 * Asks with options; what only says how somebody waits is not among those that cross.
 *
 * @param {Call} call
 * @returns {Ask}
 */
function asker(call) {
  return (action, members, { signal, superseded, reached, ...options }) =>
    call(action, JSON.stringify({ action, ...members, options: timed(options) }), {
      signal,
      superseded,
      reached,
      isLong: options.anyway === true,
    });
}

/**
 * The calls that check several tokens, or one against a specification.
 *
 * @param {Ask} ask
 * @returns {Pick<Engine, "table" | "compare" | "checklist" | "chain" | "relations">}
 */
function checking(ask) {
  return {
    table: async (text, key, options = {}) =>
      /** @type {Table} */ (await ask("table", { text: String(text), key: String(key) }, options)),
    compare: async (a, b, options = {}) =>
      /** @type {Comparison} */ (await ask("compare", { a: String(a), b: String(b) }, options)),
    checklist: async (text, { key = "", profile = "", ...options } = {}) => {
      const asked = { text: String(text), key: String(key), profile: String(profile) };
      return /** @type {ChecklistAnswer} */ (await ask("checklist", asked, options));
    },
    chain: async (text, roots, options = {}) =>
      /** @type {Chain} */ (await ask("chain", { text: String(text), roots: String(roots) }, options)),
    relations: async (text, { key = "", ...options } = {}) =>
      /** @type {Relations} */ (await ask("relations", { text: String(text), key: String(key) }, options)),
  };
}

/**
 * The calls of an engine, whoever carries them.
 *
 * @param {Call} call
 * @param {() => void} close
 * @returns {Engine}
 */
export function facade(call, close) {
  const ask = asker(call);
  /**
   * @param {"sign" | "encrypt"} action
   * @param {(ToSign | ToEncrypt) & Waiting} asked
   */
  const make = async (action, { header, payload, key, ...options }) => {
    const texts = { header: String(header), payload: String(payload), key: String(key) };
    return /** @type {Made} */ (await ask(action, texts, options));
  };
  return {
    report: async (text, options = {}) => /** @type {Report} */ (await ask("report", { text: String(text) }, options)),
    verify: async (text, key, options = {}) =>
      /** @type {Verification} */ (await ask("verify", { text: String(text), key: String(key) }, options)),
    ticket: async (text, options = {}) => /** @type {Ticket} */ (await ask("ticket", { text: String(text) }, options)),
    link: async (text, options = {}) => /** @type {Links} */ (await ask("link", { text: String(text) }, options)),
    generateKey: async ({ signal, ...options }) => {
      const request = JSON.stringify({ action: "generateKey", options });
      return /** @type {KeyForms} */ (await call("generateKey", request, { signal }));
    },
    key: async (text, options = {}) => /** @type {KeyForms} */ (await ask("key", { text: String(text) }, options)),
    help: async (id) =>
      /** @type {RuleHelp} */ (await call("help", JSON.stringify({ action: "help", id: String(id) }))),
    draft: async (header, payload, options = {}) =>
      /** @type {Draft} */ (await ask("draft", { header: String(header), payload: String(payload) }, options)),
    sign: (asked) => make("sign", asked),
    encrypt: (asked) => make("encrypt", asked),
    present: async (text, key, options = {}) =>
      /** @type {Made} */ (await ask("present", { text: String(text), key: String(key) }, options)),
    testSet: async (text, key, options = {}) =>
      /** @type {NegativeSet} */ (await ask("testSet", { text: String(text), key: String(key) }, options)),
    ...checking(ask),
    snippet: async (text, key, options = {}) =>
      /** @type {Snippets} */ (await ask("snippet", { text: String(text), key: String(key) }, options)),
    close,
  };
}

/**
 * Starts Python from octets that are here already. It makes no request.
 *
 * @param {Runtime} runtime
 * @param {{boot: Boot}} options
 * @returns {Engine}
 */
export function startEngine(runtime, { boot }) {
  const client = new Client(runtime, boot);
  return facade(
    (action, request, manner) => client.call(action, request, manner),
    () => client.close(),
  );
}
