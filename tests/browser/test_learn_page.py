"""The article: every decoder in it shows what the text says, and it can be read by everybody and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from site_builder.pages import article_examples, markdown
from site_builder.pages.article import SOURCE

from tests.browser.test_page.test_page_access import violations
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FrameLocator, Locator, Page

    from tests.browser.watch import Watch

TEXT: Final = SOURCE.read_text()
FENCES: Final = [token for token in markdown.parser().parse(TEXT) if token.info.startswith("jwt ")]
EXAMPLES: Final = {one.name: one for one in (article_examples.read(fence.info, fence.content) for fence in FENCES)}
SECRET: Final = "keep-this-one-long-random-and-to-yourself"
# How the headline begins, and what stands in the line below it, in each example as it is opened.
SUMMARIES: Final[dict[str, tuple[str, str]]] = {
    "sample": ("Signed with a publicly known key.", "The key is a published sample"),
    "foreign": ("The signature doesn’t match this secret.", "belongs to a well-known sample token"),
    "alice": ("Not verified yet. Expires in 10 minutes.", "HS256 needs the shared secret."),
    "stolen": ("Signature verified with this secret.", "It expires in 7 hours."),
    "endless": ("Signature verified with this secret.", "No exp: the token never expires."),
    "expired": ("This token expired 5 minutes ago.", "Signature verified with this secret."),
    "password": ("Not verified yet. Expires in 10 minutes.", "HS256 needs the shared secret."),
    "lasting": ("Signature verified with this secret.", "It expires in 29 days."),
    "unsigned": ("Nobody signed this token.", "APIs must reject it."),
    "elsewhere": ("Signature verified with this secret.", "It expires in 10 minutes."),
}
OVERFLOWING: Final = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0)
  .map((one) => one.outerHTML.slice(0, 80))"""
# Each word of the drawing, that it stands within it, and that no other lies over it.
DRAWN: Final = """(drawing) => {
  const width = drawing.getBoundingClientRect().width;
  const texts = [...drawing.querySelectorAll("text")].map((one) => [one.textContent, one.getBBox()]);
  const apart = (a, b) =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return texts
    .filter(([, box], index) => box.x < -1 || box.x + box.width > width + 1 || box.height < 12
      || texts.some(([, other], at) => at !== index && !apart(box, other)))
    .map(([text]) => text);
}"""


class Article:
    """The article as it is read."""

    def __init__(self, page: Page, site: str) -> None:
        """Open it."""
        self.page = page
        page.goto(f"{site}learn/index.html")

    def example(self, name: str) -> Locator:
        """Return an example with its caption."""
        return self.page.locator(f"#token-{name}")

    def decode(self, name: str) -> FrameLocator:
        """Press the button of an example and return what opens."""
        one = self.example(name)
        one.get_by_role("button").click()
        expect(one.locator(".box")).to_have_attribute("data-phase", "live")
        return one.frame_locator("iframe")


@pytest.fixture
def article(page: Page, site: str, provoked: Callable[[str], None]) -> Article:
    """Return the article in a fresh page."""
    # The worker of a frame whose origin has no name.
    provoked("request to another place: blob:null/")
    return Article(page, site)


def settled(inside: FrameLocator, headline: str, line: str = "") -> None:
    expect(inside.locator("#summary")).to_contain_text(headline)
    expect(inside.locator("#summary-line")).to_contain_text(line)
    expect(inside.locator("#report")).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_decoder_shows_what_the_text_says_of_its_token(article: Article, name: str) -> None:
    inside = article.decode(name)
    settled(inside, *SUMMARIES[name])

    assert [*EXAMPLES[name].finds] == article.example(name).locator("figcaption a").all_inner_texts()
    found = inside.locator("[data-finding]").evaluate_all("(all) => all.map((one) => one.dataset.finding)")
    assert {*EXAMPLES[name].finds} == {*found}
    if found:
        expect(inside.locator("#findings > summary")).to_be_visible(
            visible=EXAMPLES[name].finds != ("lifetime-over-an-hour",)
        )


def test_each_claim_that_the_text_speaks_of_is_marked(article: Article) -> None:
    inside = article.decode("password")
    settled(inside, *SUMMARIES["password"])

    expect(inside.locator('[aria-current="true"]')).to_contain_text("correct horse battery staple")


def test_the_foreign_signature_is_recognised(article: Article) -> None:
    inside = article.decode("foreign")
    settled(inside, *SUMMARIES["foreign"])

    expect(inside.locator("#diagnosis")).to_contain_text("belongs to a well-known sample token")


def test_a_reader_verifies_as_the_text_says(article: Article) -> None:
    """The four steps, in their order."""
    inside = article.decode("alice")
    settled(inside, "Not verified yet.")
    key = inside.get_by_label("Secret or key")
    key.fill(SECRET)
    settled(inside, "Signature verified with this secret.")
    key.fill(SECRET[:-1])
    settled(inside, "The signature doesn’t match this secret.")
    key.fill(SECRET)
    header, payload, signature = EXAMPLES["alice"].token.split(".")
    inside.locator("#paste").fill(f"{header}.{payload.replace('A', 'B', 1)}.{signature}")
    settled(inside, "This token is malformed.", "The signature matches once “B”")


def test_a_token_for_somebody_else_is_known_by_what_is_expected(article: Article) -> None:
    inside = article.decode("elsewhere")
    settled(inside, *SUMMARIES["elsewhere"])
    inside.get_by_text("Expected values", exact=True).click()
    inside.locator("#expect-chips").get_by_role("button", name="aud").click()
    inside.locator("#expect-aud").fill("https://api.example")

    expect(inside.locator("#summary")).to_have_text("Different audience than you expect.")


def test_a_finding_leads_to_its_rule(article: Article) -> None:
    article.example("expired").get_by_role("link", name="exp-past").click()

    article.page.wait_for_url("**/rules.html#exp-past")
    expect(article.page.locator("#exp-past")).to_be_in_viewport()


def test_the_contents_lead_to_the_sections(article: Article) -> None:
    for link in article.page.locator(".contents a").all():
        link.click()
        expect(article.page.locator(f"section > h2{link.get_attribute('href')}")).to_be_in_viewport()


def test_nothing_is_loaded_to_read_it_but_page_style_type_and_component(
    article: Article, watch: Watch, site: str
) -> None:
    article.page.wait_for_load_state("networkidle")
    asked = {re.sub(r"-[0-9A-Za-z]+(?=\.(css|woff2)$)", "", url.removeprefix(site)) for url in watch.requests}

    assert {"learn/index.html", "embed.js", "assets/pages.css"} <= asked
    assert set() == {url for url in asked if not url.endswith((".woff2", "index.html", "embed.js", "pages.css"))}


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_is_wider_than_the_page_and_the_drawing_can_be_read(article: Article, width: int) -> None:
    """320 is also what 1280 are at 400 %."""
    article.page.set_viewport_size({"width": width, "height": 800})

    assert [] == article.page.evaluate(OVERFLOWING)
    assert [] == article.page.locator(".flow").evaluate(DRAWN)


def test_the_drawing_is_one_image_with_a_name_and_a_story(article: Article) -> None:
    drawing = article.page.get_by_role("img", name="How a token is issued and used")

    expect(drawing).to_be_visible()
    expect(drawing).to_have_accessible_description(re.compile("no session is looked up"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_article(new_page: Callable[..., Page], site: str, scheme: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    article = Article(page, site)

    expect(article.example("sample").locator(".box")).to_have_attribute("data-theme", scheme)
    assert [] == violations(page)


@pytest.mark.not_in("firefox", "scripts cannot be turned off over BiDi.")
def test_without_script_it_is_an_article_with_blocks_of_code(new_page: Callable[..., Page], site: str) -> None:
    article = Article(new_page(java_script_enabled=False), site)
    for name, one in EXAMPLES.items():
        expect(article.example(name).locator("pre > code")).to_be_visible()
        expect(article.example(name).locator("pre > code")).to_have_text(one.token)
    spans = article.example("sample").locator("code > span")

    assert 3 == len({span.evaluate("(span) => getComputedStyle(span).color") for span in spans.all()})


@pytest.mark.not_in("firefox", "emulate_media does not work over BiDi.")
def test_on_paper_there_are_text_drawing_and_tokens_and_nothing_to_press(article: Article) -> None:
    article.page.emulate_media(media="print")

    for name in EXAMPLES:
        expect(article.example(name).locator(".token")).to_be_visible()
        expect(article.example(name).locator("figcaption")).to_contain_text("Checked on 26 November 2026")
    expect(article.page.locator(".flow")).to_be_visible()
    expect(article.page.get_by_role("button").locator("visible=true")).to_have_count(0)
    expect(article.page.get_by_role("navigation").locator("visible=true")).to_have_count(0)


def test_in_forced_colours_the_drawing_has_the_systems(new_page: Callable[..., Page], site: str) -> None:
    article = Article(new_page(forced_colors="active"), site)
    strokes = "(all) => all.map((one) => getComputedStyle(one).stroke)"
    drawn = article.page.locator(".flow :is(line, rect, path:not(marker path))").evaluate_all(strokes)
    ink = article.page.evaluate("() => getComputedStyle(document.body).color")

    assert {ink} == {*drawn}


def test_the_tool_leads_to_it_and_the_page_as_one_file_does_not(page: Page, site: str) -> None:
    page.goto(site)
    link = page.locator("#learn").get_by_role("link")

    assert "learn/index.html" == link.get_attribute("href")
    assert "learn/index.html" not in (DIST / "jwt-decoder.html").read_text()


def test_its_addresses_are_those_of_this_site_and_of_the_specifications() -> None:
    html = (DIST / "learn" / "index.html").read_text()
    outside = {*re.findall(r"https?://[^/\"<]+/", html)}

    assert {"https://www.rfc-editor.org/", "http://www.w3.org/"} == outside
