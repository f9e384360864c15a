/** What crosses the bridge, as report.schema.json describes it: `build.py types` makes it from that. */

export type Crossing =
  | ReportRequest
  | Report
  | TicketRequest
  | Ticket
  | LinkRequest
  | Links
  | HelpRequest
  | RuleHelp
  | VerifyRequest
  | Verification
  | DraftRequest
  | Draft
  | GenerateKeyRequest
  | KeyForms
  | KeyRequest
  | SignRequest
  | Made
  | EncryptRequest
  | PresentRequest
  | CompareRequest
  | Comparison
  | SnippetRequest
  | Snippets
  | TestSetRequest
  | NegativeSet
  | TableRequest
  | Table
  | ChecklistRequest
  | ChecklistAnswer
  | ChainRequest
  | Chain
  | RelationsRequest
  | Relations;
/**
 * A place or an index, counted from 0.
 */
export type Place = number;
/**
 * Sentences in pieces. Put the texts and the formatted instants together. Instants that are relative change while time passes, so the sentences tick.
 */
export type Words = (WordsText | Moment)[];
/**
 * The line about issuer and audience.
 */
export type AudienceLine = Line & {
  state?: "match" | "mismatch" | "not-checked";
  /**
   * Each expectation with what was found, in the order of the request; empty when nothing was compared.
   */
  checks: Check[];
};
/**
 * A part whose text was made here, of the lexemes of the payload and the Disclosures.
 */
export type Processed = Part & {
  /**
   * The values that were disclosed.
   */
  marks: Mark[];
  /**
   * One for each of its members, as in the token; the nodes are those of this part.
   */
  claims: Claim[];
  /**
   * How many digests have no Disclosure: claims that were not disclosed, or decoys, which nobody can tell apart.
   */
  undisclosed: Place;
};
/**
 * Where the key comes from, which the line of trust says; supplied if it is not given. From a link, only a public key is used.
 */
export type KeyOrigin = "supplied" | "fetched" | "from-token" | "from-link";
/**
 * Whether it was decrypted.
 */
export type DecryptionState = "decrypted" | "failed" | "key-unusable" | "unsupported" | "not-attempted";
/**
 * holds and fails were computed; unknown: it can't be told from here; stated: a token says so, and nothing proves it.
 */
export type RelatedState = "holds" | "fails" | "unknown" | "stated";

/**
 * What report is asked.
 */
export interface ReportRequest {
  action: "report";
  text: string;
  options: ReportOptions;
}
/**
 * What report and ticket may be told besides the text.
 */
export interface ReportOptions {
  /**
   * The time at which the token is checked, in seconds since 1970.
   */
  now: number;
  /**
   * Which of the tokens is meant, from 0.
   */
  token?: number;
  /**
   * Seconds that are allowed before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
}
/**
 * What the claims should be; a name that is left out, or empty, is not compared.
 */
export interface Expect {
  iss?: string;
  aud?: string;
  sub?: string;
  nonce?: string;
  azp?: string;
  scope?: string;
}
/**
 * All that is known of a paste without a key.
 */
export interface Report {
  /**
   * The version of this shape.
   */
  schema: 1;
  /**
   * The instant at which times were judged, in seconds since 1970-01-01T00:00:00Z, as the request gave it.
   */
  now: number;
  /**
   * The tokens found, in the order of the paste.
   */
  tokens: Token[];
  /**
   * The tokens as a list to choose from: one row for each different one, in the order of the paste.
   */
  rows: Row[];
  /**
   * Keys found in the paste, to be offered as the verification key.
   */
  keys: PastedKey[];
  /**
   * What is to be said of the paste itself.
   */
  notes: Note[];
  /**
   * Whether a token says whom it is about or what it is bound to, so that relations has something to say.
   */
  related: boolean;
}
/**
 * One token of the paste.
 */
export interface Token {
  kind: "jws-compact" | "jwe-compact" | "jws-json" | "jwe-json" | "sd-jwt";
  /**
   * Whether it is a JWE.
   */
  encrypted: boolean;
  /**
   * Whether its payload travels apart from it, and is to be given for its signature to be verified.
   */
  lacks_payload: boolean;
  /**
   * What it was called where it stood (id_token, a cookie's name); empty when nothing said.
   */
  label: string;
  /**
   * Which claim of the token around it holds it, such as data.signedTransactionInfo; only where one does.
   */
  path?: string;
  start: Place;
  end: Place;
  /**
   * The clean text: line breaks, percent-encoding and escapes of the paste undone.
   */
  text: string;
  /**
   * Maps the clean text to the paste. The pieces tile [start, end) of the paste, each reaching to the at of the next one.
   */
  pieces: Piece[];
  /**
   * Who the token says it is from and what type it reads as, when either is recognised, else null. Nothing of it is proven: it is a reading of typ, iss and the claims that are there.
   */
  profile: Profile | null;
  /**
   * The next instant, in seconds since 1970, at which a line of the verdict, or any sentence that does not tick by itself, changes, the skew counted; null when none will.
   */
  next: number | null;
  /**
   * The parts of the serialization, in the order of the paste.
   */
  segments: Segment[];
  /**
   * The JOSE Header that counts; of a general JWS that of the first signature. Null when there is none.
   */
  header: Part | null;
  /**
   * Null when the token has no place for one.
   */
  payload: Part | null;
  signatures: Signature[];
  /**
   * Tokens within this one, at most 3 levels deep: the Key Binding JWT of an SD-JWT, each character in its place in the paste; and the Nested JWT that is the payload (RFC 7519 section 5.2), whose places in the paste are all those of that payload, since its own characters are not in the paste. The faults of these stand among those of this token too, in their places in it.
   */
  nested: Token[];
  /**
   * Index of the nested token that is the Key Binding JWT; null when there is none.
   */
  bound: null | Place;
  /**
   * The Disclosures of an SD-JWT (RFC 9901), in their order; of any other token there are none.
   */
  disclosures: Disclosure[];
  /**
   * The hash algorithm of an SD-JWT's digests, as _sd_alg names it; null where it is not known, and of any other token.
   */
  digest_algorithm: string | null;
  /**
   * The Processed SD-JWT Payload (RFC 9901 section 7.1): the claims that count, and that the verdict judges. Null of any other token, and where the payload cannot be processed.
   */
  processed: Processed | null;
  /**
   * How the sd_hash of the Key Binding JWT compares (RFC 9901 section 4.3); null where there is no such JWT.
   */
  binding: Binding | null;
  /**
   * What the tag of a JWE covers beside its header (RFC 7516 section 7.2.1): anyone can read it. Not there where there is none.
   */
  aad?: Part;
  /**
   * One for each member of the JWT Claims Set, in the order of the payload, the first 2000 of them; of a repeated name the last one.
   */
  claims: Claim[];
  /**
   * The same for the JOSE Header; of a general JWS that of the first signature, its protected and its unprotected members.
   */
  parameters: Claim[];
  /**
   * What breaks a rule of the format, in the order of the segments.
   */
  faults: Fault[];
  /**
   * What a reader should worry about.
   */
  findings: Finding[];
  verdict: Verdict;
  /**
   * Keys that stand in the token's own headers (jwk, x5c): whoever made the token chose them.
   */
  header_keys: HeaderKey[];
  /**
   * Addresses where the token says its keys are (jku, x5u), and that of its issuer's keys or discovery document (iss). Never fetched.
   */
  pointers: Pointer[];
  /**
   * What the token itself says of what can be expected; null when it has no object of claims to read.
   */
  expectable: null | Expectable;
  /**
   * The times of the Claims Set for a drawn line; null when it states none.
   */
  times: null | Times;
  /**
   * The truth in plain words, before any key: headline and line.
   */
  summary: Words;
  /**
   * What matters most, in a sentence of at most 42 characters: "This token expired 4 minutes ago."
   */
  headline: Words;
  /**
   * What follows from the headline: "Not verified yet. HS256 needs the shared secret." Empty where nothing does.
   */
  line: Words;
  /**
   * What to do next; null where nothing can be done.
   */
  action: NextAction | null;
}
/**
 * A run of the clean text and its place in the paste.
 */
export interface Piece {
  /**
   * In UTF-16 units of the token's clean text.
   */
  start: Place;
  /**
   * In UTF-16 units of the token's clean text. Equal to start where the paste's characters are dropped.
   */
  end: Place;
  at: Place;
}
/**
 * Who the token says it is from, and what type it reads as.
 */
export interface Profile {
  /**
   * Whose registry explains the claims; null when it is not known.
   */
  issuer: KnownIssuer | null;
  /**
   * The kind of token; null when it is not known.
   */
  type: KnownType | null;
}
/**
 * An issuer that was recognised.
 */
export interface KnownIssuer {
  id: string;
  /**
   * What the issuer is called.
   */
  label: string;
  /**
   * What speaks for it, without a full stop: iss is on dev-1.okta.com.
   */
  reason: string;
  /**
   * The title of its documentation.
   */
  source: string;
  /**
   * Both in an English sentence that says no more than the token does.
   */
  message: string;
}
/**
 * A kind of token that was recognised.
 */
export interface KnownType {
  id: string;
  /**
   * What tokens of this type are called.
   */
  label: string;
  /**
   * What speaks for it, without a full stop: typ is at+jwt.
   */
  reason: string;
  /**
   * The specification or the documentation of the type.
   */
  source: string;
  /**
   * All of it in English sentences.
   */
  message: string;
  /**
   * The claims that the specification requires; a name may be a choice, such as sub or sid.
   */
  required: Requirement[];
  /**
   * The names of those that are not there. None is named where the claims cannot be read, or where Disclosures that were not presented may hold it.
   */
  missing: string[];
}
/**
 * A claim that a specification requires.
 */
export interface Requirement {
  name: string;
  /**
   * The section that requires it.
   */
  source: string;
}
/**
 * One part of the serialization.
 */
export interface Segment {
  role:
    | "header"
    | "payload"
    | "signature"
    | "encrypted-key"
    | "initialization-vector"
    | "ciphertext"
    | "authentication-tag"
    | "disclosure"
    | "key-binding"
    | "extra";
  start: Place;
  end: Place;
  /**
   * The clean text of the segment. Octets [i, j) of it are its characters [floor(4i/3), ceil(4j/3)), white space and padding not counted, nor other characters outside of both base64 alphabets unless counted says so.
   */
  text: string;
  /**
   * True where each foreign character was read as standing in the place of one that was lost, since only so there is text.
   */
  counted?: boolean;
  /**
   * Index of the signature whose header it is. Missing where it is no header.
   */
  signature?: Place;
  /**
   * False where the text is the payload itself, not base64url of it (RFC 7797 section 3): its octets are those of its characters in UTF-8. Missing where it is encoded.
   */
  encoded?: false;
  /**
   * False where JSON escapes spell the text in the paste, so that its characters have no places of their own there. Missing where each has.
   */
  literal?: false;
  /**
   * Where it begins in the token's clean text, only where its place in the paste does not tell: where base64 spells the token, a few characters of the paste stand for a few of it together.
   */
  clean?: Place;
}
/**
 * A decoded segment.
 */
export interface Part {
  /**
   * claims-set: a JSON object as payload; json: other JSON, and the JSON object of a header; text: UTF-8 that is not JSON; octets: neither; encrypted; detached: not in the token; empty: no octets.
   */
  kind: "claims-set" | "json" | "text" | "octets" | "encrypted" | "detached" | "empty";
  /**
   * How many octets it has.
   */
  octets: number;
  /**
   * The octets as UTF-8; null when they are not UTF-8.
   */
  text: string | null;
  /**
   * The JSON read; up to the place of an error when there is one. Null when there is no JSON, and above 256 kB.
   */
  tree: JsonNode | null;
  /**
   * When text is null and most of the octets are text: that text, with U+FFFD for what is none. Else null.
   */
  readable: string | null;
  /**
   * When text is null: the first 4096 octets in hexadecimal. Else null.
   */
  hex: string | null;
  /**
   * What the octets seem to be when they are not text, such as gzip; empty when unknown.
   */
  format: string;
  /**
   * The starts of the nodes of numbers that JavaScript and other readers that know binary64 only change, in octets of the part; at most 1000.
   */
  imprecise: Place[];
}
/**
 * A JSON value (RFC 8259).
 */
export interface JsonNode {
  type: "object" | "array" | "string" | "number" | "boolean" | "null";
  /**
   * In octets of the part.
   */
  start: Place;
  /**
   * In octets of the part.
   */
  end: Place;
  /**
   * The lexeme, exactly as written, of a scalar; empty for an object or an array.
   */
  text: string;
  /**
   * Of a string: its value, escapes undone. It may hold lone surrogates.
   */
  value?: string;
  /**
   * Of an object, in the order of the text, repeated names included.
   */
  members?: Member[];
  /**
   * Of an array.
   */
  items?: JsonNode[];
  /**
   * True when the text ended, or broke, before the value did.
   */
  cut?: boolean;
}
/**
 * A member of a JSON object.
 */
export interface Member {
  /**
   * The name, escapes undone.
   */
  name: string;
  /**
   * The lexeme of the name, with its quotes.
   */
  text: string;
  /**
   * Of the name's lexeme, in octets of the part.
   */
  start: Place;
  /**
   * Of the name's lexeme, in octets of the part.
   */
  end: Place;
  node: JsonNode;
}
/**
 * One signature of a JWS, with its header.
 */
export interface Signature {
  /**
   * Index of the segment that holds the JWS Signature; null when it is missing.
   */
  segment: number | null;
  /**
   * The JWS Protected Header of this signature.
   */
  header: Part | null;
  /**
   * The JWS Unprotected Header of this signature.
   */
  unprotected: JsonNode | null;
  verdict: Verdict;
  octets: number;
  /**
   * How many octets alg asks for; null when that depends on the key or alg is not known.
   */
  needed: number | null;
  /**
   * The octets, the first 8192 of them, in hexadecimal.
   */
  hex: string;
  /**
   * Its length against what alg asks: "32 octets, HS256 asks for 32".
   */
  message: string;
  /**
   * The Header Parameters of the signatures from the second to the twentieth, as the token's parameters are those of the first; empty for the first.
   */
  parameters: Claim[];
}
/**
 * Five lines that are never folded into one.
 */
export interface Verdict {
  structure: Line & {
    state?: "sound" | "faulty" | "unreadable";
  };
  signature: Line & {
    state?: "valid" | "invalid" | "unsupported" | "key-unusable" | "not-attempted";
  };
  time: Line & {
    state?: "current" | "expired" | "not-yet" | "unreadable" | "not-stated";
  };
  audience: AudienceLine;
  trust: Line & {
    state?: "supplied" | "fetched" | "from-token" | "from-link" | "public" | "made-here" | "not-known";
  };
}
/**
 * One line of a verdict.
 */
export interface Line {
  state: string;
  /**
   * One short reason: "3 segments, RFC 7515".
   */
  message: string;
  /**
   * One sentence how the state was reached, with the section that says so.
   */
  how: string;
  /**
   * The reason in pieces where it speaks of an instant relative to now: to be shown in the place of message, so that it ticks. Missing elsewhere.
   */
  words?: Words;
  /**
   * Of the time line: at, exp, nbf and iat, instants in seconds as text; at is the one that the state is about.
   */
  data: Data;
}
/**
 * Text in a sentence.
 */
export interface WordsText {
  text: string;
}
/**
 * An instant in a sentence.
 */
export interface Moment {
  /**
   * Seconds since 1970, as text.
   */
  at: string;
  /**
   * The same: "2018-01-18 01:30:22 UTC".
   */
  utc: string;
  /**
   * relative: by its distance from now ("4 minutes ago"); clock: as date and time of day.
   */
  form: "relative" | "clock";
}
/**
 * What a message speaks of, for other languages and for programs.
 */
export interface Data {
  [k: string]: string | number | (string | number)[];
}
/**
 * One claim held against what the person expects.
 */
export interface Check {
  name: "iss" | "aud" | "sub" | "nonce" | "azp" | "scope";
  /**
   * As the person typed it, cut where it is long; what nobody sees by its code point.
   */
  expected: string;
  /**
   * What the token says, likewise; empty when the claim is missing.
   */
  found: string;
  state: "match" | "mismatch" | "missing";
  /**
   * What is between the two, where that is one small thing: "It differs only by a trailing slash." Else empty.
   */
  hint: string;
}
/**
 * A claim, or a Header Parameter: what its registry says of it, and its value in words.
 */
export interface Claim {
  name: string;
  /**
   * The start of its value's node in the part's tree, in octets: it tells members of the same name apart.
   */
  node: Place;
  /**
   * What it is called, in English.
   */
  label: string;
  /**
   * Document and section that define it.
   */
  source: string;
  /**
   * The value in words, such as "2018-01-18 01:30:22 UTC", or what is wrong with it; empty when the value says it all.
   */
  reading: string;
  /**
   * The reading in pieces, only where it speaks of an instant.
   */
  words?: Words;
  /**
   * One sentence: what it is.
   */
  text: string;
  /**
   * The kind of value it has, such as StringOrURI, NumericDate, scopes, uuid; of a private claim the JSON type.
   */
  kind: string;
  /**
   * Where the label and the sentence come from: IANA's registry, that of the issuer, or neither: then they say what is customary, if anything is.
   */
  registry: "registered" | "issuer" | "private";
  /**
   * Whether the specification of the token's type asks for it.
   */
  required: boolean;
  /**
   * The value in pieces, in words; at most 51, the last one then says how many more there are.
   */
  details: Detail[];
  /**
   * Whether the value is a token of its own; only where it is.
   */
  token?: boolean;
  /**
   * What is wrong with it, in a few words; only where something is an error, the token is expired or not yet valid by it, or it is not as expected.
   */
  wrong?: string;
  /**
   * Only of a Header Parameter: whether it is in the JWS Protected Header, in which its node then is; else its node is one of the unprotected header.
   */
  protected?: boolean;
  /**
   * A sentence where JavaScript and other readers that know binary64 only change the number, else null.
   */
  precision: string | null;
}
/**
 * A piece of a value, in words.
 */
export interface Detail {
  /**
   * What the piece is called; it may come from the token.
   */
  label: string;
  /**
   * What is said of it; empty when there is nothing to say.
   */
  text: string;
}
/**
 * One Disclosure of an SD-JWT.
 */
export interface Disclosure {
  /**
   * Index of the segment that it is.
   */
  segment: Place;
  /**
   * disclosed: its digest is in the payload; nested: in another Disclosure that was disclosed; withheld: in one that is not part of the payload; unreferenced: nowhere; duplicate: it stands in the token already; malformed: it is no array of salt, name and value; misplaced: its digest is in _sd and it has no name, or in an array and it has one; name-taken: there is such a claim already; deep: it would be nested too deeply; unmatched: its digest cannot be looked for.
   */
  status:
    | "disclosed"
    | "nested"
    | "withheld"
    | "unreferenced"
    | "duplicate"
    | "malformed"
    | "misplaced"
    | "name-taken"
    | "deep"
    | "unmatched";
  /**
   * The status in an English sentence.
   */
  message: string;
  /**
   * Base64url; null when the hash algorithm is not known.
   */
  digest: string | null;
  salt: string | null;
  /**
   * Of the claim; null of an array element.
   */
  name: string | null;
  /**
   * The value, in octets of the Disclosure; null when it is malformed.
   */
  node: JsonNode | null;
  /**
   * How many octets it decodes to.
   */
  octets: number;
  /**
   * Those octets as UTF-8, with U+FFFD for what is none.
   */
  text: string;
  /**
   * Where the value sits in the processed payload, such as address.country or nationalities[1]; null when it is not in it. For reading: a long one is cut at its beginning.
   */
  path: string | null;
  /**
   * Index of the Disclosure that has its digest; null when that is in the payload, or nowhere.
   */
  holder: number | null;
}
/**
 * A value that a Disclosure brought.
 */
export interface Mark {
  /**
   * The start of the value's node, in octets of this part.
   */
  start: Place;
  /**
   * Index in disclosures.
   */
  disclosure: Place;
}
/**
 * How sd_hash of a Key Binding JWT compares (RFC 9901 section 4.3).
 */
export interface Binding {
  state: "match" | "mismatch" | "missing" | "not-compared";
  /**
   * An English sentence.
   */
  message: string;
  /**
   * What sd_hash must be; empty when the hash algorithm is not known.
   */
  expected: string;
  /**
   * What sd_hash is; empty when it is missing.
   */
  found: string;
}
/**
 * What breaks a rule of the format.
 */
export interface Fault {
  /**
   * In kebab-case, its subject first.
   */
  id: string;
  /**
   * Index of the segment in which it stands; null when it is one of the token as a whole.
   */
  segment: number | null;
  start: Place;
  /**
   * Equal to start where something is missing.
   */
  end: Place;
  /**
   * A short English sentence: what it is, and what it probably comes from.
   */
  message: string;
  /**
   * Among others character (from 1, in the segment's clean text) and octet (from 0, in the part), where they apply.
   */
  data: Data;
  repair: Repair | null;
}
/**
 * An edit of the paste that removes the fault: put text in the place of [start, end).
 */
export interface Repair {
  start: Place;
  end: Place;
  text: string;
  /**
   * For a button: "Remove it".
   */
  label: string;
}
/**
 * Something that a verifier should worry about.
 */
export interface Finding {
  id: string;
  /**
   * What it is, in a few words.
   */
  name: string;
  severity: "error" | "warning" | "info";
  /**
   * Missing when the finding is about the key.
   */
  start?: Place;
  end?: Place;
  /**
   * One sentence why.
   */
  message: string;
  /**
   * One sentence what to do.
   */
  advice: string;
  /**
   * Document and section.
   */
  reference: string;
  data: Data;
}
/**
 * A key that stands in a header of the token.
 */
export interface HeaderKey {
  /**
   * The Header Parameter: jwk or x5c.
   */
  name: string;
  /**
   * What may be put into the key field: a JWK or PEM.
   */
  text: string;
  /**
   * What key it is, or why it is of no use.
   */
  message: string;
}
/**
 * An address that the token names for its keys.
 */
export interface Pointer {
  /**
   * jku, x5u or iss.
   */
  name: string;
  /**
   * As text, cut where it is long; never a link.
   */
  address: string;
  /**
   * A line for a shell, quoted, that prints what the address serves, and of a discovery document the keys; empty where it is none to fetch.
   */
  command: string;
  /**
   * A line for a shell that asks for the keys, once somebody agrees, and verifies the token with them; it reads the token from its input. Empty where jwt-decoder can't.
   */
  program: string;
  /**
   * An English sentence.
   */
  message: string;
}
/**
 * Values to copy into expect, of several the first, but all scopes; empty for none, or beyond 4096 characters.
 */
export interface Expectable {
  iss: string;
  aud: string;
  sub: string;
  nonce: string;
  azp: string;
  scope: string;
}
/**
 * The times of a Claims Set for a drawn line.
 */
export interface Times {
  /**
   * iat, nbf, exp and auth_time, those that could be read, the earliest first.
   */
  points: Point[];
  /**
   * Where the span begins, nbf or else iat, in seconds as text.
   */
  from: string | null;
  /**
   * Where it ends, exp, in seconds as text.
   */
  to: string | null;
  /**
   * From the one to the other, in one unit: "15 min"; null when that is not positive or not known.
   */
  lifetime: string | null;
  /**
   * All of this as sentences, with what keeps a time from being read.
   */
  sentence: Words;
}
/**
 * An instant that a claim states.
 */
export interface Point {
  name: "iat" | "nbf" | "exp" | "auth_time";
  /**
   * Seconds since 1970, as text.
   */
  at: string;
  utc: string;
}
/**
 * What a person does next.
 */
export interface NextAction {
  /**
   * apply: the change of the first diagnosis; repair: that of the first fault with one; key: give a key; payload: give the payload that is detached; anyway: compute what takes long, with the option of that name.
   */
  id: "apply" | "repair" | "key" | "payload" | "anyway";
  /**
   * For a button: "Add the secret".
   */
  label: string;
  /**
   * Whether it may change what the headline says.
   */
  settles: boolean;
}
/**
 * A token in the list, or several that are equal.
 */
export interface Row {
  /**
   * The indices of the tokens that are equal; the first is the one that is shown.
   *
   * @minItems 1
   */
  tokens: [Place, ...Place[]];
  /**
   * The lines of the paste in which they begin, counted from 1, one for each of them.
   */
  lines: number[];
  /**
   * Method and path of the request of HTTP that it came with, "GET /orders"; empty where the paste tells of none, and where there is but one token.
   */
  request: string;
  /**
   * What the paste calls it, as of a token.
   */
  label: string;
  /**
   * What it reads as, "ID Token", or else its serialization.
   */
  kind: string;
  /**
   * Its alg; empty where it is no string.
   */
  algorithm: string;
  /**
   * Its iss without "https://"; empty where it is no string.
   */
  issuer: string;
  worst: Worst;
  /**
   * Its sub; empty where it is no string.
   */
  subject: string;
  /**
   * The kid of its header; empty where it is no string.
   */
  kid: string;
  /**
   * Its exp, an instant; empty where it has none that can be read.
   */
  expires: Words;
  verdict: States;
  /**
   * The truth in a few words, as of a token.
   */
  headline: Words;
  /**
   * The first of its gravest findings, null where there is none.
   */
  finding: WorstFinding | null;
}
/**
 * The line that fails first, else the first that asks for caution, else that of the signature.
 */
export interface Worst {
  line: "structure" | "signature" | "time" | "audience" | "trust";
  /**
   * The state of that line.
   */
  state: string;
  /**
   * Why it is in that state, as in the data of the line; empty where that has no name.
   */
  why: string;
}
/**
 * The states of the five lines of a verdict.
 */
export interface States {
  structure: string;
  signature: string;
  time: string;
  audience: string;
  trust: string;
}
/**
 * The gravest of the findings of a token.
 */
export interface WorstFinding {
  id: string;
  severity: "error" | "warning" | "info";
  message: string;
}
/**
 * A key found in the paste.
 */
export interface PastedKey {
  /**
   * jwk, jwk-set, pem, certificate, der (base64 of it without a frame), ssh or secret (by the name before it).
   */
  kind: string;
  /**
   * Where it stood, such as a member's name; empty when there is nothing to say.
   */
  label: string;
  start: Place;
  end: Place;
  /**
   * Whether it stands in the same link as a token, as “key”: keyOrigin is from-link for it.
   */
  in_link: boolean;
  /**
   * The key, only where the paste spells it another way: escaped, wrapped or in base64.
   */
  text?: string;
}
/**
 * Something to be said of the paste itself.
 */
export interface Note {
  id: string;
  start: Place;
  end: Place;
  /**
   * An English sentence.
   */
  message: string;
  /**
   * What the message doesn't say. summary is what to say of a paste that has this and no token; content is what can be read in a credential that is no token.
   */
  data: Data;
}
/**
 * What ticket is asked.
 */
export interface TicketRequest {
  action: "ticket";
  text: string;
  options: ReportOptions;
}
/**
 * The report as Markdown, for a ticket.
 */
export interface Ticket {
  markdown: string;
}
/**
 * What link is asked.
 */
export interface LinkRequest {
  action: "link";
  text: string;
  options: LinkOptions;
}
/**
 * What link may be told besides the text.
 */
export interface LinkOptions {
  /**
   * The time at which the token is checked, in seconds since 1970.
   */
  now: number;
  /**
   * Which of the tokens is meant, from 0.
   */
  token?: number;
  /**
   * Seconds that are allowed before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
  /**
   * A key that shall be in the link, or was in one: only a public key may.
   */
  key?: string;
}
/**
 * What links to a token may carry, first without its signature.
 */
export interface Links {
  forms: LinkForm[];
  /**
   * The key as a link may carry it; null where none was given.
   */
  key: LinkKey | null;
}
/**
 * What a link may carry of a token.
 */
export interface LinkForm {
  /**
   * redacted is written anew from what was understood, without anything that proves something.
   */
  id: "redacted" | "whole";
  /**
   * The token in that form.
   */
  text: string;
  /**
   * What it means to pass it on.
   */
  message: string;
}
/**
 * A public key as a link may carry it, or why it may not.
 */
export interface LinkKey {
  /**
   * The public key, as a JWK or a JWK Set; empty where the text may not be in a link.
   */
  text: string;
  /**
   * What it means to pass it on, or why it may not be in a link.
   */
  message: string;
}
/**
 * What help is asked.
 */
export interface HelpRequest {
  action: "help";
  id: string;
}
/**
 * What help asks for by the id of a finding: the rule, and what it is about.
 */
export interface RuleHelp {
  id: string;
  severity: "error" | "warning" | "info";
  /**
   * What the rule looks at.
   */
  scope: string;
  why: string;
  advice: string;
  reference: string;
  example: Example;
}
/**
 * A paste in which the rule fires, and the key that it fires with, empty where it needs none.
 */
export interface Example {
  text: string;
  key: string;
  /**
   * What is odd in it, as it reads decoded.
   */
  parts: ExamplePart[];
}
/**
 * A part of an example, as it reads decoded.
 */
export interface ExamplePart {
  name: "header" | "payload";
  text: string;
}
/**
 * What verify is asked.
 */
export interface VerifyRequest {
  action: "verify";
  text: string;
  key: string;
  options: VerifyOptions;
}
/**
 * What verify may be told besides text and key.
 */
export interface VerifyOptions {
  /**
   * The time at which the token is checked, in seconds since 1970.
   */
  now: number;
  /**
   * Which of the tokens is meant, from 0.
   */
  token?: number;
  /**
   * Seconds that are allowed before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
  keyOrigin?: KeyOrigin;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The payload of a token that comes without one; null where there is none to give.
   */
  payload?: string | null;
  /**
   * A secret or key for the token within; empty where there is none to give.
   */
  innerKey?: string;
  /**
   * How that secret is written.
   */
  innerSecretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * Whether more than a million rounds of PBKDF2 are computed where the token asks for them, which then say "costly" in decryption.data.why.
   */
  anyway?: boolean;
}
/**
 * What came of one key.
 */
export interface Verification {
  /**
   * The tokens in claims whose signature is valid with this key, which may be a set that has theirs too; of a decrypted JWE, those in what was decrypted. The others are left out: a claim mostly holds what somebody else signed.
   */
  claimed: ClaimedSignature[];
  /**
   * What came of a key for the token within, which is the last in nested of the token or of decryption.token: of innerKey, or of a set of keys that holds one for it. It has an inner of its own for what is in that, three deep at most; of what was decrypted, nested has its verdict, and its content, too. Edits of the key text are those of innerKey. Null where no key was tried on it.
   */
  inner: null | Verification;
  /**
   * Why innerKey was tried on no token; empty where it was, and where none was given.
   */
  unused: string;
  /**
   * What came of a JWE; null of any other token.
   */
  decryption: null | Decryption;
  /**
   * The truth in plain words, once the key was tried: headline and line.
   */
  summary: Words;
  /**
   * What matters most, as of a token.
   */
  headline: Words;
  /**
   * What follows from the headline; empty where nothing does.
   */
  line: Words;
  /**
   * What to do next; null where nothing can be done.
   */
  action: NextAction | null;
  /**
   * The signature of the Key Binding JWT by the key in cnf, with the states of a signature; data.whole is 1 where it is valid, sd_hash matches and the issuer's signature is valid. Null without a Key Binding JWT.
   */
  binding: null | Line;
  /**
   * Of a general JWS that of the signature that says most: a valid one, else the first.
   */
  verdict: Verdict;
  /**
   * The line of that verdict that the list of tokens shows.
   */
  worst: Worst;
  /**
   * What came of the key for the rows of the report, in their order, each with the line that the list shows; only as many as could be tried in a short time. Empty where there is one row, or no key.
   */
  rows: Worst[];
  /**
   * One verdict for each of the token's signatures, in their order.
   */
  signatures: Verdict[];
  /**
   * What the key text was recognised as; null when it is empty.
   */
  key: null | Key;
  /**
   * Why the key text seems to belong in the field of the token; empty where nothing says so.
   */
  misplaced: string;
  /**
   * Each hypothesis that says something of why the signature is invalid; where none explains it, how many were tried.
   */
  diagnosis: Diagnosis[];
  /**
   * What was tried to find that out, each once and in its order: the key as given, then what was varied, and last what holds. Empty where nothing was tried.
   *
   * @maxItems 24
   */
  tried: Tried[];
  /**
   * The message of the first diagnosis that is more than what was ruled out: it says why the signature is invalid, in the place of the message of its line. Null where there is none.
   */
  diagnosed: string | null;
  findings: Finding[];
}
/**
 * A token in a claim, and the line of its signature.
 */
export interface ClaimedSignature {
  /**
   * Where it is: an index in nested of the token, then in nested of that one, and so on.
   */
  at: Place[];
  line: Line;
}
/**
 * What a key did to a JWE: that of the recipient that says most.
 */
export interface Decryption {
  /**
   * Decrypted is not verified: a public key encrypts, and anyone may have it.
   */
  state: DecryptionState;
  /**
   * An English sentence.
   */
  message: string;
  data: Data;
  /**
   * What came of it for each recipient, in their order.
   */
  recipients: Recipient[];
  /**
   * The token with its payload decrypted, and what is in it, as a report has it; faults and findings of the payload have the ciphertext as their place. Null where it isn't decrypted.
   */
  token: null | Token;
}
/**
 * What a key did for one recipient.
 */
export interface Recipient {
  state: DecryptionState;
  /**
   * An English sentence.
   */
  message: string;
}
/**
 * A key text, and what it was recognised as.
 */
export interface Key {
  kind: string;
  message: string;
  /**
   * A line for a shell, quoted, that makes or fetches a usable key; empty where there is none.
   */
  command: string;
  data: Data;
  /**
   * Where the private parts of the key text stand, in UTF-16 units of it, so that they can be masked; the parts themselves are in no answer. Empty of a public key and of a secret.
   */
  private: Span[];
}
/**
 * A stretch of text.
 */
export interface Span {
  start: Place;
  end: Place;
}
/**
 * One reason why the signature does not match, and what to change.
 */
export interface Diagnosis {
  id: string;
  message: string;
  fix: string;
  data: Data;
  /**
   * What one click changes; null where it is not for a click to change.
   */
  apply: Apply | null;
}
/**
 * What one click changes so that the signature holds: edits of a field, never the field.
 */
export interface Apply {
  /**
   * For a button: "Read it as base64".
   */
  label: string;
  /**
   * An edit of the paste: put text in the place of [start, end).
   */
  edit?: Edit;
  /**
   * Edits of the key text, from the first to the last.
   */
  key?: Edit[];
  /**
   * Edits of the payload that was given, from the first to the last.
   */
  payload?: Edit[];
  /**
   * How the secret is to be read.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The key of the set that is to be used, counted from 1.
   */
  member?: number;
}
/**
 * Text in the place of another.
 */
export interface Edit {
  start: Place;
  end: Place;
  text: string;
}
/**
 * A variation of key, encoding, token or encryption that was tried.
 */
export interface Tried {
  /**
   * What was varied: "secret encoding".
   */
  name: string;
  /**
   * Whether the signature is valid with it, or the JWE decrypts.
   */
  holds: boolean;
}
/**
 * What draft is asked.
 */
export interface DraftRequest {
  action: "draft";
  header: string;
  payload: string;
  options: DraftSettings;
}
/**
 * What draft may be told besides the texts.
 */
export interface DraftSettings {
  /**
   * The time from which times are counted, in seconds since 1970.
   */
  now: number;
  /**
   * The key in the field: which algorithms fit it, and its kid.
   */
  key?: string;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The texts that these came from.
   */
  origin?: DraftTexts;
  /**
   * An identifier that nobody used before, for jti.
   */
  fresh?: string;
  /**
   * The text for which names are listed that could be added.
   */
  part?: "header" | "payload";
  /**
   * What those names or their labels contain.
   */
  query?: string;
}
/**
 * A header and a payload, as they were typed.
 */
export interface DraftTexts {
  header: string;
  payload: string;
}
/**
 * What is said of a header and a payload while they are written. Places are UTF-16 units of their text; an edit leaves all else as it was typed.
 */
export interface Draft {
  header: DraftPart;
  payload: DraftPart;
  /**
   * The value of alg, empty where there is none.
   */
  algorithm: string;
  /**
   * The algorithms that fit the key, the best first.
   */
  fitting: string[];
  /**
   * Where the key is private, in UTF-16 code units of its text.
   */
  private: Span[];
  /**
   * Whether the header names enc, so that the token is a JWE.
   */
  encrypted: boolean;
  /**
   * The value of enc, empty where there is none.
   */
  enc: string;
  /**
   * Each algorithm with the edit of the header that asks for it.
   */
  algorithms: DraftAlgorithm[];
  /**
   * Each algorithm that may encrypt the content, with the edit of the header that asks for it.
   */
  contents: DraftContent[];
  /**
   * How the payload stands in the token; null where the header is no JSON object.
   */
  encoding: DraftEncoding | null;
  /**
   * Edits that one click makes.
   */
  quick: Quick[];
  /**
   * Names that could be added to the part that was asked about.
   */
  names: DraftName[];
  /**
   * What differs from the texts that these came from.
   */
  changes: Change[];
}
/**
 * One text of a draft.
 */
export interface DraftPart {
  hints: Hint[];
  faults: DraftFault[];
  /**
   * What mends the text where it breaks off.
   */
  repair: DraftRepair | null;
}
/**
 * What stands beside a member.
 */
export interface Hint {
  name: string;
  /**
   * Where its value begins.
   */
  start: Place;
  label: string;
  /**
   * The value in words, only where there is more to say than the label.
   */
  words: Words;
  /**
   * What is wrong with the type of the value, or empty.
   */
  wrong: string;
  text: string;
  source: string;
}
/**
 * What breaks a text.
 */
export interface DraftFault {
  id: string;
  start: Place;
  end: Place;
  message: string;
}
/**
 * An edit that mends a text.
 */
export interface DraftRepair {
  start: Place;
  end: Place;
  text: string;
  /**
   * What is wrong there, in a few words.
   */
  message: string;
  /**
   * For a button.
   */
  label: string;
}
/**
 * An algorithm that could be asked for.
 */
export interface DraftAlgorithm {
  name: string;
  /**
   * Whether the token becomes a JWE.
   */
  encrypts: boolean;
  edit: Edit;
}
/**
 * An algorithm that could encrypt the content.
 */
export interface DraftContent {
  name: string;
  edit: Edit;
}
/**
 * Whether the payload stands in the token as it is (RFC 7797), and the edit that makes it otherwise.
 */
export interface DraftEncoding {
  unencoded: boolean;
  edit: Edit;
}
/**
 * An edit that one click makes.
 */
export interface Quick {
  id: string;
  part: "header" | "payload";
  label: string;
  edit: Edit;
}
/**
 * A name that could be added.
 */
export interface DraftName {
  name: string;
  label: string;
  text: string;
  edit: Edit;
  /**
   * Where the caret goes in the text of the edit.
   */
  caret: Place;
}
/**
 * A member that differs.
 */
export interface Change {
  part: "header" | "payload";
  name: string;
  kind: "added" | "removed" | "changed";
  before: string;
  after: string;
  message: string;
}
/**
 * What generateKey is asked.
 */
export interface GenerateKeyRequest {
  action: "generateKey";
  options: WantedKey;
}
/**
 * What a key is wanted for.
 */
export interface WantedKey {
  /**
   * The algorithm.
   */
  alg:
    | "HS256"
    | "HS384"
    | "HS512"
    | "RS256"
    | "RS384"
    | "RS512"
    | "PS256"
    | "PS384"
    | "PS512"
    | "ES256"
    | "ES384"
    | "ES512"
    | "ES256K"
    | "EdDSA"
    | "Ed25519"
    | "Ed448"
    | "ML-DSA-44"
    | "ML-DSA-65"
    | "ML-DSA-87"
    | "dir"
    | "RSA1_5"
    | "RSA-OAEP"
    | "RSA-OAEP-256"
    | "RSA-OAEP-384"
    | "RSA-OAEP-512"
    | "A128KW"
    | "A192KW"
    | "A256KW"
    | "A128GCMKW"
    | "A192GCMKW"
    | "A256GCMKW"
    | "ECDH-ES"
    | "ECDH-ES+A128KW"
    | "ECDH-ES+A192KW"
    | "ECDH-ES+A256KW"
    | "PBES2-HS256+A128KW"
    | "PBES2-HS384+A192KW"
    | "PBES2-HS512+A256KW";
  /**
   * How content is encrypted: with dir it says how long the key is.
   */
  enc?: "A128CBC-HS256" | "A192CBC-HS384" | "A256CBC-HS512" | "A128GCM" | "A192GCM" | "A256GCM";
  /**
   * The size of an RSA key; 2048 where none is given.
   */
  bits?: 2048 | 3072 | 4096;
  /**
   * The curve, where the algorithm takes several: the first of them where none is given.
   */
  curve?: "Ed25519" | "Ed448" | "P-256" | "P-384" | "P-521" | "X25519" | "X448";
}
/**
 * The keys in a text, or the one that was generated: each in every form that it has. Nothing else that the engine answers has a private key or a secret in it.
 */
export interface KeyForms {
  /**
   * What the text was recognised as; none where there is no text.
   */
  kind: string;
  /**
   * What the text was recognised as, in words.
   */
  message: string;
  /**
   * Why no key in it can be used; null where one can.
   */
  problem: string | null;
  /**
   * A line for a shell, quoted, that makes or fetches a usable key; empty where there is none.
   */
  command: string;
  data: Data;
  /**
   * Where the private parts of the text stand, in UTF-16 units of it, so that they can be masked. Empty of a public key and of a secret.
   */
  private: Span[];
  /**
   * What is wrong with all of them together, such as two with one kid.
   */
  findings: Finding[];
  /**
   * One entry a key, in the order of the text.
   */
  keys: KeyEntry[];
  /**
   * All of them as one JWK Set.
   */
  sets: KeySets;
}
/**
 * One key.
 */
export interface KeyEntry {
  /**
   * The form in which it came.
   */
  kind: string;
  /**
   * What it is, or why it can't be used.
   */
  message: string;
  /**
   * What it means to have it; empty of a key that can't be used.
   */
  line: string;
  /**
   * Why it can't be used; null where it can.
   */
  problem: string | null;
  data: Data;
  /**
   * The kind of key, as a JWK calls it; empty of one that can't be used.
   */
  kty: string;
  /**
   * The curve or parameter set; empty where there is none.
   */
  curve: string;
  /**
   * The size of a modulus or of a secret; 0 where the curve says it.
   */
  bits: number;
  /**
   * Whether whoever has it can sign or decrypt with it: a private key, or a secret.
   */
  private: boolean;
  /**
   * The ID that came with it; null where none did.
   */
  kid: string | null;
  /**
   * The JWK Thumbprint with SHA-256 (RFC 7638); empty of a key that can't be used. That of a secret is as secret as a hash of it.
   */
  thumbprint: string;
  /**
   * The values of alg of a signature that it is for.
   */
  signatures: string[];
  /**
   * The values of alg of an encrypted token that it is for.
   */
  encryption: string[];
  findings: Finding[];
  /**
   * The certificates that came with it, that of the key first. Whether one signed the other isn't checked.
   */
  chain: Certificate[];
  /**
   * All of it, by the name of the form: jwk, jwks, pem (PKCS#8 or SPKI), pkcs1, sec1, ssh, der (that of pem, in base64), raw (in hex); of a secret text, base64url, base64 and hex. Empty where none can be written.
   */
  forms: {
    [k: string]: string;
  };
  /**
   * For each of forms, by its name, where its private parts stand, in UTF-16 units, so that they can be masked. Empty of a public key.
   */
  hidden: {
    [k: string]: Span[];
  };
  /**
   * Its public part, in the same way; null where it has none.
   */
  public: {
    [k: string]: string;
  } | null;
}
/**
 * What a certificate says of itself; its signature isn't checked.
 */
export interface Certificate {
  subject: string;
  issuer: string;
  /**
   * ISO 8601, UTC.
   */
  not_before: string;
  /**
   * ISO 8601, UTC.
   */
  not_after: string;
  /**
   * Whether it is valid at the time of the request.
   */
  state: "current" | "expired" | "not-yet" | "unreadable";
  /**
   * Its SHA-1 thumbprint in base64url, as in a header.
   */
  x5t: string;
  /**
   * Its SHA-256 thumbprint in base64url, as x5t#S256 in a header.
   */
  x5t_s256: string;
}
/**
 * JWK Sets; null where no key can be in them.
 */
export interface KeySets {
  /**
   * Every key with all that it has.
   */
  whole: string | null;
  /**
   * The public part of each key that has one.
   */
  public: string | null;
}
/**
 * What key is asked.
 */
export interface KeyRequest {
  action: "key";
  text: string;
  options: ReadKeyOptions;
}
/**
 * What key may be told besides the text.
 */
export interface ReadKeyOptions {
  /**
   * The time at which certificates are checked, in seconds since 1970.
   */
  now: number;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
}
/**
 * What sign is asked: header and payload are texts, taken octet for octet.
 */
export interface SignRequest {
  action: "sign";
  header: string;
  payload: string;
  key: string;
  options: SignOptions;
}
/**
 * What sign may be told besides header, payload and key.
 */
export interface SignOptions {
  /**
   * The time at which the token is checked, in seconds since 1970.
   */
  now: number;
  /**
   * Seconds that are allowed before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The serialization: compact if it is not given, else one of the two of JSON; general is the one for several.
   */
  form?: "compact" | "flattened" | "general";
  /**
   * Whether the payload is left out of the token (RFC 7515 appendix F).
   */
  detached?: boolean;
  /**
   * The unprotected header, JSON text taken as it is; in JSON only, empty is none.
   */
  unprotected?: string;
  /**
   * Those who sign beside the first; general only.
   */
  signers?: Signer[];
  /**
   * JSON Pointers (RFC 6901) to what becomes a Disclosure, which makes an SD-JWT (RFC 9901). An object or array around one is written without white space.
   */
  disclosable?: string[];
  /**
   * How many digests without a Disclosure each object with digests gets.
   */
  decoys?: number;
  /**
   * Whether alg none is meant: without this no Unsecured JWS is made.
   */
  allowNone?: boolean;
}
/**
 * One who signs: texts as in the request itself.
 */
export interface Signer {
  /**
   * The protected header, JSON text taken octet for octet.
   */
  header: string;
  key: string;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The unprotected header, JSON text; empty is none.
   */
  unprotected?: string;
}
/**
 * A token that was made, or why there is none. Nothing of the key is in it.
 */
export interface Made {
  /**
   * The text of the token; null where none could be made, which is what faults say.
   */
  token: string | null;
  commands: Commands;
  /**
   * The report of that text, as of a paste with nothing else in it: trust has the state made-here, and of a JWE the payload is known. Null where there is no token.
   */
  report: Report | null;
  /**
   * What has to be changed first; empty where there is a token.
   */
  faults: MakingFault[];
  /**
   * Those that were used, in the order of the signers or recipients; the one that signed a nested token comes last.
   */
  keys: UsedKey[];
  /**
   * What there is to say of these keys.
   */
  findings: Finding[];
}
/**
 * A token as a request carries it, to an address that is an example.
 */
export interface Commands {
  /**
   * A line of the request's header; empty where there is no token or no header can carry it, as one in JSON.
   */
  header: string;
  /**
   * A command for a shell, quoted; what no header can carry is the body of the request. Empty where there is no token.
   */
  curl: string;
}
/**
 * Why no token was made, and where.
 */
export interface MakingFault {
  /**
   * In kebab-case, its subject first.
   */
  id: string;
  /**
   * The text that has to be changed; options where it is none.
   */
  field:
    | "header"
    | "payload"
    | "unprotected"
    | "shared"
    | "aad"
    | "key"
    | "nested-header"
    | "nested-key"
    | "text"
    | "options";
  /**
   * Whose text it is, from 0: those of signers and recipients count from 1.
   */
  signer: number;
  /**
   * In UTF-16 code units of that text.
   */
  start: number;
  /**
   * Equal to start where something is missing.
   */
  end: number;
  /**
   * An English sentence.
   */
  message: string;
  data: Data;
}
/**
 * A key that signed, or for which was encrypted.
 */
export interface UsedKey {
  /**
   * What the key text was recognised as; null where alg is none and there was no key.
   */
  key: Key | null;
  alg: string;
  /**
   * Which key of a set it was, a sentence; empty where there was nothing to choose.
   */
  chosen: string;
}
/**
 * What encrypt is asked. Header and payload are texts, taken octet for octet but for what the alg adds to the header.
 */
export interface EncryptRequest {
  action: "encrypt";
  header: string;
  payload: string;
  key: string;
  options: EncryptOptions;
}
/**
 * What encrypt may be told besides header, payload and key.
 */
export interface EncryptOptions {
  /**
   * The time at which the token is checked, in seconds since 1970.
   */
  now: number;
  /**
   * Seconds that are allowed before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The serialization: compact if it is not given, else one of the two of JSON; general is the one for several.
   */
  form?: "compact" | "flattened" | "general";
  /**
   * The header of the first recipient, JSON text; in JSON only, empty is none.
   */
  unprotected?: string;
  /**
   * The unprotected header that all recipients share, JSON text taken as it is; in JSON only, empty is none.
   */
  shared?: string;
  /**
   * What is authenticated beside the content; in JSON only, empty is none.
   */
  aad?: string;
  /**
   * Those for whom is encrypted beside the first; general only.
   */
  recipients?: RecipientKey[];
  /**
   * Who signs the payload before it is encrypted, in compact form.
   */
  nested?: Signer;
  /**
   * The rounds of PBES2, which become p2c; if it is not given, 600000 with SHA-256 and 210000 with the others.
   */
  rounds?: number;
  /**
   * Whether alg RSA1_5 is meant: without this nothing is encrypted with it.
   */
  allowRsa15?: boolean;
}
/**
 * One for whom is encrypted.
 */
export interface RecipientKey {
  key: string;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The header of this recipient, JSON text, to which its alg adds what it makes; empty is none.
   */
  unprotected?: string;
}
/**
 * What present is asked.
 */
export interface PresentRequest {
  action: "present";
  text: string;
  /**
   * The private key of the holder; without one there is no Key Binding JWT.
   */
  key: string;
  options: PresentOptions;
}
/**
 * What present may be told besides text and key.
 */
export interface PresentOptions {
  /**
   * The time at which the token is checked, in seconds since 1970; the iat of the Key Binding JWT.
   */
  now: number;
  /**
   * Which of the tokens is meant, from 0.
   */
  token?: number;
  /**
   * Seconds that are allowed before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The Disclosures to present, by their indices in the report; all of them if it is not given.
   */
  disclosures?: number[];
  /**
   * The header of the Key Binding JWT, JSON text; if it is not given or empty, the one that follows from the key.
   */
  header?: string;
  /**
   * For whom the Key Binding JWT is.
   */
  aud?: string;
  /**
   * What the verifier gave.
   */
  nonce?: string;
}
/**
 * What compare is asked.
 */
export interface CompareRequest {
  action: "compare";
  /**
   * A text with a token, or with keys.
   */
  a: string;
  /**
   * The other text; if it is empty, the other token is in the first one, too.
   */
  b: string;
  options: CompareOptions;
}
/**
 * What compare may be told besides the two texts.
 */
export interface CompareOptions {
  /**
   * The time at which both tokens are checked, in seconds since 1970.
   */
  now: number;
  /**
   * Which of the tokens in the first text is meant, from 0.
   */
  token?: number;
  /**
   * Which of the tokens in the second text is meant, from 0; if it is not given, the first that is not the other one.
   */
  other?: number;
  /**
   * Seconds that are allowed before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
  /**
   * A secret or keys, tried on both tokens; empty where there is none to give.
   */
  key?: string;
  keyOrigin?: KeyOrigin;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * A secret or key for the token within; empty where there is none to give.
   */
  innerKey?: string;
  /**
   * How that secret is written.
   */
  innerSecretEncoding?: "text" | "base64url" | "base64" | "hex";
}
/**
 * What differs between two tokens, or between two sets of keys.
 */
export interface Comparison {
  /**
   * What was compared; mixed and missing: nothing, and the line says why.
   */
  kind: "tokens" | "keys" | "mixed" | "missing";
  /**
   * fails: there is a certain reason; caution: one that depends on the verifier; differs: none is known; same: nothing differs.
   */
  tone: "same" | "differs" | "caution" | "fails";
  /**
   * What it comes to, in at most 42 characters.
   */
  headline: string;
  /**
   * What follows from it, one sentence or two.
   */
  line: string;
  /**
   * The names of what changed.
   */
  changes: string;
  a: ComparedText;
  b: ComparedText;
  /**
   * Why the second may fail where the first passes: first what is certain, then in the order in which a verifier usually stops.
   */
  reasons: ComparisonReason[];
  /**
   * Everything that was compared, what is the same included.
   */
  rows: ComparisonRow[];
  /**
   * The same as Markdown for a ticket, with every value masked; empty where nothing was compared.
   */
  ticket: string;
}
/**
 * One of the two texts.
 */
export interface ComparedText {
  /**
   * Which token was compared, from 0; null where none was.
   */
  token: Place | null;
  /**
   * What the text calls each of its tokens; empty where it does not.
   */
  tokens: string[];
  /**
   * How many keys were compared.
   */
  keys: Place;
  /**
   * What the token reads as, "ID Token", or else its serialization.
   */
  kind: string;
  /**
   * Its alg.
   */
  algorithm: string;
  /**
   * Its iss, without https://.
   */
  issuer: string;
}
/**
 * Why the second token may fail where the first passes.
 */
export interface ComparisonReason {
  id: string;
  /**
   * Whether key, time or expectations show it; else it depends on what the verifier is set up for.
   */
  certain: boolean;
  message: Words;
  /**
   * What follows, or what to do; may be empty.
   */
  line: string;
}
/**
 * One thing of both.
 */
export interface ComparisonRow {
  area: "verdict" | "kind" | "header" | "claims" | "key" | "findings";
  /**
   * A name, those of nested members with dots; where it is in parentheses, if that isn't the outermost place.
   */
  name: string;
  /**
   * added: only in the second; removed: only in the first; unknown: it could not be compared.
   */
  change: "same" | "changed" | "added" | "removed" | "unknown";
  a: ComparedValue | null;
  b: ComparedValue | null;
  /**
   * How they differ, in words; may be empty.
   */
  message: string;
  /**
   * Of sets: the members of both.
   */
  items: ComparedItem[];
}
/**
 * A value as it is shown: what nobody sees by its code point, nothing private.
 */
export interface ComparedValue {
  text: string;
  /**
   * The same in pieces where it is a sentence; else empty.
   */
  words: Words;
  /**
   * Where it begins to differ from the other one, in UTF-16 units of text.
   */
  start: Place;
  /**
   * Where that ends; no more than start where nothing is marked.
   */
  end: Place;
  /**
   * Of a time: its seconds; else empty.
   */
  at: string;
  /**
   * Of a time: date and time of day; else empty.
   */
  utc: string;
  /**
   * Of a line of the verdict, its state; of a finding, its severity; else empty.
   */
  state: string;
}
/**
 * A member of a set.
 */
export interface ComparedItem {
  text: string;
  where: "a" | "b" | "both";
}
/**
 * What snippet is asked.
 */
export interface SnippetRequest {
  action: "snippet";
  text: string;
  /**
   * The public key, which goes into the code; a secret doesn't, nor a private part. Empty where there is none.
   */
  key: string;
  options: SnippetOptions;
}
/**
 * What snippet may be told besides text and key.
 */
export interface SnippetOptions {
  /**
   * The time at which the token is checked, in seconds since 1970.
   */
  now: number;
  /**
   * Which of the tokens is meant, from 0.
   */
  token?: number;
  /**
   * Seconds that the code allows before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
  keyOrigin?: KeyOrigin;
  /**
   * The URL where the code is to fetch keys; empty or missing where it has the key.
   */
  jwks?: string;
  /**
   * How a secret is written, in the environment of the code too.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
}
/**
 * Code that verifies a token, and all that is expected of it.
 */
export interface Snippets {
  /**
   * One for each library that knows the algorithm.
   */
  snippets: Snippet[];
  /**
   * Where the code has its key from, and what it takes from the token; empty where there is none.
   */
  line: string;
  /**
   * Why there is none; else empty.
   */
  problem: string;
}
/**
 * Code for one library.
 */
export interface Snippet {
  id: "pyjwt" | "joserfc" | "jose" | "jsonwebtoken" | "ruby-jwt";
  name: string;
  language: "python" | "javascript" | "ruby";
  /**
   * A whole file with a function verify(token).
   */
  code: string;
}
/**
 * What testSet is asked.
 */
export interface TestSetRequest {
  action: "testSet";
  text: string;
  /**
   * The shared secret, or the private key.
   */
  key: string;
  options: TestSetOptions;
}
/**
 * What testSet may be told besides text and key.
 */
export interface TestSetOptions {
  /**
   * The time from which the control is valid for a day, in seconds since 1970.
   */
  now: number;
  /**
   * Which of the tokens is meant, from 0.
   */
  token?: number;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * The address of the service that is tested; https://api.example/ if it is not given.
   */
  url?: string;
}
/**
 * The tokens that a verifier must refuse, made of one and its key, and files with them.
 */
export interface NegativeSet {
  /**
   * The first is the control, which must be accepted; empty where faults say why there are none.
   */
  cases: NegativeCase[];
  /**
   * The cases as a file.
   */
  json: string;
  /**
   * Lines for a shell, quoted: each prints what the service answered, and what it should.
   */
  curl: string;
  /**
   * A file for pytest; the variable API_URL of the environment names another service.
   */
  pytest: string;
  faults: MakingFault[];
}
/**
 * One token, and what a sound service answers.
 */
export interface NegativeCase {
  /**
   * In kebab-case.
   */
  id: string;
  title: string;
  /**
   * Why it must be refused, a sentence.
   */
  message: string;
  /**
   * Where that is written.
   */
  section: string;
  token: string;
  /**
   * Whether a service must refuse it; false of the control.
   */
  refused: boolean;
  /**
   * The status of HTTP that a sound service answers with.
   */
  status: number;
  /**
   * The error in its WWW-Authenticate (RFC 6750 §3.1); empty of the control.
   */
  error: string;
}
/**
 * What table is asked.
 */
export interface TableRequest {
  action: "table";
  text: string;
  /**
   * A secret, a key or a set of keys, as for verify; empty where there is none.
   */
  key: string;
  options: TableOptions;
}
/**
 * What table may be told besides text and key.
 */
export interface TableOptions {
  /**
   * The time at which the tokens are checked, in seconds since 1970.
   */
  now: number;
  /**
   * Seconds that are allowed before nbf and after exp.
   */
  skew?: number;
  expect?: Expect;
  keyOrigin?: KeyOrigin;
  /**
   * How a secret is written.
   */
  secretEncoding?: "text" | "base64url" | "base64" | "hex";
  /**
   * A secret or key for the tokens within; empty where there is none to give.
   */
  innerKey?: string;
  /**
   * How that secret is written.
   */
  innerSecretEncoding?: "text" | "base64url" | "base64" | "hex";
}
/**
 * Every different token of a text under one key and one set of expectations.
 */
export interface Table {
  /**
   * As in a report, with what came of the key.
   */
  rows: Row[];
  /**
   * On how many of them, from the first, the key was tried: all, unless nobody waited for the rest; 0 without a key.
   */
  tried: number;
}
/**
 * What checklist is asked.
 */
export interface ChecklistRequest {
  action: "checklist";
  text: string;
  /**
   * The key for the signature, or to decrypt with; empty where there is none.
   */
  key: string;
  /**
   * The checklist to hold the token to; empty for that of what it claims to be.
   */
  profile:
    | ""
    | "id-token"
    | "at-jwt"
    | "certificate-bound"
    | "client-assertion"
    | "fapi-client-assertion"
    | "request-object"
    | "authorization-response"
    | "logout-token"
    | "security-event-token"
    | "caep-event"
    | "dpop-proof"
    | "sd-jwt-vc"
    | "haip-credential"
    | "status-list"
    | "openid4vci-proof"
    | "key-attestation"
    | "client-attestation"
    | "client-attestation-pop"
    | "id-jag"
    | "transaction-token"
    | "workload-identity-token"
    | "workload-proof-token"
    | "entity-statement"
    | "trust-mark"
    | "vapid"
    | "passport"
    | "smart-health-card";
  options: VerifyOptions;
}
/**
 * A token held to the specification of its kind, or to another one.
 */
export interface ChecklistAnswer {
  /**
   * The checklists that can be chosen, in the order in which they are listed.
   */
  profiles: ChecklistName[];
  /**
   * The id of the checklist for what the token claims to be; empty where there is none.
   */
  claimed: string;
  /**
   * Why that is said, or why there is none: an English sentence, or the end of one.
   */
  reason: string;
  /**
   * Null where none was chosen and none is for what the token claims to be.
   */
  checked: Checklist | null;
}
/**
 * A checklist by its name.
 */
export interface ChecklistName {
  id: string;
  /**
   * What it is for: "ID Token".
   */
  label: string;
  /**
   * The specification.
   */
  source: string;
}
/**
 * What a specification requires, and whether the token meets it.
 */
export interface Checklist {
  id: string;
  label: string;
  source: string;
  /**
   * How many requirements are met.
   */
  met: number;
  /**
   * How many aren't.
   */
  missed: number;
  /**
   * Of how many that can't be known from here.
   */
  unknown: number;
  /**
   * The numbers: "11 met, 1 not met, 3 can't be known from here".
   */
  summary: string;
  /**
   * The requirements that apply to this token.
   */
  lines: ChecklistLine[];
}
/**
 * One requirement of a specification.
 */
export interface ChecklistLine {
  /**
   * Of its own within the checklist.
   */
  id: string;
  /**
   * unknown: it can't be known from here.
   */
  state: "met" | "not-met" | "unknown";
  /**
   * What is required: an English sentence.
   */
  words: string;
  /**
   * Why it isn't met, or can't be known; empty where it is met.
   */
  why: string;
  /**
   * The specification and its section.
   */
  section: string;
}
/**
 * What chain is asked.
 */
export interface ChainRequest {
  action: "chain";
  /**
   * A token with x5c, or certificates.
   */
  text: string;
  /**
   * The certificates that are trusted: PEM, base64 of DER, an x5c or keys with one; empty where there are none.
   */
  roots: string;
  options: ChainOptions;
}
/**
 * What chain may be told besides text and roots.
 */
export interface ChainOptions {
  /**
   * The time at which the certificates are checked, in seconds since 1970.
   */
  now: number;
  /**
   * Which of the tokens is meant, from 0.
   */
  token?: number;
}
/**
 * A chain of certificates and what it was checked for.
 */
export interface Chain {
  /**
   * met: it leads to a root that was given and no check fails; unknown: no check fails, but not all can be told; none: there is no certificate; unreadable: one can't be read, so nothing is checked.
   */
  state: "met" | "failed" | "unknown" | "none" | "unreadable";
  /**
   * The same in words.
   */
  message: string;
  /**
   * What isn't known here, whatever the state.
   */
  limits: string;
  /**
   * What the roots that were given are, in words; empty where there are none.
   */
  roots: string;
  /**
   * From the one whose key signs tokens up, each followed by the one that signed it.
   */
  certificates: ChainCertificate[];
  checks: ChainCheck[];
}
/**
 * A certificate of a chain.
 */
export interface ChainCertificate {
  subject: string;
  issuer: string;
  /**
   * ISO 8601, in UTC.
   */
  not_before: string;
  not_after: string;
  /**
   * The other names of its subject, as in "dns:a.example".
   */
  names: string[];
  /**
   * What kind of key it has.
   */
  key: string;
  /**
   * The algorithm that it is signed with; empty where it is unknown.
   */
  signed: string;
  /**
   * Whether it says that it may sign other certificates.
   */
  authority: boolean;
  /**
   * How many authorities it allows below it; null where it sets no limit.
   */
  path_length: number | null;
  /**
   * What its key is for, such as digitalSignature; empty where it doesn't say.
   */
  usage: string[];
  /**
   * Whether it is one of the roots that were given.
   */
  given: boolean;
  /**
   * Its SHA-1 thumbprint, as in x5t.
   */
  x5t: string;
  /**
   * Its SHA-256 thumbprint, as in x5t#S256.
   */
  x5t_s256: string;
}
/**
 * What came of one check.
 */
export interface ChainCheck {
  /**
   * In kebab-case; a check has as many results as there are certificates that it is about.
   */
  id: string;
  /**
   * unknown: it can't be told here.
   */
  state: "met" | "failed" | "unknown";
  title: string;
  message: string;
  /**
   * Where it is asked for.
   */
  section: string;
  /**
   * The index of the certificate that it is about, null where it is about all of them.
   */
  certificate: number | null;
}
/**
 * What relations is asked.
 */
export interface RelationsRequest {
  action: "relations";
  text: string;
  /**
   * Keys or certificates that a token may be bound to; empty where there are none.
   */
  key: string;
  options: RelationsOptions;
}
/**
 * What relations may be told besides text and key.
 */
export interface RelationsOptions {
  /**
   * The time of the request, in seconds since 1970; no relation depends on it.
   */
  now: number;
  keyOrigin?: KeyOrigin;
}
/**
 * How the tokens of a text belong together: who acts for whom, and what is bound to what.
 */
export interface Relations {
  /**
   * The numbers in words.
   */
  summary: string;
  /**
   * What isn't looked at, empty where all is.
   */
  limits: string;
  holds: number;
  fails: number;
  unknown: number;
  stated: number;
  /**
   * The numbers in words, one for each state that a relation is in.
   */
  counts: RelatedCount[];
  /**
   * What the relations are between.
   */
  nodes: RelatedNode[];
  /**
   * At most 200, token by token.
   */
  relations: Relation[];
}
/**
 * How many relations are in a state.
 */
export interface RelatedCount {
  state: RelatedState;
  message: string;
}
/**
 * A token, a party, a key, a certificate, or a value such as a code.
 */
export interface RelatedNode {
  kind: "token" | "party" | "key" | "certificate" | "value";
  /**
   * As the messages call it.
   */
  name: string;
  /**
   * What kind of token it is, empty where that isn't known, and of anything else.
   */
  label: string;
  /**
   * The index of a token in the text, null of anything else.
   */
  token: number | null;
}
/**
 * One relation.
 */
export interface Relation {
  /**
   * By which member it is said, in kebab-case.
   */
  id: string;
  state: RelatedState;
  /**
   * The index of a node.
   */
  source: number;
  /**
   * The index of a node.
   */
  target: number;
  /**
   * What joins the names of both in a drawing.
   */
  verb: string;
  /**
   * All of it in words.
   */
  message: string;
  /**
   * Where it is specified.
   */
  section: string;
}
