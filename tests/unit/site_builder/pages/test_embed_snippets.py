"""The snippets that the page about embedding writes, read by the tools that they are for, whatever was entered."""

from __future__ import annotations

import ast
import json
import subprocess
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import markdown
import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives
from jwt_decoder_docs.superfences import formatter, validator
from site_builder.fetch import node
from site_builder.project import ROOT

SCRIPT: Final = """
import { readFence } from "./assets/js/docs/fence.js";
import { snippetOf } from "./assets/js/embed/snippets.js";
const wanted = JSON.parse(process.argv[1]);
const tools = ["element", "frame", "sphinx", "mkdocs", "fence", "hugo", "notebook"];
const made = Object.fromEntries(tools.map((one) => [one, snippetOf(one, wanted)]));
const lines = made.fence.split("\\n");
const marks = /^`+/u.exec(lines[0])[0].length;
const read = readFence(lines[0].slice(marks), lines.slice(1, -2).join("\\n"));
const { token, attributes } = read;
process.stdout.write(JSON.stringify({ ...made, read: { token, attributes: Object.fromEntries(attributes) } }));
"""
KEY: Final = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
HOSTILE: Final = (
    "eyJhbGciOiJub25lIn0.e30.",
    "</code></pre></jwt-decoder><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "````\n# a heading\n```jwt",
    "a\n\nb\x85.. raw:: html\u2028.. image:: x",
    ":view: full",
    "{{ constructor.constructor('alert(1)')() }}",
    '{"payload": "a` b</code>", "signature": "\'"}',
    "&amp;&#x22;",
)


def made(token: str, kid: str) -> dict[str, Any]:
    wanted = {
        "base": "https://host.example/jwt/",
        "token": token,
        "key": json.dumps({**KEY, "kid": kid}, separators=(",", ":")),
        "view": "claims",
        "theme": "dark",
        "now": "2026-01-01T00:00:00Z",
        "highlight": "exp",
        "isFixed": True,
    }
    command = [node(), "--input-type=module", "--eval", SCRIPT, json.dumps(wanted)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - our own script
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


class Elements(HTMLParser):
    """All elements of a text with their attributes, and the text of each."""

    def __init__(self, text: str) -> None:
        """Read a text."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data


class Taken(Directive):
    """A directive that keeps what it was given."""

    has_content = True
    option_spec = dict.fromkeys(("verify-key", "view", "theme", "now", "highlight", "readonly"), directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """Return a block with all of it."""
        return [nodes.literal_block(text="\n".join(self.content), options=json.dumps(self.options))]


def plain(token: str) -> str:
    """Return a token on one line, as every snippet has it."""
    line = "".join(one for one in token if one.isprintable() or one == " ").strip()
    return line if line[:1] in {"{", "["} else "".join(line.split())


@pytest.mark.parametrize("token", HOSTILE)
@pytest.mark.parametrize("kid", ["a", "'`\"><script>\u2028{{x}}"])
def test_whatever_is_entered_is_a_token_and_values_for_each_tool(token: str, kid: str) -> None:
    found, expected = made(token, kid), plain(token)
    key = {**KEY, "kid": kid}

    element = Elements(found["element"])
    assert ["script", "jwt-decoder", "pre", "code"] == [tag for tag, _ in element.found]
    attributes = element.found[1][1]
    assert {"verify-key", "view", "theme", "now", "highlight", "readonly"} == {*attributes}
    assert key == json.loads(attributes["verify-key"] or "")
    assert expected == element.text.strip()

    (tag, of_frame) = Elements(found["frame"]).found[0]
    fragment = parse_qs(urlsplit(of_frame["src"] or "").fragment)
    assert ("iframe", 1) == (tag, len(Elements(found["frame"]).found))
    assert ([expected], key) == (fragment["token"], json.loads(fragment["key"][0]))

    directives.register_directive("jwt-decoder", Taken)
    (block,) = publish_doctree(found["sphinx"]).children
    assert isinstance(block, nodes.literal_block)
    assert expected == block.astext()
    assert key == json.loads(json.loads(block["options"])["verify-key"])

    assert expected == found["read"]["token"]
    assert key == json.loads(found["read"]["attributes"]["verify-key"])

    fences = [{"name": "jwt", "class": "jwt", "format": formatter, "validator": validator}]
    configured = {"pymdownx.superfences": {"custom_fences": fences}}
    html = markdown.markdown(found["mkdocs"], extensions=["pymdownx.superfences"], extension_configs=configured)
    page = Elements(html)
    decoder = next(attributes for tag, attributes in page.found if tag == "jwt-decoder")
    assert {"div", "jwt-decoder", "pre", "span", "code"} == {tag for tag, _ in page.found}
    assert (expected, key) == (page.text.strip(), json.loads(decoder["verify-key"] or ""))

    begins, line, ends, _ = found["hugo"].split("\n")
    assert ("{{< jwt ", " readonly=true >}}", "{{< /jwt >}}") == (begins[:8], begins[-18:], ends)
    assert (expected.replace("{{", "{ {"), key) == (line, json.loads(begins.split("`")[1]))
    assert 10 == begins.count("`")

    (cell,) = [one.value for one in ast.parse(found["notebook"]).body if isinstance(one, ast.Expr)]
    assert isinstance(cell, ast.Call)
    given = {one.arg: ast.literal_eval(one.value) for one in cell.keywords}
    assert [expected] == [ast.literal_eval(one) for one in cell.args]
    assert {"verify_key", "view", "theme", "now", "highlight", "readonly"} == {*given}
    assert (key, True) == (json.loads(given["verify_key"]), given["readonly"])
