"""The policy as it stands in the page."""

import pytest
from site_builder import policy


def test_the_site_loads_nothing_from_elsewhere() -> None:
    sources = {word for value in policy.SITE.values() for word in value.split()}

    assert {"'none'", "'self'", "blob:", "data:", "'wasm-unsafe-eval'", "'script'", "jwt-decoder"} == sources


def test_no_script_comes_from_text() -> None:
    assert "'unsafe-eval'" not in policy.text(policy.SITE)
    assert "'unsafe-inline'" not in policy.text(policy.SITE)
    assert "require-trusted-types-for 'script'" in policy.text(policy.SITE)


def test_the_meta_element_holds_the_whole_policy() -> None:
    assert f'content="{policy.text(policy.SITE)}"' in policy.meta(policy.SITE)


def test_a_page_allows_its_own_styles_alone() -> None:
    assert "'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='" == policy.page("p{}")["style-src"]


def test_a_page_may_connect_to_its_own_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "SPECIFICATIONS", ())

    assert "(response-origin)" == policy.connection_allowlist()


def test_what_the_pages_link_to_may_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "SPECIFICATIONS", ("https://one.example", "https://two.example"))

    assert '(response-origin "https://one.example" "https://two.example")' == policy.connection_allowlist()
