"""The fence of MkDocs and Zensical, by itself."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder_docs.superfences import formatter, validator
from markdown import Markdown
from pymdownx.superfences import SuperFencesException

from tests.docs.conftest import make, run
from tests.docs.pages import TOKEN, TOOLS
from tests.repo.test_boundaries import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FENCE: Final = {"name": "jwt", "class": "jwt", "format": formatter, "validator": validator}


def rendered(text: str, *more: str) -> str:
    configured = {"pymdownx.superfences": {"custom_fences": [FENCE]}}
    return str(Markdown(extensions=["pymdownx.superfences", *more], extension_configs=configured).convert(text))


# What the plugins for tools in JavaScript are held to, too.
CASES: Final[list[dict[str, str]]] = json.loads((ROOT / "tests" / "vectors" / "docs-fences.json").read_text())
BLOCK: Final = '<div class="highlight"><pre><span></span><code>{}\n</code></pre></div>'


@pytest.mark.parametrize("case", [case for case in CASES if "html" in case], ids=lambda case: case["says"])
def test_a_fence_is_as_the_vectors_have_it(case: dict[str, str]) -> None:
    block = BLOCK.format(html.escape(case.get("token", case["source"]), quote=False))

    assert case["html"].replace("…", block) == rendered(f"```jwt {case['info']}\n{case['source']}\n```")


@pytest.mark.parametrize("case", [case for case in CASES if "problem" in case], ids=lambda case: case["says"])
def test_a_problem_is_as_the_vectors_have_it(case: dict[str, str]) -> None:
    with pytest.raises(SuperFencesException) as error:
        rendered(f"```jwt {case['info']}\n{case['source']}\n```")

    assert case["problem"] == str(error.value)


def test_a_fence_becomes_the_element_around_a_code_block() -> None:
    assert (
        '<div class="jwt"><jwt-decoder><div class="highlight"><pre><span></span>'
        f"<code>{TOKEN}\n</code></pre></div></jwt-decoder></div>"
    ) == rendered(f"```jwt\n{TOKEN}\n```")


@pytest.mark.parametrize(
    ("words", "attributes"),
    [
        (' view="claims" readonly', 'view="claims" readonly=""'),
        (' verify_key="a secret"', 'verify-key="a secret"'),
        (""" verify_key='{"kty":"oct"}'""", 'verify-key="{&quot;kty&quot;:&quot;oct&quot;}"'),
        (' now="2026-01-01" height="300px"', 'now="1767225600" height="300"'),
    ],
)
def test_what_stands_behind_its_name_becomes_attributes(words: str, attributes: str) -> None:
    assert f"<jwt-decoder {attributes}><div" in rendered(f"```jwt{words}\n{TOKEN}\n```")


def test_in_braces_it_has_an_identifier_classes_and_names_with_hyphens() -> None:
    found = rendered(f'```{{ .jwt #one .wide verify-key="a" }}\n{TOKEN}\n```', "attr_list")

    assert '<div id="one" class="jwt wide"><jwt-decoder verify-key="a"><div' in found


def test_hostile_text_stays_text() -> None:
    found = rendered('```jwt verify_key="\'><script>alert(1)</script>"\n</code><script>alert(2)</script> &amp;\n```')

    assert "<script>" not in found
    assert "&lt;/code&gt;&lt;script&gt;alert(2)&lt;/script&gt; &amp;amp;" in found


@pytest.mark.parametrize(
    ("fence", "said"),
    [
        ('```jwt view="small"\nx\n```', "In the jwt fence, view='small': view must be full, compact, claims or header"),
        ('```jwt colour="red"\nx\n```', "Unknown option 'colour'. The options are view, theme, verify-key"),
        ("```jwt\n\n```", "The jwt fence is empty: it needs a token."),
    ],
)
def test_a_mistake_ends_the_build_with_what_can_be(fence: str, said: str) -> None:
    with pytest.raises(SuperFencesException) as error:
        rendered(fence)

    assert said in str(error.value)


@pytest.mark.parametrize("name", ["material", "zensical"])
def test_both_builders_say_the_mistake(name: str, tmp_path: Path) -> None:
    (tool,) = (one for one in TOOLS if one.name == name)
    make(tool, tmp_path)
    (tmp_path / "source" / "docs" / "bare.md").write_text('# Wrong\n\n```jwt view="small"\nx\n```\n')
    done = run(*tool.commands[-1], cwd=tmp_path / "source")

    assert 0 != done.returncode
    assert "In the jwt fence, view='small': view must be" in done.stdout + done.stderr
