"""The same fences through tools that aren't in Python: what they make of them, and what they say of mistakes."""

from __future__ import annotations

import json
import shlex
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder_docs import hugo
from site_builder.failure import output
from site_builder.fetch import node
from site_builder.testing import node_sites

from tests.docs.conftest import run
from tests.docs.test_superfences import CASES

if TYPE_CHECKING:
    from pathlib import Path

GOOD: Final = [case for case in CASES if "html" in case]
BAD: Final = [case for case in CASES if "problem" in case]
RENDERED: Final = """\
import { createMarkdownRenderer } from "vitepress";
import { withJwtDecoder } from "@jwt-decoder/web/vitepress";

const { markdown } = withJwtDecoder({});
const md = await createMarkdownRenderer(".", markdown);
const told = [];
for (const text of JSON.parse(process.argv.at(-1))) {
  try {
    told.push(md.render(text, {}));
  } catch (error) {
    told.push(error.message);
  }
}
console.log(JSON.stringify(told));
"""


class Elements(HTMLParser):
    """Reads what is around the code, and the text in it."""

    def __init__(self, html: str) -> None:
        """Read the whole."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._is_code = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element of ours, with a flag as a flag."""
        self._is_code = self._is_code or tag == "code"
        mine = dict(attrs)
        if tag == "jwt-decoder" or "jwt" in (mine.get("class") or "").split():
            self.found.append((tag, {name: value or "" for name, value in mine.items() if name != "v-pre"}))

    def handle_endtag(self, tag: str) -> None:
        """Know where the code ends."""
        self._is_code = self._is_code and tag != "code"

    def handle_data(self, data: str) -> None:
        """Note the code."""
        if self._is_code:
            self.text += data


def fence(case: dict[str, str]) -> str:
    """Return a case as CommonMark has it, which knows escapes and entities in the line of the marks."""
    info = case["info"].replace("\\", "\\\\").replace("&", "&amp;")
    return f"```jwt {info}\n{case['source']}\n```\n"


@pytest.fixture(scope="module")
def by_vitepress() -> list[str]:
    """Return what VitePress's own renderer makes of the fences, or what is wrong with them."""
    place = node_sites.prepare("vitepress")
    node_sites.install_package(place)
    texts = json.dumps([fence(case) for case in [*GOOD, *BAD]])
    return [*json.loads(output([node(), "--input-type=module", "--eval", RENDERED, texts], cwd=place))]


def test_vitepress_makes_the_same_elements_and_vue_leaves_them_alone(by_vitepress: list[str]) -> None:
    for case, html in zip(GOOD, by_vitepress[: len(GOOD)], strict=True):
        found = Elements(html)
        assert Elements(case["html"]).found == found.found, case["says"]
        assert case.get("token", case["source"]) == found.text.rstrip("\n"), case["says"]
        assert html.startswith('<div class="jwt" v-pre><jwt-decoder'), case["says"]


def test_vitepress_says_each_mistake(by_vitepress: list[str]) -> None:
    assert [f"Line 1: {case['problem']}" for case in BAD] == by_vitepress[len(GOOD) :]


def shortcode(case: dict[str, str]) -> str:
    """Return a case as Hugo's shortcode has it, its values between backquotes."""
    words = [word.partition("=") for word in shlex.split(case["info"].replace("\\", "\\\\"))]
    told = " ".join(f"{name}=`{value}`" if mark else f"{name}=true" for name, mark, value in words)
    return f"---\ntitle: x\n---\n{{{{< jwt {told} >}}}}\n{case['source']}\n{{{{< /jwt >}}}}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of Hugo without any page."""
    for name, content in hugo.layouts().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "layouts/_default/single.html").write_text("{{ .Content }}")
    (tmp_path / "hugo.toml").write_text('baseURL = "/docs/"\ndisableKinds = ["home", "section", "taxonomy", "term"]\n')
    (tmp_path / "content").mkdir()
    return tmp_path


def test_hugo_makes_the_same_elements(site: Path) -> None:
    for number, case in enumerate(GOOD):
        (site / "content" / f"{number}.md").write_text(shortcode(case))
    done = run("hugo", cwd=site)

    assert 0 == done.returncode, done.stderr
    for number, case in enumerate(GOOD):
        html = (site / "public" / str(number) / "index.html").read_text()
        found, wanted = Elements(html), Elements(case["html"])
        told = [(tag, {**given, **({"readonly": ""} if "readonly" in given else {})}) for tag, given in found.found]
        assert wanted.found == told, case["says"]
        assert case.get("token", case["source"]) == found.text.rstrip("\n"), case["says"]
        assert 1 == html.count('<script src="/docs/jwt-decoder/embed.js" defer></script>')


@pytest.mark.parametrize("case", BAD, ids=lambda case: case["says"])
def test_hugo_says_each_mistake_with_its_place(site: Path, case: dict[str, str]) -> None:
    (site / "content" / "wrong.md").write_text(shortcode(case))
    done = run("hugo", cwd=site)

    assert 0 != done.returncode
    # A day that no month has is noticed by Hugo itself.
    said = 'content/wrong.md:4:1": in the jwt block, ' in done.stderr or "unable to parse date" in done.stderr
    assert said or 'content/wrong.md:4:1": the jwt block is empty' in done.stderr
    assert "content/wrong.md" in done.stderr


def test_hugo_loads_the_script_once_and_reads_options_of_a_fence(site: Path) -> None:
    braced = '```jwt {.wide #one view="claims" height=300 now=0 readonly=true}\na.b\n```'
    (site / "content" / "page.md").write_text(f"---\ntitle: x\n---\n{braced}\n\n```jwt\nc.d\n```\n")
    done = run("hugo", cwd=site)
    html = (site / "public" / "page" / "index.html").read_text()

    assert 0 == done.returncode, done.stderr
    first = {"view": "claims", "readonly": "", "now": "0", "height": "300"}
    assert [
        ("div", {"id": "one", "class": "jwt wide"}),
        ("jwt-decoder", first),
        ("div", {"class": "jwt"}),
        ("jwt-decoder", {}),
    ] == Elements(html).found
    assert 1 == html.count("<script")
