"""What crosses the bridge, as report.schema.json describes it. `build.py types` makes this of it."""

from __future__ import annotations

from typing import NotRequired, TypeAlias, TypedDict

Place: TypeAlias = "int"


Data: TypeAlias = "dict[str, str | int | float | list[str | int | float]]"


class Report(TypedDict):
    """All that is known of a paste without a key."""

    schema: int
    now: float
    tokens: list[Token]
    rows: list[Row]
    keys: list[PastedKey]
    notes: list[Note]
    related: bool


class Row(TypedDict):
    """A token in the list, or several that are equal."""

    tokens: list[Place]
    lines: list[int]
    request: str
    label: str
    kind: str
    algorithm: str
    issuer: str
    worst: Worst
    subject: str
    kid: str
    expires: Words
    verdict: States
    headline: Words
    finding: WorstFinding | None


class States(TypedDict):
    """The states of the five lines of a verdict."""

    structure: str
    signature: str
    time: str
    audience: str
    trust: str


class WorstFinding(TypedDict):
    """The gravest of the findings of a token."""

    id: str
    severity: str
    message: str


class Worst(TypedDict):
    """The line that fails first, else the first that asks for caution, else that of the signature."""

    line: str
    state: str
    why: str


class PastedKey(TypedDict):
    """A key found in the paste."""

    kind: str
    label: str
    start: Place
    end: Place
    in_link: bool
    text: NotRequired[str]


class Note(TypedDict):
    """Something to be said of the paste itself."""

    id: str
    start: Place
    end: Place
    message: str
    data: Data


class Token(TypedDict):
    """One token of the paste."""

    kind: str
    encrypted: bool
    lacks_payload: bool
    label: str
    path: NotRequired[str]
    start: Place
    end: Place
    text: str
    pieces: list[Piece]
    profile: Profile | None
    next: float | None
    segments: list[Segment]
    header: Part | None
    payload: Part | None
    signatures: list[Signature]
    nested: list[Token]
    bound: Place | None
    disclosures: list[Disclosure]
    digest_algorithm: str | None
    processed: Processed | None
    binding: Binding | None
    aad: NotRequired[Part]
    claims: list[Claim]
    parameters: list[Claim]
    faults: list[Fault]
    findings: list[Finding]
    verdict: Verdict
    header_keys: list[HeaderKey]
    pointers: list[Pointer]
    expectable: Expectable | None
    times: Times | None
    summary: Words
    headline: Words
    line: Words
    action: NextAction | None


Words: TypeAlias = "list[WordsText | Moment]"


class WordsText(TypedDict):
    """Text in a sentence."""

    text: str


class Moment(TypedDict):
    """An instant in a sentence."""

    at: str
    utc: str
    form: str


Times = TypedDict(
    "Times",
    {
        "points": "list[Point]",
        "from": "str | None",
        "to": "str | None",
        "lifetime": "str | None",
        "sentence": "Words",
    },
)


class Check(TypedDict):
    """One claim held against what the person expects."""

    name: str
    expected: str
    found: str
    state: str
    hint: str


class Disclosure(TypedDict):
    """One Disclosure of an SD-JWT."""

    segment: Place
    status: str
    message: str
    digest: str | None
    salt: str | None
    name: str | None
    node: Node | None
    octets: int
    text: str
    path: str | None
    holder: int | None


class Binding(TypedDict):
    """How sd_hash of a Key Binding JWT compares (RFC 9901 section 4.3)."""

    state: str
    message: str
    expected: str
    found: str


class HeaderKey(TypedDict):
    """A key that stands in a header of the token."""

    name: str
    text: str
    message: str


class Pointer(TypedDict):
    """An address that the token names for its keys."""

    name: str
    address: str
    command: str
    program: str
    message: str


class Expectable(TypedDict):
    """Values to copy into expect, of several the first, but all scopes; empty for none, or beyond 4096 characters."""

    iss: str
    aud: str
    sub: str
    nonce: str
    azp: str
    scope: str


class Piece(TypedDict):
    """A run of the clean text and its place in the paste."""

    start: Place
    end: Place
    at: Place


class Segment(TypedDict):
    """One part of the serialization."""

    role: str
    start: Place
    end: Place
    text: str
    counted: NotRequired[bool]
    signature: NotRequired[Place]
    encoded: NotRequired[bool]
    literal: NotRequired[bool]
    clean: NotRequired[Place]


class Part(TypedDict):
    """A decoded segment."""

    kind: str
    octets: int
    text: str | None
    tree: Node | None
    readable: str | None
    hex: str | None
    format: str
    imprecise: list[Place]


class Node(TypedDict):
    """A JSON value (RFC 8259)."""

    type: str
    start: Place
    end: Place
    text: str
    value: NotRequired[str]
    members: NotRequired[list[Member]]
    items: NotRequired[list[Node]]
    cut: NotRequired[bool]


class Member(TypedDict):
    """A member of a JSON object."""

    name: str
    text: str
    start: Place
    end: Place
    node: Node


class Signature(TypedDict):
    """One signature of a JWS, with its header."""

    segment: int | None
    header: Part | None
    unprotected: Node | None
    verdict: Verdict
    octets: int
    needed: int | None
    hex: str
    message: str
    parameters: list[Claim]


class Claim(TypedDict):
    """A claim, or a Header Parameter: what its registry says of it, and its value in words."""

    name: str
    node: Place
    label: str
    source: str
    reading: str
    words: NotRequired[Words]
    text: str
    kind: str
    registry: str
    required: bool
    details: list[Detail]
    token: NotRequired[bool]
    wrong: NotRequired[str]
    protected: NotRequired[bool]
    precision: str | None


class Detail(TypedDict):
    """A piece of a value, in words."""

    label: str
    text: str


class Profile(TypedDict):
    """Who the token says it is from, and what type it reads as."""

    issuer: KnownIssuer | None
    type: KnownType | None


class KnownIssuer(TypedDict):
    """An issuer that was recognised."""

    id: str
    label: str
    reason: str
    source: str
    message: str


class KnownType(TypedDict):
    """A kind of token that was recognised."""

    id: str
    label: str
    reason: str
    source: str
    message: str
    required: list[Requirement]
    missing: list[str]


class Fault(TypedDict):
    """What breaks a rule of the format."""

    id: str
    segment: int | None
    start: Place
    end: Place
    message: str
    data: Data
    repair: Repair | None


class Repair(TypedDict):
    """An edit of the paste that removes the fault: put text in the place of [start, end)."""

    start: Place
    end: Place
    text: str
    label: str


class Finding(TypedDict):
    """Something that a verifier should worry about."""

    id: str
    name: str
    severity: str
    start: NotRequired[Place]
    end: NotRequired[Place]
    message: str
    advice: str
    reference: str
    data: Data


class Verdict(TypedDict):
    """Five lines that are never folded into one."""

    structure: Line
    signature: Line
    time: Line
    audience: AudienceLine
    trust: Line


class Line(TypedDict):
    """One line of a verdict."""

    state: str
    message: str
    how: str
    words: NotRequired[Words]
    data: Data


class Help(TypedDict):
    """What help asks for by the id of a finding: the rule, and what it is about."""

    id: str
    severity: str
    scope: str
    why: str
    advice: str
    reference: str
    example: Example


class Decryption(TypedDict):
    """What a key did to a JWE: that of the recipient that says most."""

    state: DecryptionState
    message: str
    data: Data
    recipients: list[Recipient]
    token: Token | None


DecryptionState: TypeAlias = "str"


class Recipient(TypedDict):
    """What a key did for one recipient."""

    state: DecryptionState
    message: str


class Verification(TypedDict):
    """What came of one key."""

    claimed: list[ClaimedSignature]
    inner: Verification | None
    unused: str
    decryption: Decryption | None
    summary: Words
    headline: Words
    line: Words
    action: NextAction | None
    binding: Line | None
    verdict: Verdict
    worst: Worst
    rows: list[Worst]
    signatures: list[Verdict]
    key: Key | None
    misplaced: str
    diagnosis: list[Diagnosis]
    tried: list[Tried]
    diagnosed: str | None
    findings: list[Finding]


class ClaimedSignature(TypedDict):
    """A token in a claim, and the line of its signature."""

    at: list[Place]
    line: Line


class Point(TypedDict):
    """An instant that a claim states."""

    name: str
    at: str
    utc: str


class Mark(TypedDict):
    """A value that a Disclosure brought."""

    start: Place
    disclosure: Place


class Requirement(TypedDict):
    """A claim that a specification requires."""

    name: str
    source: str


class Key(TypedDict):
    """A key text, and what it was recognised as."""

    kind: str
    message: str
    command: str
    data: Data
    private: list[Span]


class Span(TypedDict):
    """A stretch of text."""

    start: Place
    end: Place


class Diagnosis(TypedDict):
    """One reason why the signature does not match, and what to change."""

    id: str
    message: str
    fix: str
    data: Data
    apply: Apply | None


class Tried(TypedDict):
    """A variation of key, encoding, token or encryption that was tried."""

    name: str
    holds: bool


class NextAction(TypedDict):
    """What a person does next."""

    id: str
    label: str
    settles: bool


class Apply(TypedDict):
    """What one click changes so that the signature holds: edits of a field, never the field."""

    label: str
    edit: NotRequired[Edit]
    key: NotRequired[list[Edit]]
    payload: NotRequired[list[Edit]]
    secretEncoding: NotRequired[str]
    member: NotRequired[int]


class Edit(TypedDict):
    """Text in the place of another."""

    start: Place
    end: Place
    text: str


class ExamplePart(TypedDict):
    """A part of an example, as it reads decoded."""

    name: str
    text: str


class Example(TypedDict):
    """A paste in which the rule fires, and the key that it fires with, empty where it needs none."""

    text: str
    key: str
    parts: list[ExamplePart]


class Expect(TypedDict):
    """What the claims should be; a name that is left out, or empty, is not compared."""

    iss: NotRequired[str]
    aud: NotRequired[str]
    sub: NotRequired[str]
    nonce: NotRequired[str]
    azp: NotRequired[str]
    scope: NotRequired[str]


class ReportOptions(TypedDict):
    """What report and ticket may be told besides the text."""

    now: float
    token: NotRequired[int]
    skew: NotRequired[float]
    expect: NotRequired[Expect]


class LinkOptions(TypedDict):
    """What link may be told besides the text."""

    now: float
    token: NotRequired[int]
    skew: NotRequired[float]
    expect: NotRequired[Expect]
    key: NotRequired[str]


KeyOrigin: TypeAlias = "str"


class VerifyOptions(TypedDict):
    """What verify may be told besides text and key."""

    now: float
    token: NotRequired[int]
    skew: NotRequired[float]
    expect: NotRequired[Expect]
    keyOrigin: NotRequired[KeyOrigin]
    secretEncoding: NotRequired[str]
    payload: NotRequired[str | None]
    innerKey: NotRequired[str]
    innerSecretEncoding: NotRequired[str]
    anyway: NotRequired[bool]


class ReportRequest(TypedDict):
    """What report is asked."""

    action: str
    text: str
    options: ReportOptions


class TicketRequest(TypedDict):
    """What ticket is asked."""

    action: str
    text: str
    options: ReportOptions


class LinkRequest(TypedDict):
    """What link is asked."""

    action: str
    text: str
    options: LinkOptions


class HelpRequest(TypedDict):
    """What help is asked."""

    action: str
    id: str


class VerifyRequest(TypedDict):
    """What verify is asked."""

    action: str
    text: str
    key: str
    options: VerifyOptions


class TableOptions(TypedDict):
    """What table may be told besides text and key."""

    now: float
    skew: NotRequired[float]
    expect: NotRequired[Expect]
    keyOrigin: NotRequired[KeyOrigin]
    secretEncoding: NotRequired[str]
    innerKey: NotRequired[str]
    innerSecretEncoding: NotRequired[str]


class TableRequest(TypedDict):
    """What table is asked."""

    action: str
    text: str
    key: str
    options: TableOptions


class Table(TypedDict):
    """Every different token of a text under one key and one set of expectations."""

    rows: list[Row]
    tried: int


class SnippetOptions(TypedDict):
    """What snippet may be told besides text and key."""

    now: float
    token: NotRequired[int]
    skew: NotRequired[float]
    expect: NotRequired[Expect]
    keyOrigin: NotRequired[KeyOrigin]
    jwks: NotRequired[str]
    secretEncoding: NotRequired[str]


class SnippetRequest(TypedDict):
    """What snippet is asked."""

    action: str
    text: str
    key: str
    options: SnippetOptions


class Snippets(TypedDict):
    """Code that verifies a token, and all that is expected of it."""

    snippets: list[Snippet]
    line: str
    problem: str


class Snippet(TypedDict):
    """Code for one library."""

    id: str
    name: str
    language: str
    code: str


class CompareOptions(TypedDict):
    """What compare may be told besides the two texts."""

    now: float
    token: NotRequired[int]
    other: NotRequired[int]
    skew: NotRequired[float]
    expect: NotRequired[Expect]
    key: NotRequired[str]
    keyOrigin: NotRequired[KeyOrigin]
    secretEncoding: NotRequired[str]
    innerKey: NotRequired[str]
    innerSecretEncoding: NotRequired[str]


class CompareRequest(TypedDict):
    """What compare is asked."""

    action: str
    a: str
    b: str
    options: CompareOptions


class Comparison(TypedDict):
    """What differs between two tokens, or between two sets of keys."""

    kind: str
    tone: str
    headline: str
    line: str
    changes: str
    a: ComparedText
    b: ComparedText
    reasons: list[ComparisonReason]
    rows: list[ComparisonRow]
    ticket: str


class ComparedText(TypedDict):
    """One of the two texts."""

    token: Place | None
    tokens: list[str]
    keys: Place
    kind: str
    algorithm: str
    issuer: str


class ComparisonReason(TypedDict):
    """Why the second token may fail where the first passes."""

    id: str
    certain: bool
    message: Words
    line: str


class ComparisonRow(TypedDict):
    """One thing of both."""

    area: str
    name: str
    change: str
    a: ComparedValue | None
    b: ComparedValue | None
    message: str
    items: list[ComparedItem]


class ComparedValue(TypedDict):
    """A value as it is shown: what nobody sees by its code point, nothing private."""

    text: str
    words: Words
    start: Place
    end: Place
    at: str
    utc: str
    state: str


class ComparedItem(TypedDict):
    """A member of a set."""

    text: str
    where: str


class ChecklistRequest(TypedDict):
    """What checklist is asked."""

    action: str
    text: str
    key: str
    profile: str
    options: VerifyOptions


class ChecklistAnswer(TypedDict):
    """A token held to the specification of its kind, or to another one."""

    profiles: list[ChecklistName]
    claimed: str
    reason: str
    checked: Checklist | None


class ChecklistName(TypedDict):
    """A checklist by its name."""

    id: str
    label: str
    source: str


class Checklist(TypedDict):
    """What a specification requires, and whether the token meets it."""

    id: str
    label: str
    source: str
    met: int
    missed: int
    unknown: int
    summary: str
    lines: list[ChecklistLine]


class ChecklistLine(TypedDict):
    """One requirement of a specification."""

    id: str
    state: str
    words: str
    why: str
    section: str


class ChainRequest(TypedDict):
    """What chain is asked."""

    action: str
    text: str
    roots: str
    options: ChainOptions


class ChainOptions(TypedDict):
    """What chain may be told besides text and roots."""

    now: float
    token: NotRequired[int]


class Chain(TypedDict):
    """A chain of certificates and what it was checked for."""

    state: str
    message: str
    limits: str
    roots: str
    certificates: list[ChainCertificate]
    checks: list[ChainCheck]


class ChainCertificate(TypedDict):
    """A certificate of a chain."""

    subject: str
    issuer: str
    not_before: str
    not_after: str
    names: list[str]
    key: str
    signed: str
    authority: bool
    path_length: int | None
    usage: list[str]
    given: bool
    x5t: str
    x5t_s256: str


class ChainCheck(TypedDict):
    """What came of one check."""

    id: str
    state: str
    title: str
    message: str
    section: str
    certificate: int | None


class RelationsOptions(TypedDict):
    """What relations may be told besides text and key."""

    now: float
    keyOrigin: NotRequired[KeyOrigin]


class RelationsRequest(TypedDict):
    """What relations is asked."""

    action: str
    text: str
    key: str
    options: RelationsOptions


class Relations(TypedDict):
    """How the tokens of a text belong together: who acts for whom, and what is bound to what."""

    summary: str
    limits: str
    holds: int
    fails: int
    unknown: int
    stated: int
    counts: list[RelatedCount]
    nodes: list[RelatedNode]
    relations: list[Relation]


class RelatedCount(TypedDict):
    """How many relations are in a state."""

    state: RelatedState
    message: str


RelatedState: TypeAlias = "str"


class RelatedNode(TypedDict):
    """A token, a party, a key, a certificate, or a value such as a code."""

    kind: str
    name: str
    label: str
    token: int | None


class Relation(TypedDict):
    """One relation."""

    id: str
    state: RelatedState
    source: int
    target: int
    verb: str
    message: str
    section: str


class WantedKey(TypedDict):
    """What a key is wanted for."""

    alg: str
    enc: NotRequired[str]
    bits: NotRequired[int]
    curve: NotRequired[str]


class GenerateKeyRequest(TypedDict):
    """What generateKey is asked."""

    action: str
    options: WantedKey


class ReadKeyOptions(TypedDict):
    """What key may be told besides the text."""

    now: float
    secretEncoding: NotRequired[str]


class KeyRequest(TypedDict):
    """What key is asked."""

    action: str
    text: str
    options: ReadKeyOptions


class KeyForms(TypedDict):
    """The keys in a text, or the one that was generated: each in every form that it has.

    Nothing else that the engine answers has a private key or a secret in it.
    """

    kind: str
    message: str
    problem: str | None
    command: str
    data: Data
    private: list[Span]
    findings: list[Finding]
    keys: list[KeyEntry]
    sets: KeySets


class KeySets(TypedDict):
    """JWK Sets; null where no key can be in them."""

    whole: str | None
    public: str | None


class KeyEntry(TypedDict):
    """One key."""

    kind: str
    message: str
    line: str
    problem: str | None
    data: Data
    kty: str
    curve: str
    bits: int
    private: bool
    kid: str | None
    thumbprint: str
    signatures: list[str]
    encryption: list[str]
    findings: list[Finding]
    chain: list[Certificate]
    forms: dict[str, str]
    hidden: dict[str, list[Span]]
    public: dict[str, str] | None


class Certificate(TypedDict):
    """What a certificate says of itself; its signature isn't checked."""

    subject: str
    issuer: str
    not_before: str
    not_after: str
    state: str
    x5t: str
    x5t_s256: str


class SignOptions(TypedDict):
    """What sign may be told besides header, payload and key."""

    now: float
    skew: NotRequired[float]
    expect: NotRequired[Expect]
    secretEncoding: NotRequired[str]
    form: NotRequired[str]
    detached: NotRequired[bool]
    unprotected: NotRequired[str]
    signers: NotRequired[list[Signer]]
    disclosable: NotRequired[list[str]]
    decoys: NotRequired[int]
    allowNone: NotRequired[bool]


class EncryptOptions(TypedDict):
    """What encrypt may be told besides header, payload and key."""

    now: float
    skew: NotRequired[float]
    expect: NotRequired[Expect]
    secretEncoding: NotRequired[str]
    form: NotRequired[str]
    unprotected: NotRequired[str]
    shared: NotRequired[str]
    aad: NotRequired[str]
    recipients: NotRequired[list[RecipientKey]]
    nested: NotRequired[Signer]
    rounds: NotRequired[int]
    allowRsa15: NotRequired[bool]


class Signer(TypedDict):
    """One who signs: texts as in the request itself."""

    header: str
    key: str
    secretEncoding: NotRequired[str]
    unprotected: NotRequired[str]


class RecipientKey(TypedDict):
    """One for whom is encrypted."""

    key: str
    secretEncoding: NotRequired[str]
    unprotected: NotRequired[str]


class SignRequest(TypedDict):
    """What sign is asked: header and payload are texts, taken octet for octet."""

    action: str
    header: str
    payload: str
    key: str
    options: SignOptions


class EncryptRequest(TypedDict):
    """What encrypt is asked.

    Header and payload are texts, taken octet for octet but for what the alg adds to the header.
    """

    action: str
    header: str
    payload: str
    key: str
    options: EncryptOptions


class PresentOptions(TypedDict):
    """What present may be told besides text and key."""

    now: float
    token: NotRequired[int]
    skew: NotRequired[float]
    expect: NotRequired[Expect]
    secretEncoding: NotRequired[str]
    disclosures: NotRequired[list[int]]
    header: NotRequired[str]
    aud: NotRequired[str]
    nonce: NotRequired[str]


class PresentRequest(TypedDict):
    """What present is asked."""

    action: str
    text: str
    key: str
    options: PresentOptions


class TestSetOptions(TypedDict):
    """What testSet may be told besides text and key."""

    now: float
    token: NotRequired[int]
    secretEncoding: NotRequired[str]
    url: NotRequired[str]


class TestSetRequest(TypedDict):
    """What testSet is asked."""

    action: str
    text: str
    key: str
    options: TestSetOptions


class NegativeSet(TypedDict):
    """The tokens that a verifier must refuse, made of one and its key, and files with them."""

    cases: list[NegativeCase]
    json: str
    curl: str
    pytest: str
    faults: list[MakingFault]


class NegativeCase(TypedDict):
    """One token, and what a sound service answers."""

    id: str
    title: str
    message: str
    section: str
    token: str
    refused: bool
    status: int
    error: str


class Made(TypedDict):
    """A token that was made, or why there is none.

    Nothing of the key is in it.
    """

    token: str | None
    commands: Commands
    report: Report | None
    faults: list[MakingFault]
    keys: list[UsedKey]
    findings: list[Finding]


class Commands(TypedDict):
    """A token as a request carries it, to an address that is an example."""

    header: str
    curl: str


class UsedKey(TypedDict):
    """A key that signed, or for which was encrypted."""

    key: Key | None
    alg: str
    chosen: str


class MakingFault(TypedDict):
    """Why no token was made, and where."""

    id: str
    field: str
    signer: int
    start: int
    end: int
    message: str
    data: Data


class Ticket(TypedDict):
    """The report as Markdown, for a ticket."""

    markdown: str


class LinkForm(TypedDict):
    """What a link may carry of a token."""

    id: str
    text: str
    message: str


class LinkKey(TypedDict):
    """A public key as a link may carry it, or why it may not."""

    text: str
    message: str


class Links(TypedDict):
    """What links to a token may carry, first without its signature."""

    forms: list[LinkForm]
    key: LinkKey | None


class DraftTexts(TypedDict):
    """A header and a payload, as they were typed."""

    header: str
    payload: str


class DraftSettings(TypedDict):
    """What draft may be told besides the texts."""

    now: float
    key: NotRequired[str]
    secretEncoding: NotRequired[str]
    origin: NotRequired[DraftTexts]
    fresh: NotRequired[str]
    part: NotRequired[str]
    query: NotRequired[str]


class DraftRequest(TypedDict):
    """What draft is asked."""

    action: str
    header: str
    payload: str
    options: DraftSettings


class Draft(TypedDict):
    """What is said of a header and a payload while they are written.

    Places are UTF-16 units of their text; an edit leaves all else as it was typed.
    """

    header: DraftPart
    payload: DraftPart
    algorithm: str
    fitting: list[str]
    private: list[Span]
    encrypted: bool
    enc: str
    algorithms: list[DraftAlgorithm]
    contents: list[DraftContent]
    encoding: DraftEncoding | None
    quick: list[Quick]
    names: list[DraftName]
    changes: list[Change]


class DraftPart(TypedDict):
    """One text of a draft."""

    hints: list[Hint]
    faults: list[DraftFault]
    repair: DraftRepair | None


class Hint(TypedDict):
    """What stands beside a member."""

    name: str
    start: Place
    label: str
    words: Words
    wrong: str
    text: str
    source: str


class DraftFault(TypedDict):
    """What breaks a text."""

    id: str
    start: Place
    end: Place
    message: str


class DraftRepair(TypedDict):
    """An edit that mends a text."""

    start: Place
    end: Place
    text: str
    message: str
    label: str


class Quick(TypedDict):
    """An edit that one click makes."""

    id: str
    part: str
    label: str
    edit: Edit


class DraftAlgorithm(TypedDict):
    """An algorithm that could be asked for."""

    name: str
    encrypts: bool
    edit: Edit


class DraftContent(TypedDict):
    """An algorithm that could encrypt the content."""

    name: str
    edit: Edit


class DraftEncoding(TypedDict):
    """Whether the payload stands in the token as it is (RFC 7797), and the edit that makes it otherwise."""

    unencoded: bool
    edit: Edit


class DraftName(TypedDict):
    """A name that could be added."""

    name: str
    label: str
    text: str
    edit: Edit
    caret: Place


class Change(TypedDict):
    """A member that differs."""

    part: str
    name: str
    kind: str
    before: str
    after: str
    message: str


class Processed(Part):
    """A part whose text was made here, of the lexemes of the payload and the Disclosures."""

    marks: list[Mark]
    claims: list[Claim]
    undisclosed: Place


class AudienceLine(Line):
    """The line about issuer and audience."""

    checks: list[Check]
