"""The policy as it stands in the page."""

import pytest
from site_builder.failure import Failure
from site_builder.hosting import policy


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
    assert "'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='" == policy.page("p{}", "go()")["style-src"]


def test_a_page_may_connect_to_its_own_origin() -> None:
    page = b'<a href="rules.html">Rules</a> <code>https://written.example</code>'

    assert "(response-origin)" == policy.connection_allowlist([page])


def test_what_the_pages_link_to_may_be_opened() -> None:
    pages = [
        b'<a class="x" href="https://two.example/a#b">Two</a>',
        b'<a href="https://one.example">One</a><a href="https://two.example/c">Two</a>',
    ]

    assert '(response-origin "https://one.example" "https://two.example")' == policy.connection_allowlist(pages)


def test_a_page_that_embeds_holds_frames_of_this_site_and_asks_for_nothing() -> None:
    assert "'self'" == policy.EMBEDDING["frame-src"]
    assert "'none'" == policy.EMBEDDING["default-src"]
    assert set() == {"connect-src", "worker-src"} & set(policy.EMBEDDING)


def test_the_policy_that_a_page_states_is_read_back() -> None:
    assert policy.SITE == policy.stated(f"<head>{policy.meta(policy.SITE)}{policy.meta({})}</head>".encode())


def test_a_page_without_a_policy_is_said() -> None:
    with pytest.raises(Failure, match="states no policy"):
        policy.stated(b"<head></head>")


@pytest.mark.parametrize(
    ("name", "one", "other", "both"),
    [
        ("connect-src", {"connect-src": "'none'"}, {"connect-src": "'self'"}, "'self'"),
        ("font-src", {"font-src": "'self'"}, {"font-src": "data: 'self'"}, "'self' data:"),
        ("frame-src", {}, {"frame-src": "'self'"}, "'self'"),
        ("img-src", {"img-src": "'none'"}, {"img-src": "'none'"}, "'none'"),
        ("trusted-types", {"trusted-types": "a"}, {"trusted-types": "b"}, "a b"),
        ("form-action", {"form-action": "'none'"}, {}, None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_common_policy_allows_what_either_page_allows(
    name: str, one: dict[str, str], other: dict[str, str], both: str | None
) -> None:
    base = {"default-src": "'none'"}

    assert both == policy.common([{**base, **one}, {**base, **other}]).get(name)


def test_the_loader_fetches_from_its_own_origin_and_does_nothing_else() -> None:
    stated = policy.loader("x()")

    assert "'self'" == stated["connect-src"]
    assert "'none'" == stated["default-src"]
    assert "'none'" == stated["trusted-types"]
    assert stated["script-src"].startswith("'sha256-")
