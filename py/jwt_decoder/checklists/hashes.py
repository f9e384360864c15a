"""Hashes by which one token names another: at_hash and c_hash of an ID Token, ath of a proof."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists.requirement import MET, Answer, Requirement
from jwt_decoder.checklists.rows import missed, unknown
from jwt_decoder.findings.between_tokens import half_hash
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url, utf8

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject

_ACCESS: Final = Sentence("Paste the access token with it.")
_OTHER: Final = Sentence("{name} is the hash of another one.")


def sha_256(text: str) -> str:
    """Return the SHA-256 hash of a text in base64url."""
    return base64url.encode(hashlib.sha256(utf8.encode(text)).digest())


def half(name: str, words: Sentence, lacking: Sentence, section: str) -> Requirement:
    """Return the requirement that at_hash or c_hash, if it is there, is that of what came with the token."""
    return Requirement(name, words, section, partial(_half, name=name, lacking=lacking))


def _half(subject: Subject, name: str, lacking: Sentence) -> Answer | None:
    if name not in subject.claims:
        return None
    paste = subject.paste
    certain = paste.access if name == "at_hash" else paste.codes
    possible = (*certain, *paste.texts) if name == "at_hash" else certain
    if half_hash(paste, name, possible):
        return MET
    return missed(_OTHER.about(name=name)) if half_hash(paste, name, certain) is False else unknown(lacking)


def hash_of(name: str, kind: str, words: Sentence, lacking: Sentence, section: str) -> Requirement:
    """Return the requirement that a claim is the hash of the token of a kind that came along."""
    return Requirement(f"{name}-matches", words, section, partial(_hash_of, name=name, kind=kind, lacking=lacking))


def _hash_of(subject: Subject, name: str, kind: str, lacking: Sentence) -> Answer | None:
    if name not in subject.claims:
        return None
    found = subject.paste.matches(name, tuple(one.text for one in subject.others(kind)), sha_256)
    if found is None:
        return unknown(lacking)
    return MET if found else missed(_OTHER.about(name=name))


def ath(section: str) -> Requirement:
    """Return the requirement that ath is the hash of the access token that a proof is sent with."""
    words = Sentence("ath must be the hash of the access token that the proof is sent with.")
    return Requirement("ath", words, section, _ath)


def _ath(subject: Subject) -> Answer | None:
    paste = subject.paste
    if "ath" not in subject.claims:
        shown = tuple(one for one in paste.shown if one.text in paste.access or one.kind != "dpop-proof")
        if shown:
            return missed(Sentence("ath is missing, but the proof comes with an access token."))
        return subject.unseen or unknown(Sentence("There is no ath: the proof must not be sent with an access token."))
    if paste.matches("ath", (*paste.access, *paste.texts), sha_256):
        return MET
    return unknown(_ACCESS) if paste.matches("ath", paste.access, sha_256) is None else missed(_OTHER.about(name="ath"))
