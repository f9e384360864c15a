"""The engine's own failures; what is wrong with a token is never one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Sentence


class RequestError(ValueError):
    """A request is not what the contract says: the caller is wrong, not the token. No value of it is quoted."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence that says what the request should have been."""
        super().__init__(render(sentence))
