/**
 * The report as report.schema.json says it. Numbers of a token are text here: only lexemes cross.
 *
 * @typedef {{[name: string]: string | number}} Data what a message speaks of, for other languages
 * @typedef {{at: string, utc: string, form: "relative" | "clock"}} Moment an instant in a sentence, in seconds
 * @typedef {({text: string} | Moment)[]} Words
 * @typedef {{points: {name: string, at: string, utc: string}[], from: string | null, to: string | null,
 *   lifetime: string | null, sentence: Words}} Times
 * @typedef {{name: string, expected: string, found: string, state: string, hint: string}} Check
 * @typedef {{state: string, message: string, data: Data, how?: string, words?: Words, checks?: Check[]}} Line lines that
 *   the page makes itself say no `how`
 * @typedef {"structure" | "signature" | "time" | "audience" | "trust"} LineName
 * @typedef {Record<LineName, Line>} Verdict
 * @typedef {{start: number, end: number, at: number}} Piece
 * @typedef {{role: string, start: number, end: number, text: string, counted?: boolean, literal?: boolean, clean?: number,
 *   signature?: number,
 *   encoded?: boolean}} Segment
 * @typedef {{name: string, text: string, start: number, end: number, node: JsonNode}} Member
 * @typedef {{type: string, start: number, end: number, text: string, value?: string, members?: Member[],
 *   items?: JsonNode[], cut?: boolean}} JsonNode octets of the part; `text` is the lexeme of a scalar
 * @typedef {{kind: string, octets: number, text: string | null, tree: JsonNode | null, readable: string | null,
 *   hex: string | null, format?: string, imprecise: number[]}} Part
 * @typedef {{start: number, end: number, text: string, label: string}} Repair
 * @typedef {{id: string, segment: number | null, start: number, end: number, message: string, data: Data,
 *   repair: Repair | null}} Fault
 * @typedef {{id: string, severity: string, start?: number, end?: number, message: string, advice: string,
 *   reference: string, data: Data}} Finding
 * @typedef {{label: string, text: string}} Detail
 * @typedef {{name: string, node: number, label: string, source: string, reading: string, words?: Words, text: string, kind: string,
 *   registry: string, required: boolean, details: Detail[], precision: string | null, protected?: boolean}} Claim or a
 *   Header Parameter, of which `protected` says in which header its node is
 * @typedef {{id: string, label: string, reason: string, source: string, message: string}} Recognised
 * @typedef {{issuer: Recognised | null, type: Recognised & {missing: string[]} | null}} Profile
 * @typedef {{segment: number | null, header: Part | null, unprotected: JsonNode | null, verdict: Verdict, octets: number,
 *   needed: number | null, hex: string, message: string, parameters: Claim[]}} Signature
 * @typedef {{segment: number, status: string, message: string, digest: string | null, salt: string | null,
 *   name: string | null, node: JsonNode | null, octets: number, text: string, path: string | null,
 *   holder: number | null}} Disclosure
 * @typedef {Part & {marks: {start: number, disclosure: number}[], undisclosed: number,
 *   claims: Claim[]}} Processed
 * @typedef {{state: string, message: string, expected: string, found: string}} Binding
 * @typedef {{kind: string, encrypted: boolean, lacks_payload: boolean, label: string, start: number, end: number, text: string, pieces: Piece[],
 *   next: number | null, segments: Segment[], header: Part | null, payload: Part | null, signatures: Signature[],
 *   claims: Claim[], parameters: Claim[], profile: Profile | null, faults: Fault[], findings: Finding[],
 *   verdict: Verdict, header_keys: HeaderKey[], pointers: Pointer[], expectable: Expectable | null, times: Times | null, summary: Words,
 *   nested: Token[], bound: number | null, disclosures: Disclosure[], digest_algorithm: string | null, processed: Processed | null,
 *   binding: Binding | null}} Token
 * @typedef {Record<"iss" | "aud" | "sub" | "nonce" | "azp" | "scope", string>} Expectable
 * @typedef {{name: string, text: string, message: string}} HeaderKey
 * @typedef {{name: string, address: string, command: string, message: string}} Pointer
 * @typedef {{kind: string, label: string, start: number, end: number, text?: string}} PastedKey
 * @typedef {{id: string, start: number, end: number, message: string, data: Data}} Note
 * @typedef {{schema: number, now: number, tokens: Token[], keys: PastedKey[], notes: Note[]}} Report
 * @typedef {{id: string, message: string, fix: string, data: Data}} Diagnosis
 * @typedef {{verdict: Verdict, signatures: Verdict[], key: {kind: string, message: string, data: Data} | null,
 *   diagnosis: Diagnosis[], diagnosed: string | null, findings: Finding[], summary: Words, binding: Line | null}} Verification
 * @typedef {{id: string, severity: string, scope: string, why: string, advice: string, reference: string,
 *   example: {text: string, key: string, parts: {name: "header" | "payload", text: string}[]}}} RuleHelp
 */

export {};
