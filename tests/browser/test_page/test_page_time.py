"""Another instant than now, a skew, a zone; the sentence about time and what is drawn of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet
    from tests.browser.watch import Watch

pytestmark = pytest.mark.tidy

IAT, EXP = 1_800_000_000, 1_800_000_900
FIFTEEN_MINUTES = f'{{"iat":{IAT},"exp":{EXP}}}'


@pytest.fixture
def stopped(open_shared: Callable[..., Sheet]) -> Callable[..., Sheet]:
    """Return a function that opens the page at an instant, in a zone; its clock runs on from there."""

    def open_at(instant: float, zone: str = "Europe/Berlin", width: int = 1280, **options: object) -> Sheet:
        return open_shared({"width": width, "height": 800}, timezone_id=zone, now=instant, **options)

    return open_at


def unfold(sheet: Sheet) -> None:
    """Open the settings."""
    sheet.open_clock()


@pytest.mark.parametrize(
    ("second", "state"), [(EXP - 1, "current"), (EXP, "expired"), (EXP + 1, "expired"), (IAT - 5, "current")]
)
def test_a_token_is_judged_at_the_instant_that_is_set(
    sheet: Sheet, make_token: Callable[..., str], second: int, state: str
) -> None:
    """To the second: at exactly exp it is expired (RFC 7519 section 4.1.4)."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    sheet.page.locator("#now-seconds").fill(str(second))
    sheet.settled()
    expect(sheet.verdict("time")).to_have_attribute("data-state", state)


def test_a_skew_keeps_a_token_alive(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """So many seconds after exp, and not one more."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    sheet.page.locator("#now-seconds").fill(str(EXP + 59))
    sheet.page.locator("#skew").fill("60")
    expect(sheet.verdict("time")).to_have_attribute("data-state", "current")
    sheet.page.locator("#now-seconds").fill(str(EXP + 60))
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired")


def test_the_verification_is_judged_at_the_same_instant(
    sheet: Sheet, make_token: Callable[..., str], secret: str
) -> None:
    """A key does not bring the running clock back."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    sheet.page.locator("#now-seconds").fill(str(EXP - 10))
    sheet.give(secret)
    assert (sheet.state("signature"), sheet.state("time")) == ("valid", "current")


def test_a_date_is_read_in_the_chosen_zone(stopped: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """Summer time and all; the seconds beside it say the same instant, also in another zone."""
    sheet = stopped(EXP)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    date, seconds = sheet.page.locator("#now-date"), sheet.page.locator("#now-seconds")
    date.fill("2026-07-14T14:03:20")
    expect(seconds).to_have_value("1784030600")
    expect(sheet.page.locator("#as-of")).to_contain_text("2026-07-14 14:03:20 CEST")
    sheet.page.locator("#zone").select_option("Asia/Tokyo")
    expect(date).to_have_value("2026-07-14T21:03:20")
    expect(seconds).to_have_value("1784030600")
    expect(sheet.page.locator("#as-of")).to_contain_text("2026-07-14 21:03:20 GMT+9")


def test_while_an_instant_is_set_the_page_says_so_and_stands_still(
    stopped: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """Nothing counts down, no alarm rings, and one click brings the running clock back."""
    sheet = stopped(EXP - 600)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    sheet.page.locator("#now-seconds").fill(str(EXP - 240))
    note = sheet.page.locator("#as-of")
    expect(note).to_contain_text("Checked as of 2027-01-15 09:11:00 CET.")
    expect(sheet.page.locator("#times-as-of")).to_have_text("Checked as of 2027-01-15 09:11:00 CET.")
    expect(sheet.page.locator("#timeline .now")).to_have_text("set to 09:11")
    expect(sheet.summary).to_contain_text("in 4 minutes")
    sheet.page.clock.fast_forward(1_200_000)
    sheet.settled()
    expect(sheet.summary).to_contain_text("in 4 minutes")
    assert sheet.state("time") == "current"
    note.get_by_role("button").click()
    expect(note).to_be_hidden()
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired")


@pytest.mark.parametrize(("name", "instant"), [("exp", EXP), ("iat", IAT)])
def test_the_instants_of_the_token_are_one_click_away(
    sheet: Sheet, make_token: Callable[..., str], name: str, instant: int
) -> None:
    """Those that it has, and no others."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    expect(sheet.page.locator("#now-at-nbf")).to_be_hidden()
    sheet.page.locator(f"#now-at-{name}").click()
    expect(sheet.page.locator("#now-seconds")).to_have_value(str(instant))
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired" if name == "exp" else "current")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("yesterday", "Enter a time such as 2026-01-01T00:00:00Z"),
        ("1e99", "Enter a time such as 2026-01-01T00:00:00Z"),
        ("2027-02-29T10:00:00Z", "No such date"),
        ("9" * 400, "That is beyond any calendar date"),
    ],
)
def test_what_is_no_instant_is_said_and_sets_nothing(
    sheet: Sheet, make_token: Callable[..., str], typed: str, says: str
) -> None:
    """The clock goes on running."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    sheet.page.locator("#now-seconds").fill(typed)
    expect(sheet.page.locator("#now-about")).to_contain_text(says)
    expect(sheet.page.locator("#now-seconds")).to_have_attribute("aria-invalid", "true")
    expect(sheet.page.locator("#as-of")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2027-01-15T08:14:59Z", "Checked as of 2027-01-15 09:14:59 CET."),
        ("1800000899000", "Checked as of 2027-01-15 09:14:59 CET. Read as milliseconds."),
        ("2027-01-15 08:14:59,000 WARN refused", "No offset given, so UTC is assumed. Ignored: “WARN refused”"),
        ("Fri, 15 Jan 2027 08:14:59 GMT", "Checked as of 2027-01-15 09:14:59 CET."),
        ("[15/Jan/2027:09:14:59 +0100]", "Checked as of 2027-01-15 09:14:59 CET."),
    ],
)
def test_the_clock_takes_what_a_log_prints(
    stopped: Callable[..., Sheet], make_token: Callable[..., str], typed: str, says: str
) -> None:
    """The second before exp, in each of them; the date beside it says the same."""
    sheet = stopped(EXP + 3600)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    sheet.page.locator("#now-seconds").fill(typed)
    expect(sheet.page.locator("#now-about")).to_contain_text(says)
    expect(sheet.page.locator("#now-date")).to_have_value("2027-01-15T09:14:59")
    expect(sheet.verdict("time")).to_have_attribute("data-state", "current")


def test_a_tolerance_is_typed_as_a_length(sheet: Sheet, make_token: Callable[..., str]) -> None:
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    sheet.page.locator("#now-seconds").fill(str(EXP + 299))
    sheet.page.locator("#skew").fill("5m")
    expect(sheet.verdict("time")).to_have_attribute("data-state", "current")
    expect(sheet.page.locator("#settings-now")).to_have_text("fixed, 300 s of tolerance")
    sheet.page.locator("#now-seconds").fill(str(EXP + 300))
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-1", "Enter 0 seconds to a day"),
        ("a minute", "a length such as 90s, 5m or 1h"),
        ("25h", "Enter 0 seconds to a day"),
    ],
)
def test_what_is_no_skew_is_said_and_allows_nothing(
    sheet: Sheet, make_token: Callable[..., str], typed: str, says: str
) -> None:
    """A skew runs from nothing to a day."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    sheet.page.locator("#skew").fill(typed)
    expect(sheet.page.locator("#skew-about")).to_contain_text(says)
    sheet.settled()
    assert sheet.state("time") == "current"
    sheet.page.locator("#now-seconds").fill(str(EXP))
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired")


def test_every_zone_of_the_browser_can_be_chosen(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """UTC first, after that of this computer, and no zone twice."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    offered = sheet.page.locator("#zone option").evaluate_all("(options) => options.map(({ value }) => value)")
    known = sheet.page.evaluate("() => Intl.supportedValuesOf('timeZone')")
    assert offered[:2] == ["", "UTC"]
    assert sorted(offered[1:]) == sorted({"UTC", *known})


def test_settings_draw_no_pane_again(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The person's place in it is kept."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    sheet.page.locator("#payload .claim").first.evaluate("(row) => { row.dataset.kept = ''; }")
    unfold(sheet)
    sheet.page.locator("#now-at-exp").click()
    sheet.page.locator("#zone").select_option("UTC")
    sheet.settled()
    expect(sheet.page.locator("#payload [data-kept]")).to_have_count(1)


def test_a_reload_forgets_the_settings(sheet: Sheet, make_token: Callable[..., str], watch: Watch) -> None:
    """Nothing is stored, and nothing is asked of a server."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    unfold(sheet)
    before = list(watch.requests)
    sheet.page.locator("#skew").fill("60")
    sheet.page.locator("#now-at-exp").click()
    sheet.page.locator("#zone").select_option("UTC")
    sheet.settled()
    assert watch.requests == before
    sheet.page.reload()
    expect(sheet.page.locator("#now-seconds")).to_have_value("")
    expect(sheet.page.locator("#now-date")).to_have_value("")
    expect(sheet.page.locator("#skew")).to_have_value("0")
    expect(sheet.page.locator("#zone")).to_have_value("")
