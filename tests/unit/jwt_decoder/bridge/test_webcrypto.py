"""The browser's backend against a crypto.subtle that is played by cryptography."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.verify.backend import AlgorithmUnavailableError, KeyRefusedError
from jwt_decoder.verify.verify import verify
from jwt_decoder_cli.cryptography_backend import Cryptography, checker

from tests.unit.jwt_decoder.diagnose.test_diagnosis import jwk
from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, private_key, public_pem, split
from tests.unit.jwt_decoder.verify.test_algorithms import by_cryptography, by_pyjwt

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.outcome import SignatureOutcome

Asked: TypeAlias = tuple[str, tuple[Any, ...]]
NATIVE = {"RS256", "PS384", "ES512", "Ed25519"}


class JsError(Exception):
    """What pyodide.ffi.JsException is."""


class Subtle:
    """A crypto.subtle that knows some algorithms, and takes keys in the forms that browsers take."""

    def __init__(self, names: set[str], *, broken: bool = False) -> None:
        """Know the algorithms of these names."""
        self.rows = [ALGORITHMS[name] for name in names]
        self.broken = broken

    async def importKey(  # noqa: N802 - the name in JavaScript
        self,
        form: str,
        octets: bytes,
        parameters: dict[str, object],
        extractable: bool,  # noqa: FBT001 - as in JavaScript
        uses: list[str],
    ) -> tuple[Algorithm, bytes]:
        """Import as WebCrypto does."""
        assert (False, ["verify"]) == (extractable, uses)
        row = next((row for row in self.rows if dict(row.webcrypto) == parameters), None)
        if row is None or form != ("spki" if "RSA" in str(parameters["name"]) else "raw"):
            raise JsError
        return row, octets

    async def verify(
        self, parameters: dict[str, object], key: tuple[Algorithm, bytes], signature: bytes, message: bytes
    ) -> bool:
        """Verify as WebCrypto does."""
        row, octets = key
        assert dict(row.webcrypto) == parameters
        if self.broken:
            raise JsError
        return await Cryptography().verify(row, octets, signature, message)


class Noble:
    """The functions that the worker's script puts beside Python."""

    def verify(self, name: str, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Verify, or throw for a key that is none."""
        try:
            checker(ALGORITHMS[name], public_key)(signature, message)
        except InvalidSignature:
            return False
        except ValueError as error:
            raise JsError from error
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Give a function that makes the backend in a browser of the given abilities."""

    def load(**abilities: Any) -> Any:  # noqa: ANN401 - the module's class is made anew
        js, pyodide, ffi = ModuleType("js"), ModuleType("pyodide"), ModuleType("pyodide.ffi")
        vars(js).update(crypto=SimpleNamespace(**abilities.pop("crypto", {})), Object=SimpleNamespace(fromEntries=dict))
        vars(js).update(abilities)
        vars(ffi).update(JsException=JsError, to_js=lambda value, **_: value)
        for name, module in {"js": js, "pyodide": pyodide, "pyodide.ffi": ffi}.items():
            monkeypatch.setitem(sys.modules, name, module)
        monkeypatch.delitem(sys.modules, "jwt_decoder.bridge.webcrypto", raising=False)
        return importlib.import_module("jwt_decoder.bridge.webcrypto").WebCrypto()

    return load


def outcome(backend: Any, alg: str, key: str = "", which: int = 0) -> SignatureOutcome:  # noqa: ANN401 - made by the fixture
    token = by_pyjwt(alg) if alg in {"RS256", "PS384", "ES512", "ES256K"} else by_cryptography(alg)
    text = key or public_pem(private_key(KIND_OF[alg], which))
    return asyncio.run(verify(split(token), read_key(text, "text"), backend))


@pytest.mark.parametrize("alg", sorted(NATIVE))
def test_what_the_browser_knows_it_verifies_itself(alg: str, browser: Callable[..., Any]) -> None:
    backend = browser(crypto={"subtle": Subtle(NATIVE)})
    assert "valid" == outcome(backend, alg).state
    assert "invalid" == outcome(backend, alg, which=1).state


@pytest.mark.parametrize("alg", ["ES256K", "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"])
@pytest.mark.parametrize("crypto", [{"subtle": Subtle(set())}, {}], ids=["without-the-algorithm", "without-subtle"])
def test_noble_stands_in_where_the_browser_lacks_the_algorithm(
    alg: str, crypto: dict[str, Any], browser: Callable[..., Any]
) -> None:
    backend = browser(crypto=crypto, jwtNoble=Noble())
    assert "valid" == outcome(backend, alg).state
    assert "invalid" == outcome(backend, alg, which=1).state


@pytest.mark.parametrize("alg", ["ES256K", "Ed448"])
def test_without_noble_such_an_algorithm_is_unsupported_and_said(alg: str, browser: Callable[..., Any]) -> None:
    result = outcome(browser(crypto={"subtle": Subtle(NATIVE)}), alg)
    assert ("unsupported", f"This browser can't verify {alg}.") == (result.state, render(result.message))


def test_over_plain_http_what_is_missing_is_said(browser: Callable[..., Any]) -> None:
    result = outcome(browser(jwtNoble=Noble()), "RS256")
    assert "unsupported" == result.state
    assert "over HTTPS and on localhost. HMAC still works" in render(result.message)


def test_a_key_that_the_browser_refuses_is_unusable(browser: Callable[..., Any]) -> None:
    importing, verifying = Subtle(set()), Subtle(NATIVE, broken=True)
    for subtle in (importing, verifying):
        result = outcome(browser(crypto={"subtle": subtle}, jwtNoble=Noble()), "RS256")
        assert ("key-unusable", True) == (result.state, "rejects this key for RS256" in render(result.message))


def test_a_key_that_noble_refuses_is_unusable(browser: Callable[..., Any]) -> None:
    key = json.dumps({"kty": "EC", "crv": "secp256k1", "x": jwk("P-256")["x"], "y": jwk("P-256")["y"]})
    assert "key-unusable" == outcome(browser(crypto={}, jwtNoble=Noble()), "ES256K", key).state


def test_a_signature_that_noble_refuses_to_look_at_is_no_answer(browser: Callable[..., Any]) -> None:
    def refuse(*_: object) -> None:
        raise JsError

    backend = browser(crypto={}, jwtNoble=SimpleNamespace(verify=refuse))
    with pytest.raises(KeyRefusedError):
        asyncio.run(backend.verify(ALGORITHMS["ES256K"], b"", b"", b""))


class Trials:
    """The functions with which the worker's script makes many verifications at once."""

    async def ofPlatform(  # noqa: N802 - the name in JavaScript
        self,
        parameters: dict[str, object],
        key: tuple[Algorithm, bytes],
        signatures: bytes,
        messages: bytes,
        count: int,
    ) -> int:
        """Verify each as Subtle does."""
        pairs = each(signatures, messages, count)
        return [await Subtle(NATIVE).verify(parameters, key, *pair) for pair in pairs].index(True)

    def ofNoble(  # noqa: N802 - the name in JavaScript
        self, name: str, public_key: bytes, signatures: bytes, messages: bytes, count: int
    ) -> int:
        """Verify each as Noble does."""
        pairs = each(signatures, messages, count)
        return next((at for at, pair in enumerate(pairs) if Noble().verify(name, public_key, *pair)), -1)


def each(signatures: bytes, messages: bytes, count: int) -> list[tuple[bytes, bytes]]:
    """Take apart what stands one behind the other."""
    one, other = len(signatures) // count, len(messages) // count
    return [(signatures[at * one :][:one], messages[at * other :][:other]) for at in range(count)]


@pytest.mark.parametrize("crypto", [{"subtle": Subtle(NATIVE)}, {}], ids=["of-the-platform", "of-noble"])
def test_the_first_of_many_that_holds_is_found(crypto: dict[str, Any], browser: Callable[..., Any]) -> None:
    jws = split(by_cryptography("Ed25519"))
    key: Any = private_key("Ed25519")
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    other = bytes([jws.signing_input[0] ^ 1]) + jws.signing_input[1:]
    trials = [(jws.signature, other), (jws.signature, jws.signing_input), (jws.signature, jws.signing_input)]
    backend = browser(crypto=crypto, jwtTrials=Trials())

    assert 1 == asyncio.run(backend.first_valid(ALGORITHMS["Ed25519"], public, trials))


def test_where_none_of_many_holds_none_is_found(browser: Callable[..., Any]) -> None:
    row, key = ALGORITHMS["Ed448"], private_key("Ed448").public_key()
    public = key.public_bytes(Encoding.Raw, PublicFormat.Raw)

    assert asyncio.run(browser(crypto={}, jwtTrials=Trials()).first_valid(row, public, [(bytes(114), b"")])) is None


def test_a_key_that_is_refused_for_many_is_refused(browser: Callable[..., Any]) -> None:
    def refuse(*_: object) -> None:
        raise JsError

    backend = browser(crypto={}, jwtTrials=SimpleNamespace(ofNoble=refuse))
    with pytest.raises(KeyRefusedError):
        asyncio.run(backend.first_valid(ALGORITHMS["ES256K"], b"", [(b"", b"")]))


def test_the_public_key_of_a_seed_comes_from_noble(browser: Callable[..., Any]) -> None:
    key: Any = private_key("ML-DSA-44")
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    backend = browser(
        crypto={}, jwtNoble=SimpleNamespace(publicKey=lambda *_: SimpleNamespace(to_bytes=lambda: public))
    )
    assert public == asyncio.run(backend.public_key(ALGORITHMS["ML-DSA-44"], key.private_bytes_raw()))


def test_a_seed_that_noble_refuses_is_no_key(browser: Callable[..., Any]) -> None:
    backend = browser(crypto={}, jwtNoble=Noble())
    with pytest.raises(KeyRefusedError):
        throw(backend)
    with pytest.raises(AlgorithmUnavailableError):
        asyncio.run(browser(crypto={}).public_key(ALGORITHMS["Ed448"], b""))


def throw(backend: Any) -> None:  # noqa: ANN401 - made by the fixture
    def refuse(*_: object) -> None:
        raise JsError

    sys.modules["js"].__dict__["jwtNoble"] = SimpleNamespace(publicKey=refuse)
    asyncio.run(backend.public_key(ALGORITHMS["Ed448"], b""))


class Octets:
    """What JavaScript returns: an array of octets."""

    def __init__(self, octets: bytes) -> None:
        """Hold them."""
        self.octets = octets

    def to_bytes(self) -> bytes:
        """Return a copy of them."""
        return self.octets


class Later:
    """A promise, which is told by its `then`."""

    then = None

    def __init__(self, value: object) -> None:
        """Hold what it will be."""
        self.value = value

    def __await__(self) -> Generator[None, None, object]:
        """Give it after a turn."""
        yield
        return self.value


def opener(browser: Callable[..., Any], made: object, **crypto: object) -> tuple[Any, list[Asked]]:
    """Return what decrypts in a browser where every function gives this, and what was asked of it."""
    asked: list[Asked] = []

    def answer(name: str) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            asked.append((name, arguments))
            if isinstance(made, Exception):
                raise made
            return made

        return call

    names = ("unwrap", "decryptGcm", "decryptCbc", "decryptOaep", "decryptPkcs1", "agree", "derive")
    of_keys = ("random", "rsa", "privateKey", "publicKey")
    of_making = ("sign", *map(camel, MAKING))
    browser(
        crypto=crypto,
        jwtDecryption=SimpleNamespace(**{name: answer(name) for name in names}),
        jwtKeys=SimpleNamespace(**{name: answer(name) for name in of_keys}),
        jwtMaking=SimpleNamespace(**{name: answer(name) for name in of_making}),
    )
    return sys.modules["jwt_decoder.bridge.webcrypto"].WebDecryption(), asked


def maker(browser: Callable[..., Any], made: object, **crypto: object) -> tuple[Any, list[Asked]]:
    """Return, as ``opener`` does, what makes keys."""
    _, asked = opener(browser, made, **crypto)
    return sys.modules["jwt_decoder.bridge.webcrypto"].WebKeys(), asked


def token_maker(browser: Callable[..., Any], made: object, **crypto: object) -> tuple[Any, list[Asked]]:
    """Return, as ``opener`` does, what makes tokens."""
    _, asked = opener(browser, made, **crypto)
    return sys.modules["jwt_decoder.bridge.webcrypto"].WebMaking(), asked


def camel(name: str) -> str:
    """Return a name as JavaScript has it."""
    first, *words = name.split("_")
    return "".join([first, *map(str.capitalize, words)])


MAKING: dict[str, tuple[Any, ...]] = {
    "wrap": (b"key", b"content key"),
    "encrypt_gcm": (b"key", b"iv", b"text", b"aad"),
    "encrypt_cbc": (b"key", b"iv", b"text"),
    "encrypt_oaep": (b"key", b"content key", "SHA-256"),
    "encrypt_pkcs1": (b"key", b"content key"),
}

CALLS: dict[str, tuple[Any, ...]] = {
    "unwrap": (b"key", b"wrapped"),
    "decrypt_gcm": (b"key", b"iv", b"sealed", b"aad"),
    "decrypt_cbc": (b"key", b"iv", b"text"),
    "decrypt_pkcs1": (b"key", b"text"),
    "agree": ("P-256", b"own", b"other"),
    "derive": (b"password", b"salt", 1000, "SHA-256", 16),
}


@pytest.mark.parametrize("name", CALLS)
def test_what_decrypts_is_asked_with_the_same_arguments(name: str, browser: Callable[..., Any]) -> None:
    for made in (Octets(b"made"), Later(Octets(b"made"))):
        backend, asked = opener(browser, made, subtle=object())

        assert b"made" == asyncio.run(getattr(backend, name)(*CALLS[name]))
        assert [(camel(name), CALLS[name])] == asked


@pytest.mark.parametrize("name", CALLS)
def test_what_does_not_decrypt_is_nothing_and_a_key_that_is_none_is_refused(
    name: str, browser: Callable[..., Any]
) -> None:
    backend, _ = opener(browser, None, subtle=object())
    assert not asyncio.run(getattr(backend, name)(*CALLS[name]))

    backend, _ = opener(browser, JsError(), subtle=object())
    with pytest.raises(KeyRefusedError):
        asyncio.run(getattr(backend, name)(*CALLS[name]))


def test_rsa_needs_the_platform(browser: Callable[..., Any]) -> None:
    backend, asked = opener(browser, Octets(b"made"))

    with pytest.raises(AlgorithmUnavailableError, match="RSA needs"):
        asyncio.run(backend.decrypt_oaep(b"key", b"text", "SHA-256", "SHA-256"))
    with pytest.raises(AlgorithmUnavailableError, match="RSA needs"):
        asyncio.run(backend.decrypt_pkcs1(b"key", b"text"))
    assert [] == asked


def test_a_browser_is_asked_for_oaep_with_the_same_hash_in_its_mask(browser: Callable[..., Any]) -> None:
    backend, asked = opener(browser, Octets(b"made"), subtle=object())

    assert b"made" == asyncio.run(backend.decrypt_oaep(b"key", b"text", "SHA-256", "SHA-256"))
    assert [("decryptOaep", (b"key", b"text", "SHA-256"))] == asked


def test_a_browser_has_no_oaep_with_another_hash_in_its_mask(browser: Callable[..., Any]) -> None:
    backend, asked = opener(browser, Octets(b"made"), subtle=object())

    with pytest.raises(AlgorithmUnavailableError, match="one hash for OAEP"):
        asyncio.run(backend.decrypt_oaep(b"key", b"text", "SHA-256", "SHA-1"))
    assert [] == asked


def test_a_browser_says_that_it_needs_the_primes_of_a_key(browser: Callable[..., Any]) -> None:
    backend, asked = opener(browser, Octets(b"made"), subtle=object())

    for one in (backend, maker(browser, Octets(b"made"))[0]):
        with pytest.raises(AlgorithmUnavailableError, match="To add them, run"):
            asyncio.run(one.primes(15, 3, 3))
    assert [] == asked


KEY_CALLS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "random": ("random", (32,)),
    "rsa_key": ("rsa", (2048,)),
    "private_key": ("privateKey", ("P-256",)),
    "public_key": ("publicKey", ("P-256", b"own")),
}


@pytest.mark.parametrize("name", KEY_CALLS)
def test_what_makes_keys_is_asked_with_the_same_arguments(name: str, browser: Callable[..., Any]) -> None:
    for made in (Octets(b"made"), Later(Octets(b"made"))):
        backend, asked = maker(browser, made, subtle=object())

        assert b"made" == asyncio.run(getattr(backend, name)(*KEY_CALLS[name][1]))
        assert [KEY_CALLS[name]] == asked

    backend, _ = maker(browser, JsError(), subtle=object())
    with pytest.raises(KeyRefusedError):
        asyncio.run(getattr(backend, name)(*KEY_CALLS[name][1]))


def test_an_rsa_key_needs_the_platform(browser: Callable[..., Any]) -> None:
    backend, asked = maker(browser, Octets(b"made"))

    with pytest.raises(AlgorithmUnavailableError, match="An RSA key needs"):
        asyncio.run(backend.rsa_key(2048))
    assert [] == asked


@pytest.mark.parametrize("name", MAKING)
def test_what_makes_tokens_is_asked_with_the_same_arguments(name: str, browser: Callable[..., Any]) -> None:
    for made in (Octets(b"made"), Later(Octets(b"made"))):
        backend, asked = token_maker(browser, made, subtle=object())

        assert b"made" == asyncio.run(getattr(backend, name)(*MAKING[name]))
        assert [(camel(name), MAKING[name])] == asked

    backend, _ = token_maker(browser, JsError(), subtle=object())
    with pytest.raises(KeyRefusedError):
        asyncio.run(getattr(backend, name)(*MAKING[name]))


@pytest.mark.parametrize("name", ["encrypt_oaep", "encrypt_pkcs1"])
def test_to_encrypt_rsa_needs_the_platform(name: str, browser: Callable[..., Any]) -> None:
    with pytest.raises(AlgorithmUnavailableError, match="RSA needs"):
        asyncio.run(getattr(token_maker(browser, Octets(b"made"))[0], name)(*MAKING[name]))


@pytest.mark.parametrize(("alg", "crypto"), [("RS256", {"subtle": object()}), ("ES256K", {})])
def test_what_signs_is_told_the_parameters_of_the_platform(
    alg: str, crypto: dict[str, Any], browser: Callable[..., Any]
) -> None:
    backend, asked = token_maker(browser, Octets(b"made"), **crypto)

    assert b"made" == asyncio.run(backend.sign(ALGORITHMS[alg], b"own", b"public", b"message"))
    assert [("sign", (alg, dict(ALGORITHMS[alg].webcrypto), b"own", b"public", b"message"))] == asked


def test_over_plain_http_it_says_what_is_missing_to_sign(browser: Callable[..., Any]) -> None:
    with pytest.raises(AlgorithmUnavailableError, match="over HTTPS and on localhost"):
        asyncio.run(token_maker(browser, Octets(b"made"))[0].sign(ALGORITHMS["RS256"], b"own", b"public", b"message"))
