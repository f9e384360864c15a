"""Documentation for readers without a browser: the same tokens as text, and nothing of a token as markup."""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.text.base64url import encode

from tests.docs.conftest import run, sphinx
from tests.docs.pages import NOW, SECRET, TOKEN

if TYPE_CHECKING:
    from pathlib import Path

# What would be markup: in HTML, in LaTeX, in a man page at the beginning of a line and within one, in Texinfo.
PLAIN: Final = (
    "<script>alert(1)</script>\n\\end{document}\\input{x}\n.SH EVIL\n'br\n\\fBbold\n@bye {x} & $y$ %z #w ^v ~u _t\n"
)
MEMBER: Final = '{"<b>":"\\\\input{y}","\u202e":"@bye $x$ % {y}","n":1.50}'
HEADER: Final = encode(b'{"alg":"none"}')
HOSTILE: Final = f"{HEADER}.{encode(MEMBER.encode())}."
RAW: Final = f"{HEADER}.{encode(PLAIN.encode())}."
INDEX: Final = f"""\
Tokens
======

.. toctree::

   below

In a line: :jwt:`{TOKEN}`.

.. jwt-decoder::
   :verify-key: {SECRET}
   :now: {NOW}
   :name: sample

   {TOKEN}

See :ref:`the sample <sample>`.
"""
BELOW: Final = f"""\
Below
=====

.. jwt-decoder::
   :verify-key: <script>\\input{{x}}"

   {HOSTILE}

.. jwt-decoder::

   {RAW}
"""
CONF: Final = """\
project = "Tokens"
author = "Anyone"
copyright = "Anyone"
version = "1"
extensions = ["jwt_decoder_docs.sphinx"]
html_theme = "basic"
exclude_patterns = ["_build"]
man_pages = [("index", "tokens", "Tokens", "Anyone", 7), ("below", "below", "Below", "Anyone", 7)]
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the documents."""
    folder = tmp_path_factory.mktemp("printed") / "docs"
    folder.mkdir()
    for name, content in {"index.rst": INDEX, "below.rst": BELOW, "conf.py": CONF}.items():
        (folder / name).write_text(content)
    return folder


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_as_text_header_payload_and_verdict_are_told(source: Path) -> None:
    text = (sphinx(source, "text") / "index.txt").read_text()

    assert '**Header**\n\n   {\n     "alg": "HS256",\n     "typ": "JWT"\n   }\n' in text
    assert (
        '**Payload**\n\n   {\n     "sub": "1234567890",\n     "name": "John Doe",\n     "iat": 1516239022\n   }\n'
        in text
    )
    assert "* Structure: well-formed. 3 segments, RFC 7515." in text
    assert "* Signature: valid." in text
    assert "iat: 1516239022, 2018-01-18 01:30:22 UTC." in text
    assert f"At {NOW[:10]} 01:30:22 UTC: no exp." in flat(text)
    assert TOKEN == re.sub(r"\s", "", text.split('Y_adQssw5c" ')[-1].split("**Header**")[0].split(".\n", 1)[-1])


def test_as_text_a_hostile_token_is_told_and_what_nobody_sees_has_its_name(source: Path) -> None:
    text = (sphinx(source, "text") / "below.txt").read_text()

    assert '"[U+202E]": "@bye $x$ % {y}"' in text
    assert '"n": 1.50' in text
    assert "   .SH EVIL\n   'br\n" in text
    assert "\u202e" not in text


def test_latex_prints_it_and_runs_nothing_of_it(source: Path) -> None:
    text = (sphinx(source, "latex") / "tokens.tex").read_text()

    assert r"\PYG{l+s+s2}{\PYGZdq{}HS256\PYGZdq{}}" in text
    assert 1 == text.count(r"\end{document}")
    assert r"\input{" not in text.split(r"\begin{document}")[1]
    assert r"\PYGZbs{}end\PYGZob{}document\PYGZcb{}" in text


def test_a_man_page_has_no_request_of_the_tokens(source: Path) -> None:
    folder = sphinx(source, "man")
    index, below = ((folder / f"{name}.7").read_text() for name in ("tokens", "below"))

    assert r"\(dqalg\(dq: \(dqHS256\(dq" in index
    assert "\n\\&.SH EVIL\n" in below
    assert [] == re.findall(r"^(?:\.SH EVIL|'br|\\fBbold)", below, re.MULTILINE)


def test_texinfo_prints_it_and_runs_nothing_of_it(source: Path) -> None:
    text = (sphinx(source, "texinfo") / "tokens.texi").read_text()

    assert '"alg": "HS256"' in text
    assert "@@bye" in text
    assert 1 == len(re.findall(r"(?<!@)@bye", text))


def test_an_epub_has_the_text_and_no_script(source: Path) -> None:
    (book,) = sphinx(source, "epub", "-D", "suppress_warnings=epub.unknown_project_files").glob("*.epub")
    with zipfile.ZipFile(book) as files:
        names = files.namelist()
        index, below = (files.read(f"{name}.xhtml").decode() for name in ("index", "below"))

    assert [] == [name for name in names if "jwt-decoder" in name]
    assert "<jwt-decoder" not in index
    assert "Structure: well-formed. 3 segments, RFC 7515." in flat(index)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in below
    assert "<script>alert" not in below


@pytest.mark.product(3)
@pytest.mark.parametrize(
    "builder", ["gettext", "linkcheck", "xml", "pseudoxml", "htmlhelp", "json", "singlehtml", "dirhtml"]
)
def test_any_other_builder_goes_through(source: Path, builder: str) -> None:
    assert sphinx(source, builder).is_dir()


def test_pages_that_are_read_in_a_browser_escape_what_they_are_given(source: Path) -> None:
    below = (sphinx(source, "html") / "below.html").read_text()

    assert 'verify-key="&lt;script&gt;\\input{x}&quot;"' in below
    assert "<script>\\input" not in below


def test_two_builds_are_the_same_to_the_octet(source: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "docs"
    shutil.copytree(source, elsewhere)
    one, two = sphinx(source, "html"), sphinx(elsewhere, "html")
    names = sorted(path.relative_to(two).as_posix() for path in two.rglob("*") if path.is_file())

    assert "_static/jwt-decoder/embed.js" in names
    assert [] == [name for name in names if (one / name).read_bytes() != (two / name).read_bytes()]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            ".. jwt-decoder::\n   :view: small\n\n   x.y.z\n",
            "view must be full, compact, claims or header, not 'small'.",
        ),
        (".. jwt-decoder::\n   :now: 2026-01-01T00:00\n\n   x.y.z\n", "now needs a time zone"),
        (".. jwt-decoder::\n   :colour: red\n\n   x.y.z\n", 'unknown option: "colour"'),
        (".. jwt-decoder::\n", 'Content block expected for the "jwt-decoder" directive; none found.'),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.rst").write_text(f"Tokens\n======\n\nText.\n\n{written}")
    done = run("sphinx", "-q", "-W", "-b", "text", ".", "_build", cwd=tmp_path)

    assert 1 == done.returncode
    assert "index.rst:6: ERROR:" in done.stderr
    assert said in done.stderr
