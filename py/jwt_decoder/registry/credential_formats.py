"""Credentials that are no JWT: how each is recognised, what it is, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CredentialFormat:
    """A format: ``begins`` are texts of which one begins it, or ``within`` is a pattern of a place in it.

    ``behind`` are the characters that may stand in it before that place. With neither, it is only looked for where
    nothing else stands. ``pattern`` is that of the whole of one. ``headline`` says what it is, ``about`` what it is
    made of, ``advice`` what to do, ``source`` where the format is described. ``holds`` says that a token may stand
    in it, packed in another way.
    """

    id: str
    begins: tuple[str, ...]
    pattern: str
    headline: Sentence
    about: Sentence
    advice: Sentence
    source: str
    within: str = ""
    behind: str = ""
    holds: bool = False


_BASE64: Final = r"[A-Za-z0-9+/_%-]"  # also percent-encoded
_PAD: Final = r"={0,2}"
_OF_BASE64URL: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
_NO_MORE: Final = r"(?![A-Za-z0-9_.~=-])"
# In base64url: what an HMAC with SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512 makes.
_MAC: Final = r"(?:[\w-]{86}|[\w-]{64}|[\w-]{43}|[\w-]{38}|[\w-]{27})"

_SIGNED_ONLY: Final = Sentence("It's signed, not encrypted: anyone can read what it says.")
_SEALED: Final = Sentence("It's encrypted: only the application can read it.")
_WITH_SECRET: Final = Sentence("Read or check it in the application, with its secret key.")
_AS_CREDENTIAL: Final = Sentence("It proves who sends it, so don't share it.")
_NAMES_ONLY: Final = Sentence(
    "Where an API takes it as a token, only its server knows what it stands for; ask, for example, its introspection"
    " endpoint (RFC 7662)."
).then(Sentence("If it's the secret that signed a token, it goes in the key field."))
_SAML_NAMES: Final = "(?:Response|Assertion|AuthnRequest|LogoutRequest|LogoutResponse)"

_ROWS: Final = (
    CredentialFormat(
        "flask",
        (),
        rf"(?P<payload>\.eJ[\w+/-]+|[eIW][\w+/-]{{2,}}={{0,2}})(?:\.(?P<time>[\w-]{{5,6}})\.{_MAC}|\.[\w-]{{27}}){_NO_MORE}",
        Sentence("This is a Flask session, not a JWT."),
        Sentence(
            "This is a value that itsdangerous signed, as a Flask or Starlette session: a payload, often the time, and"
            " an HMAC. Unlike a JWT it has no header."
        ),
        _SIGNED_ONLY.then(Sentence("Check it with itsdangerous and the application's secret key, not as a JWT.")),
        "https://itsdangerous.palletsprojects.com/en/stable/serializer/",
        within=r"\.[\w-]{5,6}\.[\w-]{27}|\.[\w-]{27}(?![\w.-])",
        behind=_OF_BASE64URL + "+/.",
    ),
    CredentialFormat(
        "django",
        (),
        rf"(?P<payload>\.eJ[\w-]+|[\w.@+-]+={{0,2}}):(?P<time>[12][0-9A-Za-z]{{5}}):{_MAC}(?![\w:-])",
        Sentence("This is a signed value of Django, not a JWT."),
        Sentence(
            "Django signed this, as a cookie or a link: a value, the time, and an HMAC, with colons between them."
        ),
        _SIGNED_ONLY.then(Sentence("Check it with django.core.signing and the project's SECRET_KEY.")),
        "https://docs.djangoproject.com/en/stable/topics/signing/",
        within=r":[12][0-9A-Za-z]{5}:[\w-]{27}",
        behind=_OF_BASE64URL + ".@+",
    ),
    CredentialFormat(
        "rails-encrypted",
        (),
        rf"(?P<data>{_BASE64}{{8,}}?{_PAD})--(?P<iv>[A-Za-z0-9+/%]{{16,40}})--(?P<tag>[A-Za-z0-9+/%]{{22,40}}?(?:==|%3[Dd]%3[Dd]))",
        Sentence("This is an encrypted Rails cookie, not a JWT."),
        Sentence("Rails encrypted this cookie with AES-GCM: ciphertext, initialization vector and tag, in base64."),
        _SEALED.then(Sentence("In the Rails console, cookies.encrypted reads it with secret_key_base.")),
        "https://api.rubyonrails.org/classes/ActiveSupport/MessageEncryptor.html",
        within=r"--[A-Za-z0-9+/%]{16,40}--",
        behind=_OF_BASE64URL + "+/%",
    ),
    CredentialFormat(
        "rails-signed",
        (),
        rf"(?P<payload>{_BASE64}{{4,}}?{_PAD})--(?:[0-9a-f]{{64}}|[0-9a-f]{{40}})(?![0-9A-Za-z])",
        Sentence("This is a Rails cookie, not a JWT."),
        Sentence("Rails signed this message: a value in base64, two hyphens, and an HMAC in hex."),
        Sentence(
            "In the Rails console, ActiveSupport::MessageVerifier or cookies.signed checks it with secret_key_base."
        ),
        "https://api.rubyonrails.org/classes/ActiveSupport/MessageVerifier.html",
        within=r"--[0-9a-f]{40}",
        behind=_OF_BASE64URL + "+/%",
    ),
    CredentialFormat(
        "laravel",
        ("eyJpdiI6",),
        rf"(?P<payload>eyJ{_BASE64}++{_PAD}){_NO_MORE}",
        Sentence("This is an encrypted Laravel cookie, not a JWT."),
        Sentence("Laravel encrypted this: base64 of JSON with an initialization vector, the ciphertext and an HMAC."),
        _SEALED.then(Sentence("In the application, Crypt::decryptString reads it with APP_KEY.")),
        "https://laravel.com/docs/encryption",
    ),
    CredentialFormat(
        "cookie-session",
        ("eyJ",),
        rf"(?P<payload>eyJ{_BASE64}{{1,4000}}+{_PAD})(?=;\s*[\w.:-]{{1,64}}\.sig=[\w-]{{27}}(?![\w-]))",
        Sentence("This is an Express session, not a JWT."),
        Sentence("cookie-session wrote this: base64 of JSON, and its HMAC in a second cookie whose name ends in .sig."),
        _SIGNED_ONLY.then(_WITH_SECRET),
        "https://expressjs.com/en/resources/middleware/cookie-session.html",
    ),
    CredentialFormat(
        "express-session",
        ("s%3A",),
        rf"s(?:%3A|:)[\w-]{{20,64}}\.(?:[A-Za-z0-9+/]|%2[BF]){{43}}{_NO_MORE}",
        Sentence("This is the ID of an Express session, not a JWT."),
        Sentence(
            "express-session wrote this: “s:”, a random ID, and its HMAC. What the session says is on the server."
        ),
        _AS_CREDENTIAL.then(Sentence("There is nothing in it to decode.")),
        "https://expressjs.com/en/resources/middleware/session.html",
        within=r"s:[\w-]{20,64}\.[A-Za-z0-9+/]{43}",
    ),
    CredentialFormat(
        "iron",
        ("Fe26.2*",),
        r"Fe26\.2\*[\w-]*\*[0-9a-f]{64}\*[\w-]{22}\*[\w-]+\*[0-9]*\*[0-9a-f]{64}\*[\w-]{43}(?:~[0-9])?" + _NO_MORE,
        Sentence("This is an encrypted Iron session, not a JWT."),
        Sentence("iron-session or hapi encrypted this: salt, initialization vector, ciphertext, and an HMAC."),
        _SEALED.then(Sentence("unsealData of iron-session reads it, with the application's password.")),
        "https://hapi.dev/module/iron/api",
    ),
    CredentialFormat(
        "securecookie",
        ("MTY", "MTc", "MTg"),
        rf"(?P<payload>MT[Ycg][\w-]{{60,4096}}+={{0,2}}){_NO_MORE}",
        Sentence("This is a Gorilla session, not a JWT."),
        Sentence("Go's securecookie wrote this: the time, a value and an HMAC, in base64. The value may be encrypted."),
        _WITH_SECRET,
        "https://pkg.go.dev/github.com/gorilla/securecookie",
    ),
    CredentialFormat(
        "grafana-legacy",
        ("eyJrIjoi",),
        rf"(?P<payload>eyJrIjoi[A-Za-z0-9+/]++{_PAD}){_NO_MORE}",
        Sentence("This is an old Grafana API key, not a JWT."),
        Sentence("This is base64 of JSON without alg: a Grafana API key, from before service accounts."),
        Sentence("It's a live secret: if anyone else has seen it, delete it in Grafana. New ones begin with glsa_."),
        "https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/",
    ),
    CredentialFormat(
        "fernet",
        ("gAAAAA",),
        r"(?P<payload>gAAAAA[\w%-]{90,}+={0,2})" + _NO_MORE,
        Sentence("This is a Fernet token, not a JWT."),
        Sentence("Fernet encrypts with AES-CBC and an HMAC. Only the time it was made can be read."),
        _SEALED.then(Sentence("cryptography.fernet.Fernet(key).decrypt reads it, with the key that made it.")),
        "https://github.com/fernet/spec/blob/master/Spec.md",
    ),
    CredentialFormat(
        "paseto-public",
        ("v1.public.", "v2.public.", "v3.public.", "v4.public."),
        r"v(?P<version>[1-4])\.public\.(?P<payload>[\w-]{86,}+)(?:\.(?P<footer>[\w-]+))?" + _NO_MORE,
        Sentence("This is a PASETO, not a JWT."),
        Sentence("A PASETO v{version}.public is signed with a private key; its version fixes the algorithm."),
        _SIGNED_ONLY.then(Sentence("Verify it with a PASETO library and the public key.")),
        "https://github.com/paseto-standard/paseto-spec",
    ),
    CredentialFormat(
        "paseto-local",
        ("v1.local.", "v2.local.", "v3.local.", "v4.local."),
        r"v(?P<version>[1-4])\.local\.(?P<payload>[\w-]{75,}+)(?:\.(?P<footer>[\w-]+))?" + _NO_MORE,
        Sentence("This is an encrypted PASETO, not a JWT."),
        Sentence("A PASETO v{version}.local is encrypted with a shared key; only a footer could be read."),
        Sentence("Decrypt it with a PASETO library and the application's key."),
        "https://github.com/paseto-standard/paseto-spec",
    ),
    CredentialFormat(
        "branca",
        (),
        r"(?P<payload>[0-9A-Za-z]{62,4096})",
        Sentence("This is a Branca token, not a JWT."),
        Sentence("Branca encrypts with XChaCha20-Poly1305 and writes base62. Only the time in it can be read."),
        Sentence("Decrypt it with a Branca library and the application's key."),
        "https://github.com/tuupola/branca-spec",
    ),
    CredentialFormat(
        "biscuit",
        ("biscuit:",),
        r"(?:biscuit:)?(?P<payload>[\w-]{120,}+={0,2})",
        Sentence("This is a Biscuit, not a JWT."),
        Sentence("A Biscuit is a chain of signed blocks of Datalog, in protobuf and base64url."),
        Sentence("biscuit inspect shows its facts and checks; the issuer's public key verifies it."),
        "https://github.com/eclipse-biscuit/biscuit/blob/main/SPECIFICATIONS.md",
    ),
    CredentialFormat(
        "macaroon",
        ("MDAw", "MDAx", "MDAy", "MDAz", "MDA0", "MDA1", "AgE", "AgI"),
        rf"(?P<payload>(?:MDA|Ag[EI]){_BASE64}{{20,}}+{_PAD}){_NO_MORE}",
        Sentence("This is a macaroon, not a JWT."),
        Sentence("A macaroon is an identifier and caveats, chained by an HMAC: the caveats only ever narrow it."),
        _AS_CREDENTIAL.then(Sentence("Only its issuer can verify it, with a root key that never leaves the issuer.")),
        "https://research.google/pubs/pub41892/",
    ),
    CredentialFormat(
        "cwt",
        ("2D3ShE", "0oRD", "hEOhAS", "d83dd284", "D83DD284", "d28443a1", "D28443A1"),
        r"(?P<payload>[A-Za-z0-9_+/-]{60,}+={0,2})" + _NO_MORE,
        Sentence("This is a CWT, not a JWT."),
        Sentence("A CWT is what a JWT is, in CBOR (RFC 8392): claims with numbers for names, signed by COSE."),
        Sentence("Verify it with a COSE library and the issuer's key."),
        "RFC 8392",
    ),
    CredentialFormat(
        "hc1",
        (),
        r"HC1:(?P<payload>[0-9A-Z $%*+./:-]{60,}+)",
        Sentence("This is an EU Digital COVID Certificate."),
        Sentence("This code is a CWT, not a JWT: CBOR signed by COSE, compressed, in base45."),
        Sentence("An app of a health authority verifies it. It identifies a person: don't share it."),
        "https://ec.europa.eu/health/publications/digital-green-certificate-specifications-volume-1_en",
        within=r"HC1:[0-9A-Z]",
    ),
    CredentialFormat(
        "saml",
        ("SAMLRequest=", "SAMLResponse=", "PHNhbW", "PD94bWwg"),
        r"(?:SAML(?:Request|Response)=)?(?P<payload>[A-Za-z0-9+/%]{40,}+(?:\r?\n[A-Za-z0-9+/]+)*={0,2})",
        Sentence("This is a SAML message, not a JWT."),
        Sentence("SAML is XML, in base64 and, in a link, compressed with DEFLATE."),
        Sentence("Its signature, if it has one, is an XML signature: verify it with a SAML library."),
        "https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf",
        holds=True,
    ),
    CredentialFormat(
        "aspnet",
        ("CfDJ8",),
        r"(?P<payload>CfDJ8[\w-]{60,}+)" + _NO_MORE,
        Sentence("ASP.NET protected this; it isn't a JWT."),
        Sentence("This is what ASP.NET Core Data Protection makes: a cookie, an antiforgery token or a bearer token."),
        _SEALED.then(Sentence("Only an application with the same key ring can read it.")),
        "https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/authenticated-encryption-details",
    ),
    CredentialFormat(
        "discord",
        (),
        r"(?P<user>[MNO][A-Za-z0-9_-]{17,27})\.[\w-]{6}\.[\w-]{27,38}" + _NO_MORE,
        Sentence("This is a Discord token, not a JWT."),
        Sentence("A token of a Discord bot has two dots as well: its user ID in base64, a time, and an HMAC."),
        Sentence("It's a live secret: if anyone else has seen it, reset it in the Discord developer portal."),
        "https://discord.com/developers/docs/reference#authentication",
        within=r"\.[\w-]{6}\.[\w-]{27}",
        behind=_OF_BASE64URL,
    ),
    CredentialFormat(
        "mapbox",
        ("pk.eyJ", "sk.eyJ", "tk.eyJ"),
        r"(?P<kind>[pst]k)\.(?P<payload>eyJ[\w-]+)\.[\w-]{20,24}" + _NO_MORE,
        Sentence("This is a Mapbox token, not a JWT."),
        Sentence("A Mapbox token looks like a JWT: pk (public), sk (secret) or tk (temporary), JSON, and a signature."),
        Sentence("One that begins with sk is a secret: delete it in the Mapbox account if anyone else has seen it."),
        "https://docs.mapbox.com/help/dive-deeper/access-tokens/",
    ),
    CredentialFormat(
        "phoenix",
        ("SFMyNTY.", "SFMzODQ.", "SFM1MTI."),
        r"SFM[\w]{4}\.(?P<payload>[\w-]{4,}+)\.(?:[\w-]{86}|[\w-]{64}|[\w-]{43})" + _NO_MORE,
        Sentence("This is a Phoenix token, not a JWT."),
        Sentence("Plug or Phoenix signed this: the name of the algorithm, an Erlang term, and an HMAC."),
        _SIGNED_ONLY.then(Sentence("Phoenix.Token.verify checks it, with secret_key_base and the salt.")),
        "https://hexdocs.pm/plug_crypto/Plug.Crypto.MessageVerifier.html",
    ),
    CredentialFormat(
        "phoenix-encrypted",
        ("QTEyOEdDTQ.", "QTI1NkdDTQ.", "WENQ."),
        r"(?:QTEyOEdDTQ|QTI1NkdDTQ|WENQ)\.[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+" + _NO_MORE,
        Sentence("This is an encrypted Phoenix cookie."),
        Sentence("Plug encrypted this. It has five segments as a JWE has, but its first one only names the algorithm."),
        _SEALED.then(Sentence("Phoenix.Token.decrypt reads it, with secret_key_base and the salt.")),
        "https://hexdocs.pm/plug_crypto/Plug.Crypto.MessageEncryptor.html",
    ),
    CredentialFormat(
        "tornado",
        ("2|1:0|10:",),
        r"2\|1:0\|10:(?P<time>\d{10})\|\d+:[^|\s]*\|\d+:(?P<payload>[A-Za-z0-9+/]*={0,2})\|[0-9a-f]{64}",
        Sentence("This is a signed Tornado cookie, not a JWT."),
        Sentence("Tornado signed this: a version, the time, a name, a value in base64, and an HMAC in hex."),
        _SIGNED_ONLY.then(Sentence("get_signed_cookie checks it, with the application's cookie_secret.")),
        "https://www.tornadoweb.org/en/stable/web.html#tornado.web.decode_signed_value",
    ),
    CredentialFormat(
        "k8s-aws",
        ("k8s-aws-v1.",),
        r"k8s-aws-v1\.(?P<payload>[\w-]{40,}+={0,2})" + _NO_MORE,
        Sentence("This is an Amazon EKS token, not a JWT."),
        Sentence("aws eks get-token makes this: a presigned address of AWS STS in base64, which the cluster calls."),
        Sentence("It's valid for 15 minutes. aws sts get-caller-identity shows the user."),
        "https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster",
        holds=True,
    ),
    CredentialFormat(
        "sentry",
        ("sntrys_eyJ",),
        r"sntrys_(?P<payload>eyJ[A-Za-z0-9+/]+={0,2})_[\w+/-]{20,}",
        Sentence("This is a Sentry token, not a JWT."),
        Sentence("A Sentry organization token is JSON in base64, followed by a secret."),
        Sentence("It's a live secret: if anyone else has seen it, revoke it in Sentry's settings."),
        "https://docs.sentry.io/account/auth-tokens/",
    ),
    CredentialFormat(
        "basic",
        (),
        r"[Bb]asic (?P<payload>[A-Za-z0-9+/]{4,}+={0,2})" + _NO_MORE,
        Sentence("These are Basic credentials, not a JWT."),
        Sentence("Basic authentication sends a user name and a password in base64, which hides nothing (RFC 7617)."),
        Sentence("Whoever sees it has the password: change it if this was shared."),
        "RFC 7617",
        within=r"asic [A-Za-z0-9+/]{4}",
        behind="Bb",
        holds=True,
    ),
    CredentialFormat(
        "ntlm",
        ("TlRMTVNTUAA",),
        r"(?P<payload>TlRMTVNTUAA[A-Za-z0-9+/]{4,}+={0,2})",
        Sentence("This is NTLM, not a JWT."),
        Sentence(
            "This is message {number} of the three of an NTLM handshake, which proves a password on one connection."
        ),
        Sentence("Nothing in it can be used apart from its connection. Prefer Kerberos or OAuth."),
        "https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp/",
    ),
    CredentialFormat(
        "kerberos",
        (),
        r"[Nn]egotiate (?P<payload>[Yo][A-Za-z0-9+/]{40,}+={0,2})",
        Sentence("This is a Kerberos ticket, not a JWT."),
        Sentence("Negotiate carries a Kerberos ticket in SPNEGO (RFC 4559), encrypted for one service."),
        Sentence("Only that service can read it, with its keytab; klist shows the tickets of a user."),
        "RFC 4559",
        within="egotiate [Yo]",
        behind="Nn",
    ),
    CredentialFormat(
        "request-signature",
        (),
        r"[Aa]uthorization: (?P<scheme>[\w-]+) "
        r"(?=[^\r\n]{0,400}(?:[Ss]ignature|response|mac|nonce)[=\s\"]|[\w-]+:[\w+/]+=)",
        Sentence("This request is signed; it has no token."),
        Sentence("The scheme {scheme} signs each request, so there is no token to decode."),
        Sentence("Compare the signed parts and the clock on both sides if the server refuses it."),
        "https://www.iana.org/assignments/http-authschemes",
        within=r"uthorization: (?:Digest|AWS4-HMAC-SHA256|Hawk|Signature|SharedKey(?:Lite)?|OAuth) ",
        behind="Aa",
        holds=True,
    ),
    CredentialFormat(
        "signed-cookie",
        ("eyJ",),
        r"(?P<payload>eyJ[\w+/-]{2,4000}+(?:={0,2}|(?:%3[Dd]){1,2}))\.(?:[A-Za-z0-9+/]|%2[BbFf]){43}(?![\w.~=%-])",
        Sentence("This is a signed cookie, not a JWT."),
        Sentence(
            "Remix or React Router signed this: base64 of JSON, a dot, and an HMAC. Unlike a JWT it has no header."
        ),
        _SIGNED_ONLY.then(Sentence("createCookie reads and checks it, with the application's secrets.")),
        "https://reactrouter.com/explanation/sessions-and-cookies",
    ),
    CredentialFormat(
        "session-id",
        (),
        r"(?P<name>PHPSESSID|JSESSIONID|ASP\.NET_SessionId)=[\w.!,:%-]{16,256}",
        Sentence("This is the ID of a session, not a JWT."),
        Sentence("{name} is a random ID. What the session says is on the server."),
        _AS_CREDENTIAL.then(Sentence("There is nothing in it to decode.")),
        "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html",
    ),
    CredentialFormat(
        "wordpress",
        ("wordpress_logged_in_", "wordpress_sec_"),
        r"wordpress_(?:logged_in|sec)_[0-9a-f]{32}=(?P<user>(?:(?!%7C)[^|\s;]){1,60})(?:\||%7C)(?P<time>[0-9]{10})"
        r"(?:(?:\||%7C)[0-9A-Za-z]{32,64}){1,2}",
        Sentence("This is a WordPress cookie, not a JWT."),
        Sentence("WordPress signed this: a user name, when it expires, a session token, and an HMAC."),
        _AS_CREDENTIAL.then(Sentence("Logging out everywhere in the user's profile ends it.")),
        "https://developer.wordpress.org/reference/functions/wp_generate_auth_cookie/",
    ),
    CredentialFormat(
        "remember-me",
        ("remember-me=",),
        r"remember-me=(?P<payload>[A-Za-z0-9+/%]{40,}={0,2})",
        Sentence("This is a remember-me cookie of Spring Security, not a JWT."),
        Sentence("Spring Security made this: a user name, when it expires, and a hash, in base64."),
        _AS_CREDENTIAL.then(Sentence("A new password ends it.")),
        "https://docs.spring.io/spring-security/reference/servlet/authentication/rememberme.html",
    ),
    CredentialFormat(
        "aspx-auth",
        (),
        r"\.ASPXAUTH=[0-9A-F]{64,}(?![0-9A-Za-z])",
        Sentence("This is an ASP.NET forms cookie, not a JWT."),
        Sentence("ASP.NET's forms authentication made this ticket."),
        _SEALED.then(Sentence("FormsAuthentication.Decrypt reads it, with the machineKey of the server.")),
        "https://learn.microsoft.com/dotnet/api/system.web.security.formsauthentication.decrypt",
        within=r"\.ASPXAUTH=",
    ),
    CredentialFormat(
        "view-state",
        (),
        r"(?:__VIEWSTATE[^\r\n<>/%]{0,60}?)?(?P<payload>(?:/|%2[Ff])wE[A-Za-z0-9+/%]{24,}+={0,2})",
        Sentence("This is ASP.NET view state, not a JWT."),
        Sentence("ASP.NET Web Forms keeps the state of a page's controls in this field."),
        Sentence("It says nothing of who the user is; a viewer of view state shows what is in it."),
        "https://learn.microsoft.com/previous-versions/aspnet/bb386448(v=vs.100)",
        within="__VIEWSTATE",
    ),
    CredentialFormat(
        "java-serialized",
        ("rO0AB",),
        r"(?P<payload>rO0AB[A-Za-z0-9+/]{20,}+={0,2})" + _NO_MORE,
        Sentence("This is a serialized Java object, not a JWT."),
        Sentence("Java's object serialization wrote this, in base64."),
        Sentence("It isn't decoded here. An application that reads one from outside can be made to run code."),
        "https://docs.oracle.com/en/java/javase/21/docs/specs/serialization/protocol.html",
    ),
    CredentialFormat(
        "paserk",
        ("k1.", "k2.", "k3.", "k4."),
        r"k[1-4]\.(?P<kind>local|public|secret|lid|pid|sid|seal|(?:local|secret)-(?:wrap|pw))\.[\w.-]{32,}",
        Sentence("This is a key for PASETO (PASERK), not a JWT."),
        Sentence("PASERK writes keys and their IDs as text; this one is of the type {kind}."),
        Sentence("Use it with a PASETO library. Those of the types local and secret are for nobody else to see."),
        "https://github.com/paseto-standard/paserk",
    ),
    CredentialFormat(
        "sanctum",
        (),
        r"[0-9]{1,10}\|[0-9A-Za-z]{40,64}",
        Sentence("This is a Laravel Sanctum token, not a JWT."),
        Sentence("Sanctum made this: the number of a row in its table, and a random value whose hash is in that row."),
        _AS_CREDENTIAL.then(Sentence("There is nothing in it to decode.")),
        "https://laravel.com/docs/sanctum",
    ),
    CredentialFormat(
        "uuid",
        (),
        r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
        Sentence("This is a UUID, not a JWT."),
        Sentence("A UUID only names something."),
        _NAMES_ONLY,
        "RFC 9562",
    ),
    CredentialFormat(
        "ulid",
        (),
        r"0[0-9A-HJKMNP-TV-Z]{25}",
        Sentence("This is a ULID, not a JWT."),
        Sentence("A ULID is the time it was made and a random number; it only names something."),
        _NAMES_ONLY,
        "https://github.com/ulid/spec",
    ),
    CredentialFormat(
        "thumbprint",
        ("urn:ietf:params:oauth:jwk-thumbprint:",),
        r"urn:ietf:params:oauth:jwk-thumbprint:(?P<hash>[a-z0-9-]{3,20}):[\w-]{20,}",
        Sentence("This is the thumbprint of a key, not a JWT."),
        Sentence("A JWK Thumbprint URI names a key by its hash, here {hash}."),
        Sentence("Paste the key, and compare its thumbprint with this one."),
        "RFC 9278",
    ),
    CredentialFormat(
        "mdoc",
        (
            "o2d2ZXJzaW9u",
            "pGd2ZXJzaW9u",
            "ompuYW1lU3BhY2Vz",
            "omppc3N1ZXJBdXRo",
            "a26a6e616d65537061636573",
            "a3677665",
        ),
        r"(?P<payload>[A-Za-z0-9_+/-]{100,}+={0,2})" + _NO_MORE,
        Sentence("This is an mdoc, not a JWT."),
        Sentence(
            "An mdoc is a mobile document of ISO/IEC 18013-5, such as a driver's license or a PID, in CBOR and COSE."
        ),
        Sentence("Verify it with a library for mdocs and the issuer's certificate. It identifies a person."),
        "ISO/IEC 18013-5 §8.3.2",
    ),
    CredentialFormat(
        "cose-encrypted",
        (),
        r"(?P<payload>[A-Za-z0-9_+/-]{40,}+={0,2})" + _NO_MORE,
        Sentence("This is encrypted COSE, not a JWT."),
        Sentence("This is to CBOR what a JWE is to JSON (RFC 9052); an encrypted CWT has this form."),
        Sentence("Decrypt it with a COSE library and the recipient's key."),
        "RFC 9052",
    ),
    CredentialFormat(
        "nzcp",
        ("NZCP:/1/",),
        r"NZCP:/1/(?P<payload>[A-Z2-7]{60,}+)",
        Sentence("This is a New Zealand COVID Pass."),
        Sentence("This code is a CWT, not a JWT: CBOR signed by COSE, in base32."),
        Sentence("It identifies a person: don't share it."),
        "https://nzcp.covid19.health.nz/",
    ),
    CredentialFormat(
        "webauthn",
        ("eyJ0eXBlIjoid2ViYXV0aG4u", "eyJjaGFsbGVuZ2UiO"),
        r"(?P<payload>eyJ[\w+/-]{40,}+={0,2})" + _NO_MORE,
        Sentence("This is client data of WebAuthn, not a JWT."),
        Sentence("A browser writes clientDataJSON when a passkey is made or used; what is signed includes its hash."),
        Sentence("Compare challenge and origin with your own; a WebAuthn library checks the signature."),
        "https://www.w3.org/TR/webauthn-3/#dictionary-client-data",
    ),
    CredentialFormat(
        "data-integrity",
        (),
        r"\"proofValue\"\s{0,4}:\s{0,4}\"[a-zA-Z][\w+/=-]{20,}\"",
        Sentence("This is signed by an embedded proof; it isn't a JWT."),
        Sentence("A Verifiable Credential may have its signature in the member proof, over JSON-LD."),
        Sentence("Verify it with a library for Data Integrity proofs: the key is named by verificationMethod."),
        "https://www.w3.org/TR/vc-data-integrity/",
        within='"proofValue"',
        holds=True,
    ),
    CredentialFormat(
        "saml-xml",
        ("saml:", "samlp:", "saml2:", "saml2p:", "Assertion ", "Response "),
        rf"(?<=<)(?:\w{{1,10}}:)?{_SAML_NAMES}\s[^<>]{{0,1000}}?urn:oasis:names:tc:SAML:[^<>]{{0,1000}}>"
        rf"(?:[\s\S]{{0,20000}}</(?:\w{{1,10}}:)?{_SAML_NAMES}>)?",
        Sentence("This is a SAML message, not a JWT."),
        Sentence("SAML is XML, with an XML signature within it."),
        Sentence("Verify it with a SAML library."),
        "https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf",
        holds=True,
    ),
    CredentialFormat(
        "saml-artifact",
        ("SAMLart=",),
        r"SAMLart=(?P<payload>[A-Za-z0-9+/%]{50,}={0,2})",
        Sentence("This is a SAML artifact, not a JWT."),
        Sentence("An artifact only names a SAML message: the one who gets it asks the identity provider for that."),
        Sentence("There is nothing in it to decode. It can be used once."),
        "https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf",
    ),
    CredentialFormat(
        "pkcs7",
        (),
        r"MI[A-Za-z0-9+/]{4}YJKoZIhvcNAQcC[A-Za-z0-9+/]{40,}+(?:\r?\n[A-Za-z0-9+/]+)*={0,2}",
        Sentence("This is signed data of PKCS #7, not a JWT."),
        Sentence(
            "CMS or PKCS #7 is DER in base64: old App Store receipts, signed mail and some certificate chains have it."
        ),
        Sentence("base64 -d | openssl cms -cmsout -print -inform DER shows it. New App Store purchases are a JWS."),
        "RFC 5652",
        within="YJKoZIhvcNAQcC",
        behind=_OF_BASE64URL + "+/",
    ),
    CredentialFormat(
        "signed-url",
        ("X-Amz-Algorithm=AWS4", "X-Goog-Algorithm=GOOG4", "sig=", "SharedAccessSignature sr=", "Key-Pair-Id="),
        r"X-(?:Amz|Goog)-Algorithm=[^\s\"'<>]{20,4096}?-Signature=[0-9a-f]{64,1024}|sig=[A-Za-z0-9%+/]{43,90}(?:=|%3[Dd])"
        r"|SharedAccessSignature sr=[^\s\"'<>]{20,1000}|Key-Pair-Id=[A-Z0-9]{13,20}(?![\w-])",
        Sentence("This is a signed URL; it has no token."),
        Sentence("The query says what may be done until when, and has a signature over that."),
        Sentence("Whoever has it can use it until it expires, so don't share it. There is nothing in it to decode."),
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html",
        holds=True,
    ),
    CredentialFormat(
        "message-signature",
        ("Signature-Input: ", "signature-input: "),
        r"[Ss]ignature-[Ii]nput: [\w*.-]{1,40}=\(",
        Sentence("This message is signed; it has no token."),
        Sentence("Signature-Input says which parts of the message the header Signature signs (RFC 9421)."),
        Sentence("Verify it with a library for HTTP Message Signatures and the key that keyid names."),
        "RFC 9421",
        holds=True,
    ),
    CredentialFormat(
        "other-scheme",
        (),
        r"[Aa]uthorization: (?P<scheme>SSWS|ApiKey|[Tt]oken|Splunk|GenieKey|Klaviyo-API-Key|GNAP) "
        r"(?!e[yw])(?=[\w.~+/:-]{0,40}[0-9])[\w.~+/:-]{16,512}=*(?![\w.])",
        Sentence("This is an opaque key, not a JWT."),
        Sentence(
            "The scheme {scheme} carries a key that only the service can look up; a JWT is usually sent with Bearer."
        ),
        _AS_CREDENTIAL.then(Sentence("There is nothing in it to decode.")),
        "https://www.iana.org/assignments/http-authschemes",
        within=r"uthorization: (?:SSWS|ApiKey|[Tt]oken|Splunk|GenieKey|Klaviyo-API-Key|GNAP) ",
        behind="Aa",
        holds=True,
    ),
    CredentialFormat(
        "terraform",
        (),
        r"[0-9A-Za-z]{14}\.atlasv1\.[\w=-]{60,70}" + _NO_MORE,
        Sentence("This is an HCP Terraform token, not a JWT."),
        Sentence("A token of HCP Terraform has two dots as well: an ID, “atlasv1”, and a random value."),
        Sentence("It's a live secret: if anyone else has seen it, revoke it in the settings of HCP Terraform."),
        "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
        within=r"\.atlasv1\.",
        behind=_OF_BASE64URL,
    ),
    CredentialFormat(
        "entra-secret",
        (),
        r"[\w.~]{3}[0-9]Q~[\w.~-]{31,34}(?![\w.~-])",
        Sentence("This is a client secret of Entra ID, not a JWT."),
        Sentence("Microsoft Entra ID makes client secrets of this form for applications."),
        Sentence(
            "It's a live secret: if anyone else has seen it, delete it in the app registration and create another."
        ),
        "https://learn.microsoft.com/purview/sit-defn-client-secret-api-key",
        within=r"Q~[\w.~-]{31}",
        behind=_OF_BASE64URL + ".~",
    ),
    CredentialFormat(
        "telegram",
        (),
        r"[0-9]{6,12}:AA[\w-]{33}(?![\w-])",
        Sentence("This is a Telegram bot token, not a JWT."),
        Sentence("A token of a Telegram bot is its ID, a colon, and a random value."),
        Sentence("It's a live secret: if anyone else has seen it, revoke it with BotFather."),
        "https://core.telegram.org/bots/features#botfather",
        within=r":AA[\w-]{33}",
        behind="0123456789",
    ),
    CredentialFormat(
        "shlink",
        (),
        r"shlink:/(?P<payload>eyJ[\w-]{40,}+={0,2})",
        Sentence("This is a SMART Health Link, not a JWT."),
        Sentence("It's JSON in base64url: where an encrypted file is, and the key to it, which isn't shown."),
        Sentence("Whoever has the link can open the file, unless it needs a passcode too: don't share it."),
        "https://build.fhir.org/ig/HL7/smart-health-cards-and-links/links-specification.html",
        within="shlink:/eyJ",
    ),
    CredentialFormat(
        "shc-part",
        (),
        r"shc:/(?P<number>[1-9])/(?P<count>[2-9])/[0-9]{40,}",
        Sentence("This is part of a SMART Health Card."),
        Sentence("This is code {number} of the {count} into which the card was split."),
        Sentence("Scan the others too, and paste all of them, each on a line of its own."),
        "https://spec.smarthealth.cards/#encoding-chunks-as-qr-codes",
    ),
    CredentialFormat(
        "jwp",
        (),
        rf"(?P<payload>eyJ[\w-]{{16,}}+)(?:\.[\w~-]*+){{2,4}}{_NO_MORE}",
        Sentence("This is a JSON Web Proof, not a JWT."),
        Sentence(
            "Its header is read here; each of its payloads is one claim, and its proof shows some of them or all."
        ),
        Sentence("Check it with a library for JSON Web Proofs; as a JWT it can't be verified."),
        "draft-ietf-jose-json-web-proof",
        # `"typ":"JPT"` at each of the three places in a group of base64.
        within="InR5cCI6IkpQVC|J0eXAiOiJKUFQi|idHlwIjoiSlBUI",
        behind=_OF_BASE64URL,
    ),
    CredentialFormat(
        "keygen",
        ("key/ey",),
        rf"key/(?P<payload>ey[\w-]{{16,}}+={{0,2}})\.[\w-]{{80,}}={{0,2}}{_NO_MORE}",
        Sentence("This is a license key of Keygen, not a JWT."),
        Sentence("It's a set of data and a signature over it; unlike a JWT it has no header."),
        Sentence("Verify it with the public key of the Keygen account, over everything before the dot."),
        "https://keygen.sh/docs/api/cryptography/",
    ),
    CredentialFormat(
        "tinybird",
        ("p.eyJ1Ijoi",),
        rf"p\.(?P<payload>eyJ1Ijoi[\w-]{{16,}}+)\.[\w-]{{43}}{_NO_MORE}",
        Sentence("This is a token of Tinybird, not a JWT."),
        Sentence("It names a workspace and a token of it, and has an HMAC; unlike a JWT it has no header."),
        Sentence("Only Tinybird can check it. It proves who sends it, so don't share it."),
        "https://www.tinybird.co/docs/forward/administration/tokens",
    ),
    CredentialFormat(
        "disclosure",
        (),
        r"(?P<payload>W[yw][\w-]{6,}+)~?",
        Sentence("This looks like a Disclosure of an SD-JWT, not a token."),
        Sentence("A Disclosure is a JSON array: a salt, a claim's name and its value. Of an element there's no name."),
        Sentence("Paste the SD-JWT with “~” and this behind it: only there does a signature cover it."),
        "RFC 9901 §4.2",
        holds=True,
    ),
    CredentialFormat(
        "base64-json",
        (),
        r"(?P<payload>eyJ[\w+/-]{16,}+={0,2})",
        Sentence("This is JSON in base64, not a JWT."),
        Sentence("It has neither a header nor a signature, and none of the claims of a JWT."),
        Sentence("Anyone can read it, and anyone can make another one like it."),
        "RFC 4648",
    ),
)

FORMATS_OF_CREDENTIALS: Final[Mapping[str, CredentialFormat]] = MappingProxyType({row.id: row for row in _ROWS})
