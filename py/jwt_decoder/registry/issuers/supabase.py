"""The claims of Supabase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.issuer import Exemption, Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, names, resembles, under
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_DOCS: Final = "Supabase Docs, JWT Claims Reference"
_REQUIRED: Final = f"{_DOCS}, Required claims"
_OPTIONAL: Final = f"{_DOCS}, Optional claims"

_CLAIMS: Final = (
    Row("iss", "Issuer", "The Auth server of the project; API keys have just supabase here.", "string", _REQUIRED),
    Row("sub", "Subject", "The ID of the user.", "uuid", _REQUIRED),
    Row(
        "aud",
        "Audience",
        "Says authenticated for a user who signed in, anon for one who did not.",
        "StringOrURIs",
        _REQUIRED,
    ),
    Row(
        "role",
        "Database role",
        "The Postgres role that requests run as: anon, authenticated, or service_role, which bypasses row level"
        " security and belongs on servers only.",
        "string",
        _REQUIRED,
    ),
    Row("aal", "Assurance level", "aal1 for one factor, aal2 for more than one.", "string", _REQUIRED),
    Row("session_id", "Session ID", "Identifies the user's session.", "uuid", _REQUIRED),
    Row("email", "Email address", "The user's address.", "string", _REQUIRED),
    Row("phone", "Phone number", "The user's phone number, or empty.", "string", _REQUIRED),
    Row("is_anonymous", "Anonymous", "Whether the user signed in anonymously.", "boolean", _REQUIRED),
    Row(
        "app_metadata",
        "App metadata",
        "What the application stores about the user, such as provider and providers; users can't change it.",
        "object",
        _OPTIONAL,
    ),
    Row(
        "user_metadata",
        "User metadata",
        "What users can change themselves, so don't authorize by it.",
        "object",
        _OPTIONAL,
    ),
    Row(
        "amr",
        "Authentication methods",
        "How and when the user authenticated: objects with a method and a timestamp.",
        "array",
        _OPTIONAL,
    ),
    Row("ref", "Project", "The reference of the project, in API keys.", "string", f"{_DOCS}, Special claims"),
)

_OF_SUPABASE: Final = frozenset({"role", "aal", "session_id"})


def _supabase(evidence: Evidence) -> Sentence | None:
    is_server = evidence.path == "/auth/v1" and evidence.has(_OF_SUPABASE)
    is_known = is_server and not resembles(evidence, "supabase")
    return Sentence("iss ends with /auth/v1, and it has role, aal and session_id") if is_known else None


SUPABASE: Final = Issuer(
    "supabase",
    "Supabase",
    _DOCS,
    by_name(_CLAIMS),
    recognised=(
        Recognition(200, names("supabase", "supabase-demo")),
        Recognition(210, under(".supabase.co")),
        Recognition(220, _supabase),
    ),
    exceptions=(Exemption(("lifetime-over-a-year",), "An API key is a token of ten years by design."),),
)
