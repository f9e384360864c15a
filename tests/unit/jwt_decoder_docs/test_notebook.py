"""A token in a notebook: what a cell shows, and what is saved of it."""

from __future__ import annotations

import base64
import http.client
import json
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pytest
from jwt_decoder_docs import notebook, site
from jwt_decoder_docs.notebook import Token
from jwt_decoder_docs.options import OptionError

if TYPE_CHECKING:
    from email.message import Message
    from pathlib import Path

TOKEN: Final = (
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTc2NzI3MjQwMH0.rcIF15kIbA0_jGr8BOJ0Nj5x0E4ftYUUXXORNI0b1g4"
)
SECRET: Final = "keep-this-one-long-random-and-to-yourself"


def shell(monkeypatch: pytest.MonkeyPatch, **members: object) -> None:
    """Have an IPython that runs in this way."""
    ipython = ModuleType("IPython")
    ipython.get_ipython = lambda: SimpleNamespace(**members)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have the kernel of a notebook, and a site."""
    (tmp_path / "embed.js").write_text("// embed")
    monkeypatch.setattr(site, "folder", lambda: tmp_path)
    notebook._pages.cache_clear()  # noqa: SLF001 - each test has a site of its own
    shell(monkeypatch, kernel=object())


def address_of(shown: dict[str, str]) -> str:
    return shown["text/html"].partition('src="')[2].partition('"')[0]


def fetched(address: str, host: str = "") -> tuple[int, Message, str]:
    """Return the status, the headers and the body at an address."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc, timeout=20)
    connection.request("GET", place.path, headers={"Host": host} if host else {})
    with connection.getresponse() as response:
        return response.status, response.headers, response.read().decode()


@pytest.mark.usefixtures("kernel")
@pytest.mark.parametrize("attributes", [{}, {"verify_key": SECRET, "now": "2026-01-01", "view": "claims"}])
def test_what_a_notebook_saves_has_nothing_of_the_token(attributes: dict[str, Any]) -> None:
    shown = Token(TOKEN, **attributes)._repr_mimebundle_(include=None, exclude=None)
    saved = json.dumps(shown)

    carried = [*TOKEN.split("."), "alice", "HS256", "1767272400", SECRET, base64.b64encode(TOKEN.encode()).decode()]
    assert [] == [one for one in carried if one in saved]
    assert {"text/plain", "text/html"} == shown.keys()
    assert "Run the cell again to see it." in shown["text/plain"]


@pytest.mark.usefixtures("kernel")
def test_the_frame_shows_a_page_with_the_token_that_no_cache_keeps() -> None:
    shown = Token(f"  {TOKEN[:50]}\n{TOKEN[50:]}", verify_key='"<&', readonly=True)._repr_mimebundle_()

    status, headers, page = fetched(address_of(shown))

    assert 200 == status

    assert (
        '<jwt-decoder load="visible" verify-key="&quot;&lt;&amp;" readonly=""><pre><code>'
        f"{TOKEN}</code></pre></jwt-decoder>"
    ) in page
    assert ["no-store"] == headers.get_all("Cache-Control")
    assert "script-src 'self'; frame-src 'self'" in headers["Content-Security-Policy"]
    assert "no-referrer" == headers["Referrer-Policy"]


@pytest.mark.usefixtures("kernel")
def test_the_site_is_served_beside_it_and_nothing_to_other_hosts() -> None:
    address = address_of(Token(TOKEN)._repr_mimebundle_())
    origin = address.partition("/notebook/")[0]

    assert (200, "// embed") == (fetched(f"{origin}/embed.js")[0], fetched(f"{origin}/embed.js")[2])
    assert (421, 404) == (fetched(address, "attacker.example")[0], fetched(f"{origin}/notebook/")[0])


@pytest.mark.usefixtures("kernel")
def test_each_cell_has_an_address_of_its_own_and_the_last_hundred_are_kept() -> None:
    addresses = [address_of(Token(TOKEN)._repr_mimebundle_()) for _ in range(102)]

    assert 102 == len(set(addresses))
    assert [404, 404, 200, 200] == [fetched(addresses[place])[0] for place in (0, 1, 2, 101)]


@pytest.mark.usefixtures("kernel")
def test_a_notebook_saves_what_is_in_the_token_where_that_is_asked_for() -> None:
    shown = Token(TOKEN, save=True, now="2026-01-01")._repr_mimebundle_()

    assert all('"sub": "alice"' in part.replace("&quot;", '"') for part in shown.values())


@pytest.mark.usefixtures("kernel")
def test_what_a_token_says_is_never_markup() -> None:
    payload = base64.urlsafe_b64encode(b'{"sub":"<script>alert(1)</script>"}').decode().rstrip("=")

    shown = Token(f"eyJhbGciOiJub25lIn0.{payload}.", save=True)._repr_mimebundle_()

    assert ("<script" in shown["text/plain"], "<script" in shown["text/html"]) == (True, False)


@pytest.mark.parametrize("members", [{}, None])
def test_elsewhere_it_is_text(monkeypatch: pytest.MonkeyPatch, members: dict[str, object] | None) -> None:
    if members is None:
        monkeypatch.delitem(sys.modules, "IPython", raising=False)
    else:
        shell(monkeypatch, **members)

    shown = Token(TOKEN, now="2026-01-01", verify_key=SECRET)._repr_mimebundle_()

    assert {"text/plain": repr(Token(TOKEN, now="2026-01-01", verify_key=SECRET))} == shown
    assert all(said in shown["text/plain"] for said in ('"sub": "alice"', "Signature: valid", "current"))


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"view": "all"}, {"height": -1}, {"now": "soon"}])
def test_what_no_attribute_can_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        Token(TOKEN, **wrong)


WRONG: Final = {"now": TOKEN, "view": SECRET, "height": TOKEN, "readonly": SECRET, "theme": TOKEN, "load": SECRET}


@pytest.mark.usefixtures("kernel")
@pytest.mark.parametrize("name", WRONG)
def test_a_token_where_a_value_should_be_is_in_no_error(name: str) -> None:
    with pytest.raises(OptionError, match=f"This value of {name} can't be used.") as caught:
        Token(TOKEN, save=False, **{name: WRONG[name]})

    # A notebook saves what an error came from, too.
    assert None is caught.value.__context__
    assert WRONG[name] not in str(caught.value)


@pytest.mark.usefixtures("kernel")
def test_what_is_kept_may_be_quoted_and_so_may_the_name_of_an_attribute() -> None:
    with pytest.raises(OptionError, match="not 'soon'"):
        Token(TOKEN, save=True, now="soon")
    with pytest.raises(OptionError, match="Unknown option 'nwo'"):
        Token(TOKEN, nwo=TOKEN)


def test_outside_of_a_notebook_a_wrong_value_is_quoted() -> None:
    with pytest.raises(OptionError, match="not 'soon'"):
        Token(TOKEN, now="soon")


@pytest.mark.parametrize("absent", [None, False])
def test_an_attribute_that_is_none_or_false_is_left_out(absent: object) -> None:
    assert repr(Token(TOKEN)) == repr(Token(TOKEN, verify_key=absent, readonly=absent, now=absent))
