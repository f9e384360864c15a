"""The options of a decoder in a document."""

from __future__ import annotations

import pytest
from jwt_decoder_docs.options import OPTIONS, OptionError, read


@pytest.mark.parametrize(
    ("name", "written", "attribute"),
    [
        ("view", "claims", "claims"),
        ("theme", " dark ", "dark"),
        ("verify-key", '{"kty":"oct","k":"AA"}', '{"kty":"oct","k":"AA"}'),
        ("verify-key", "-----BEGIN PUBLIC KEY-----\nAA\n", "-----BEGIN PUBLIC KEY-----\nAA"),
        ("readonly", "", ""),
        ("readonly", "readonly", ""),
        ("now", "1767225600", "1767225600"),
        ("now", "-1", "-1"),
        ("now", "2026-01-01", "1767225600"),
        ("now", "2026-01-01T00:00:00Z", "1767225600"),
        ("now", "2026-01-01T01:00:00+01:00", "1767225600"),
        ("highlight", "exp", "exp"),
        ("height", "320", "320"),
        ("height", "320px", "320"),
        ("load", "visible", "visible"),
    ],
)
def test_what_an_author_writes_becomes_the_value_of_the_attribute(name: str, written: str, attribute: str) -> None:
    assert attribute == read(name, written)


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("view", "small", "view must be full, compact, claims or header, not 'small'."),
        ("view", "", "view must be full, compact, claims or header, not ''."),
        ("theme", "black", "theme must be auto, light or dark, not 'black'."),
        ("verify-key", "", "verify-key is empty: give it a value or leave it out."),
        ("readonly", "no", "readonly doesn't take a value such as 'no': leave it out to allow editing."),
        ("now", "yesterday", "now must be seconds since 1970 or ISO 8601, such as 2026-01-01T00:00:00Z, not 'yest"),
        ("now", "٣", "now must be seconds since 1970 or ISO 8601, such as 2026-01-01T00:00:00Z, not '٣'."),
        ("now", "2026-01-01T00:00:00", "now needs a time zone, so that it means the same time everywhere: 2026-01-"),
        ("height", "0", "height must be in pixels, from 1 to 20000, not '0'."),
        ("height", "٣", "height must be in pixels, from 1 to 20000, not '٣'."),
        ("height", "9999999", "height must be in pixels, from 1 to 20000, not '9999999'."),
        ("load", "never", "load must be click or visible, not 'never'."),
        (
            "colour",
            "red",
            "Unknown option 'colour'. The options are view, theme, verify-key, readonly, now, highlight, ",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(name: str, written: str, said: str) -> None:
    with pytest.raises(OptionError) as error:
        read(name, written)

    assert str(error.value).startswith(said)


def test_the_options_are_the_attributes_of_the_element_without_the_token(observed_attributes: set[str]) -> None:
    assert observed_attributes - {"token"} == set(OPTIONS)
