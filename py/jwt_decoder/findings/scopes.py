"""What several rules look at, in words."""

from __future__ import annotations

from typing import Final

from jwt_decoder.model.sentence import Sentence

EVERY_TOKEN: Final = Sentence("Every token.")
SIGNED_TOKENS: Final = Sentence("Every signed token.")
ENCRYPTED_TOKENS: Final = Sentence("Encrypted tokens.")
READABLE_CLAIMS: Final = Sentence("Every token whose claims can be read.")
WHOLE_PAYLOAD: Final = Sentence("Every name and value in the payload, down to 32 levels.")
