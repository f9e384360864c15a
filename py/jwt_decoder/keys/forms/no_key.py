"""What a text is that was given as a key and is none: a name, a reference, a page, a command, an answer."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys.fetch_command import WELL_KNOWN, fetch_command
from jwt_decoder.keys.forms.json_text import KeyJsonError, parse
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST: Final = 200
_LONGEST_TEXT: Final = 100_000


class NoKey(NamedTuple):
    """Why a text is no key, the command that prints one, "" where there is none, and whether it has a private one."""

    problem: Sentence
    command: str = ""
    is_private: bool = False


class _Row(NamedTuple):
    """How a text is recognised, what is said of it, and the command: None where there is none."""

    form: re.Pattern[str]
    said: Sentence
    command: Callable[[re.Match[str]], str] | None = None
    is_private: bool = False


# The path of a file, also as the value of a property: "classpath:public.pem".
_PATH: Final = re.compile(
    r"(?![a-z]{2,10}://)(?:(?![A-Za-z]:[\\/])[\w.-]{1,120} {0,8}[=:] {0,8})?[\"']?"
    r"((?:classpath:|file:|[A-Za-z]:(?=[\\/]))?[\w./\\~-]{1,200}\.(?:pem|key|pub|crt|cer|der|jwks?|p12|pfx|jks|json))"
    r"[\"']?"
)
_FILE: Final = Sentence("“{path}” is the name of a file, not a key: paste what is in that file.")
_IS_PAGE: Final = Sentence(
    "This is an HTML page, not a key: probably an error or a login page that came instead of the keys."
)
_IS_COMMAND: Final = Sentence("This is a command, not a key: run it, and paste what it prints.")
_IS_ANSWER: Final = Sentence("This is JSON, but there is no key in it.")
_IS_REFERENCE: Final = Sentence(
    "This is the name of a key in {store}, not the key: “{command}” prints it; paste what that prints."
)
_IS_SETTING: Final = Sentence(
    "This names the URL of the keys, not a key: “{command}” prints them; paste what that prints."
)
_IS_DID: Final = Sentence("This is a DID, not a key: “{command}” prints its document; paste what that prints.")
_IS_OTHER_DID: Final = Sentence(
    "This is a DID, not a key. Its keys are in its DID document, which a resolver of “{method}” returns: paste that."
)
_IS_VARIABLE: Final = Sentence("“{name}” stands for a key that wasn't filled in: paste the value itself.")
_IS_OBJECT: Final = Sentence(
    "A program printed this of a key object, without the key: have it export the key as PEM or JWK, and paste that."
)
_IS_DIGEST: Final = Sentence("This is the fingerprint of a key, from which the key can't be had: paste the key itself.")
_IS_MODULUS: Final = Sentence(
    "This is the modulus of an RSA key without its exponent. Nearly all keys have 65537: if this one does, add the line"
    " “Exponent: 65537”."
)
_IS_LISTING: Final = Sentence(
    "This is what “openssl asn1parse” shows of a key, which leaves out the key: paste the PEM that it was made from."
)
_IS_AGE: Final = Sentence("This is a key of age, which encrypts files: no JWS or JWE uses it.")
_IS_WIREGUARD: Final = Sentence("This is a configuration of WireGuard, whose keys no JWS uses.")
_IS_SIGNIFY: Final = Sentence(
    "This is a secret key file of minisign or signify: paste the public key from the file beside it,"
    " which ends in .pub."
)
_IS_SOPS: Final = Sentence(
    "This value was encrypted by SOPS: “{command}” prints the file in plain text; paste the key in it."
)
_IS_VAULT: Final = Sentence(
    "This was encrypted by Ansible Vault: “{command}” prints it in plain text, and asks for the password."
)
_IS_GZIP: Final = Sentence("This is base64 of gzip data: decompress it with “{command}”, and paste the key in it.")
_IS_CRYPT: Final = Sentence("This is the hash of a password, not a key.")
_IS_CONSOLE: Final = Sentence(
    "A console printed this of an object whose inner values are folded: print it with JSON.stringify, and paste that."
)
_IS_TOKEN: Final = Sentence("This is a token, not a key.")
_WORD: Final = r"[\w./+=@-]{1,120}"
_PUBLIC_TEXT: Final = "--query PublicKey --output text"


def why_no_key(text: str) -> NoKey | None:
    """Return what a text is instead of a key, and what to do; None where that is not known."""
    part = text[:_LONGEST_TEXT]
    return _file(part) or next((found for row in _ROWS if (found := _read(row, part))), None) or _answer(part)


def _read(row: _Row, text: str) -> NoKey | None:
    found = row.form.search(text)
    if found is None:
        return None
    command = row.command(found) if row.command else ""
    values = {name: quote(value[:_LONGEST], _LONGEST) for name, value in found.groupdict().items() if value}
    shown = {**values, **({"command": command} if command else {})}
    named = {name: value for name, value in shown.items() if f"{{{name}}}" in row.said.template}
    return NoKey(row.said.about(**named), command, row.is_private)


def _file(text: str) -> NoKey | None:
    path = _PATH.fullmatch(text.rstrip().rpartition("\n")[2].lstrip())
    return NoKey(_FILE.about(path=quote(path[1], _LONGEST))) if path else None


def _answer(text: str) -> NoKey | None:
    if not text.lstrip().startswith("{"):
        return None
    try:
        parse(text)
    except KeyJsonError:
        return None
    return NoKey(_IS_ANSWER)


def _of_aws(service: str) -> Callable[[re.Match[str]], str]:
    def command(found: re.Match[str]) -> str:
        return f"aws {service.format(shlex.quote(found['name']), region=found['region'])}"

    return command


def _of_google(found: re.Match[str]) -> str:
    name = found.groupdict()
    return (
        f"gcloud kms keys versions get-public-key {name['version']} --key {name['key']} --keyring {name['ring']}"
        f" --location {name['location']} --project {name['project']} --output-file=-"
    )


def _of_azure(found: re.Match[str]) -> str:
    kind, address = found["kind"], shlex.quote(found["name"])
    if kind == "secrets":
        return f"az keyvault secret show --id {address} --query value --output tsv"
    if kind == "certificates":
        return f"az keyvault certificate download --id {address} --encoding PEM --file /dev/stdout"
    return f"az keyvault key show --id {address}"


def _of_did(found: re.Match[str]) -> str:
    """Return the command for a document of did:web (its specification §3.2)."""
    host, *path = found["name"].split(":")
    place = "/".join(path) or ".well-known"
    return fetch_command(f"https://{host.replace('%3A', ':')}/{place}/did.json")


def _of_setting(found: re.Match[str]) -> str:
    address = found["address"]
    if "issuer" in found["setting"].lower() and not address.endswith(WELL_KNOWN):
        address = address.rstrip("/") + WELL_KNOWN
    return fetch_command(address)


# Each form is anchored, or begins with a word that is rare, so that no long text is searched twice.
_ROWS: Final = (
    _Row(re.compile(r"\A\s{0,200}(?:<!doctype html|<html)[\s>]", re.IGNORECASE), _IS_PAGE),
    _Row(
        re.compile(r"\A\s{0,200}[$#>]?\s{0,8}(?:openssl|ssh-keygen|curl|wget|keytool|kubectl|az|aws|gcloud)\s+\S"),
        _IS_COMMAND,
    ),
    _Row(
        re.compile(
            rf"\A\s*(?P<name>arn:aws[\w-]{{0,12}}:kms:(?P<region>[a-z0-9-]{{4,24}}):[0-9]{{12}}:(?:key|alias)/{_WORD})\s*\Z"
        ),
        _IS_REFERENCE.about(store="AWS KMS"),
        _of_aws(f"kms get-public-key --key-id {{}} --region {{region}} {_PUBLIC_TEXT}"),
    ),
    _Row(
        re.compile(
            rf"\A\s*(?P<name>arn:aws[\w-]{{0,12}}:secretsmanager:(?P<region>[a-z0-9-]{{4,24}}):[0-9]{{12}}:secret:{_WORD})\s*\Z"
        ),
        _IS_REFERENCE.about(store="AWS Secrets Manager"),
        _of_aws("secretsmanager get-secret-value --secret-id {} --region {region} --query SecretString --output text"),
    ),
    _Row(
        re.compile(
            rf"\A\s*(?P<name>arn:aws[\w-]{{0,12}}:ssm:(?P<region>[a-z0-9-]{{4,24}}):[0-9]{{12}}:parameter/{_WORD})\s*\Z"
        ),
        _IS_REFERENCE.about(store="AWS Systems Manager"),
        _of_aws(
            "ssm get-parameter --with-decryption --name {} --region {region} --query Parameter.Value --output text"
        ),
    ),
    _Row(
        re.compile(
            r"\A\s*(?:gcpkms://)?projects/(?P<project>[\w:.-]{1,80})/locations/(?P<location>[\w-]{1,40})/keyRings/"
            r"(?P<ring>[\w-]{1,63})/cryptoKeys/(?P<key>[\w-]{1,63})/cryptoKeyVersions/(?P<version>[0-9]{1,9})\s*\Z"
        ),
        _IS_REFERENCE.about(store="Google Cloud KMS"),
        _of_google,
    ),
    _Row(
        re.compile(
            r"\A\s*(?P<name>https://[a-z0-9-]{1,63}\.(?:vault|managedhsm)\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)/"
            r"(?P<kind>keys|secrets|certificates)/[\w-]{1,127}(?:/[0-9a-f]{1,64})?)/?\s*\Z"
        ),
        _IS_REFERENCE.about(store="Azure Key Vault"),
        _of_azure,
    ),
    _Row(
        re.compile(r"\A\s*(?P<name>op://[\w ./-]{1,200})\s*\Z"),
        _IS_REFERENCE.about(store="1Password"),
        lambda found: f"op read {shlex.quote(found['name'])}",
    ),
    _Row(
        re.compile(r"\A\s*did:web:(?P<name>[A-Za-z0-9.%_-]{1,200}(?::[A-Za-z0-9.%_-]{1,80}){0,8})(?:[#?]\S*)?\s*\Z"),
        _IS_DID,
        _of_did,
    ),
    _Row(re.compile(r"\A\s*did:(?P<method>[a-z0-9]{1,32}):\S+\s*\Z"), _IS_OTHER_DID),
    _Row(
        re.compile(
            r"(?<![A-Za-z])(?P<setting>(?:jwks?|JWKS?)[-_]?(?:set[-_]?|SET[-_]?)?(?:ur[il]|UR[IL]|Ur[il])|jwkSetUri|issuer-uri|issuerUri|ISSUER_URI)"
            r"[\"']?\s{0,8}[:=]\s{0,8}[\"']?(?P<address>https://[^\s\"'<>,;]{1,2000})"
        ),
        _IS_SETTING,
        _of_setting,
    ),
    _Row(
        re.compile(
            r"\A\s*(?:\[object \w{1,40}\]|<[\w.$ -]{1,160} object at 0x[0-9a-fA-F]+>|#<OpenSSL::\S{1,80}[^\n]{0,200}>"
            r"|(?:Public|Private|Secret)KeyObject\s*\{[^\n]{0,200}|CryptoKey\s*\{[^\n]{0,400}|[\w.$]{3,160}@[0-9a-f]{5,8})\s*\Z"
        ),
        _IS_OBJECT,
    ),
    _Row(
        re.compile(
            r"\A\s*(?P<name>\$\{?[A-Za-z_][\w.:-]{0,80}\}?|%[A-Z_]{2,80}%|\{\{[^{}]{1,120}\}\}"
            r"|<[^<>]{0,60}(?:key|pem|secret|cert)[^<>]{0,60}>"
            r"|process\.env\.\w{1,80}|os\.environ\S{1,80}"
            r"|(?:your|my)[-_ ](?:public|private)[-_ ]key(?:[-_ ]here)?)\s*\Z",
            re.IGNORECASE,
        ),
        _IS_VARIABLE,
    ),
    _Row(
        re.compile(
            r"\A\s*(?:(?:[0-9]{3,5} )?SHA256:[A-Za-z0-9+/]{43}(?:\s[^\n]{0,200})?"
            r"|sha(?:256|384|512)[/-][A-Za-z0-9+/]{43,88}={0,2}"
            r"|(?:[0-9]{3,5} )?(?:MD5:)?(?:[0-9a-f]{2}:){15}[0-9a-f]{2}(?:\s[^\n]{0,200})?"
            r"|[^\n]{0,80}[Ff]ingerprint ?[=:] ?(?:[0-9A-Fa-f]{2}:?){16,64}"
            r"|[^\n]{0,120}\bTLSA\s+[0-3]\s+[01]\s+[12]\s[^\n]{1,200})\s*\Z"
        ),
        _IS_DIGEST,
    ),
    _Row(re.compile(r"\A\s*(?i:modulus) ?[=:]\s?(?:0[xX])?[0-9A-Fa-f:\s]{128,12000}\Z"), _IS_MODULUS),
    _Row(re.compile(r"\A\s*+(?:[Bb]earer\s++)?e[wy][\w-]{8,4000}+(?:\.[\w-]*+){2,4}+[~\w.-]*+\s*+\Z"), _IS_TOKEN),
    _Row(re.compile(r"\A\s*0:d=0\s+hl=[0-9]"), _IS_LISTING),
    _Row(re.compile(r"\bAGE-SECRET-KEY-1[A-Z0-9]{40,80}\b"), _IS_AGE, is_private=True),
    _Row(re.compile(r"\A\s*age1[a-z0-9]{50,70}\s*\Z"), _IS_AGE),
    _Row(re.compile(r"^\[Interface\][^\[]{0,2000}?^PrivateKey\s*=", re.MULTILINE), _IS_WIREGUARD, is_private=True),
    _Row(re.compile(r"\A\s*\[(?:Peer|Interface)\]\s"), _IS_WIREGUARD),
    _Row(
        re.compile(r"\A\s*untrusted comment: [^\n]{0,400}(?:secret|encrypted)[^\n]{0,80}\n"),
        _IS_SIGNIFY,
        is_private=True,
    ),
    _Row(re.compile(r"\bENC\[AES256_GCM,data:"), _IS_SOPS, lambda _: "sops --decrypt secrets.yaml"),
    _Row(re.compile(r"\A\s*H4sI[A-Za-z0-9+/]{20}"), _IS_GZIP, lambda _: "base64 --decode | gunzip"),
    _Row(re.compile(r"\A\s*\$ANSIBLE_VAULT;"), _IS_VAULT, lambda _: "ansible-vault view secrets.yaml"),
    _Row(re.compile(r"\A\s*\$(?:2[aby]|argon2(?:id|i|d)|5|6|pbkdf2-sha\d+|scrypt)\$\S{16,200}\s*\Z"), _IS_CRYPT),
    _Row(re.compile(r"\{\u2026\}|\bArray\(\d+\)|\[Object\]"), _IS_CONSOLE),
)
