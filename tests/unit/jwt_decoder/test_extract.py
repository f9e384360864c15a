"""What extraction finds in a paste."""

from jwt_decoder.extract import extract


def test_a_bare_token_is_found_whole() -> None:
    """A token with white space, quotes and a Bearer prefix around it is one token without them."""
    text = ' "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln"\n'
    (token,) = extract(text).tokens
    assert token.text == "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"
    assert text[token.start : token.end] == token.text
