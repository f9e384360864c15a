"""What can be taken out, and how it is said."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.browser.test_page.conftest import Sheet

CLAIMS = '{"iss":"https://id.example","sub":"alice","exp":4102444800,"address":{"country":"Utopia"}}'
READ = "() => navigator.clipboard.readText()"
MAY_COPY = ("clipboard-read", "clipboard-write")
# As in a browser that was told to refuse, or on a page without a secure context.
REFUSING = {
    "refuses": """for (const name of ["write", "writeText"]) {
        Clipboard.prototype[name] = () => Promise.reject(new DOMException("", "NotAllowedError"));
    }""",
    "has none": 'Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });',
}

# The worker refuses what it is asked for a ticket.
NO_TICKETS = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  const request = message.action === "ticket" ? "{}" : message.request;
  return post.call(this, message.kind === "call" ? { ...message, request } : message, ...rest);
};"""


@pytest.fixture
def copying(open_shared: Callable[..., Sheet]) -> Callable[..., Sheet]:
    """Return a function that opens a page that may read the clipboard, or one on which a script was run first."""

    def open_page(script: str = "") -> Sheet:
        return open_shared(script=script) if script else open_shared(permissions=MAY_COPY)

    return open_page


def clipboard(sheet: Sheet) -> str:
    """Return what is on the clipboard."""
    text: str = sheet.page.evaluate(READ)
    return text


pytestmark = [
    pytest.mark.tidy,
    pytest.mark.not_in("firefox", "its driver grants no reading of the clipboard."),
]


def test_the_report_is_copied_as_the_engine_gave_it(
    copying: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """Pretty-printed JSON, and the page says that values are in it."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    sheet.page.locator("#copy-report").click()
    expect(sheet.page.get_by_role("status")).to_contain_text("with every value in it, is on the clipboard")
    copied = clipboard(sheet)
    found = json.loads(copied)
    assert copied == json.dumps(found, indent=2, ensure_ascii=False)
    assert (found["schema"], found["tokens"][0]["text"]) == (1, make_token(CLAIMS))
    expect(sheet.page.locator("#copy-report-about")).to_contain_text("all values")


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("#paste-copy", ".*"),
        ("#header .segment-copy", r"[^.]+"),
        ("#payload .segment-copy", r"(?<=\.)[^.]+(?=\.)"),
        ("#signature .segment-copy", r"[^.]+$"),
    ],
)
def test_the_token_and_each_segment_are_copied_as_they_are_written(
    copying: Callable[..., Sheet], make_token: Callable[..., str], place: str, found: str
) -> None:
    """Also where they stand in something else."""
    sheet = copying()
    token = make_token(CLAIMS)
    sheet.paste(f"Authorization: Bearer {token}")
    sheet.page.locator(place).click()
    expect(sheet.page.get_by_role("status")).to_contain_text("is on the clipboard")
    part = re.search(found, token)
    assert part
    assert clipboard(sheet) == part[0]


def test_the_ticket_has_no_value_and_no_signature(
    copying: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """It can be shown to others: nobody can send that token again."""
    sheet = copying()
    token = make_token(CLAIMS)
    sheet.paste(token)
    sheet.page.locator("#copy-ticket").click()
    expect(sheet.page.get_by_role("status")).to_contain_text("is on the clipboard")
    copied = clipboard(sheet)
    assert "HS256" in copied
    assert [part for part in (token, token.split(".")[1], token.split(".")[2], "alice") if part in copied] == []


def test_the_ticket_is_judged_as_the_page_is(copying: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """At the instant that is set, against what is expected."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    sheet.open_clock()
    sheet.page.locator("#now-at-exp").click()
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired")
    sheet.page.locator("#copy-ticket").click()
    expect(sheet.page.get_by_role("status")).to_contain_text("is on the clipboard")
    assert "2100-01-01" in clipboard(sheet)
    assert "xpired" in clipboard(sheet)


@pytest.mark.parametrize(("name", "said"), [("ticket", "Ticket"), ("report", "JSON report")])
def test_copying_moves_nothing(
    copying: Callable[..., Sheet], make_token: Callable[..., str], name: str, said: str
) -> None:
    """The button says how it went, as wide as before, and then is itself again; so are those beside it."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    buttons = [sheet.page.locator(f"#copy-{each}") for each in ("ticket", "report")]
    button = sheet.page.locator(f"#copy-{name}")
    sheet.page.evaluate("async () => void (await document.fonts.ready)")
    expect(sheet.page.get_by_role("button", name="Copied")).to_have_count(0)
    before = [each.bounding_box() for each in buttons]
    button.click()
    expect(button).to_have_text("Copied")
    assert before == [each.bounding_box() for each in buttons]
    expect(button).to_have_text(said)
    assert before == [each.bounding_box() for each in buttons]


@pytest.mark.parametrize("way", REFUSING)
@pytest.mark.parametrize("button", ["#copy-report", "#copy-ticket"])
def test_where_the_browser_refuses_the_text_is_selected_to_copy_by_hand(
    copying: Callable[..., Sheet], make_token: Callable[..., str], way: str, button: str
) -> None:
    """In a dialog that Escape closes; the paste is kept, and the text goes with the dialog."""
    sheet = copying(REFUSING[way])
    sheet.paste(make_token(CLAIMS))
    sheet.page.locator(button).press("Enter")
    field = sheet.page.locator("#by-hand-text")
    expect(field).to_be_focused()
    assert field.evaluate("(e) => [e.selectionStart, e.selectionEnd === e.value.length, e.value.length > 100]") == [
        0,
        True,
        True,
    ]
    expect(sheet.page.locator("#announcement")).to_contain_text("to copy by hand")
    sheet.page.get_by_role("button", name="Close").focus()
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.locator("#by-hand")).to_be_hidden()
    expect(field).to_have_value("")
    expect(sheet.page.locator(button)).to_be_focused()
    expect(sheet.field).to_have_value(make_token(CLAIMS))


def test_without_a_token_there_is_nothing_to_copy(copying: Callable[..., Sheet]) -> None:
    """The section comes with a token and goes with it."""
    sheet = copying()
    expect(sheet.page.locator("#copy")).to_be_hidden()
    sheet.paste("nothing to see here")
    expect(sheet.page.locator("#copy")).to_be_hidden()


def row(sheet: Sheet, name: str, view: str = ".json") -> Locator:
    """Return what has the focus of a claim in a view of the payload."""
    found = sheet.page.locator(f'#payload {view} [data-claim="{name}"]')
    return found.locator(".claim-label") if view == ".claims" else found


@pytest.mark.parametrize(
    ("name", "value"),
    [("sub", "alice"), ("exp", "4102444800"), ("address", '{\n  "country": "Utopia"\n}')],
)
def test_a_claim_is_copied_from_its_row(
    copying: Callable[..., Sheet], make_token: Callable[..., str], name: str, value: str
) -> None:
    """A string as it is, all else as JSON; the button comes with the pointer, and the rows stay where they are."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    sheet.view("payload", "JSON")
    rows = "(list) => Array.from(list.querySelectorAll('.row'), (row) => row.getBoundingClientRect().top)"
    before = sheet.page.locator("#payload .json").evaluate(rows)
    row(sheet, name).hover()
    assert sheet.page.locator("#payload .json").evaluate(rows) == before
    sheet.page.get_by_role("button", name=f"Copy the value of “{name}”").click()
    expect(sheet.page.get_by_role("status")).to_have_text(f"The value of “{name}” is on the clipboard.")
    assert clipboard(sheet) == value


@pytest.mark.parametrize("view", [".json", ".claims"])
def test_a_claim_is_copied_by_the_keyboard_alone(
    copying: Callable[..., Sheet], make_token: Callable[..., str], view: str
) -> None:
    """Tab goes from the row to its button, the arrow keys go on from there, and Ctrl+C on a row does the same."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    sheet.view("payload", "Claims" if view == ".claims" else "JSON")
    first = row(sheet, "iss", view)
    first.focus()
    sheet.page.keyboard.press("ArrowDown")
    expect(row(sheet, "sub", view)).to_be_focused()
    sheet.page.keyboard.press("Tab")
    expect(sheet.page.locator(".row-copy")).to_be_focused()
    sheet.page.keyboard.press("Enter")
    expect(sheet.page.get_by_role("status")).to_contain_text("The value of “sub”")
    assert clipboard(sheet) == "alice"
    sheet.page.keyboard.press("ArrowDown")
    expect(row(sheet, "exp", view)).to_be_focused()
    sheet.page.keyboard.press("ControlOrMeta+c")
    assert clipboard(sheet) == "4102444800"


def test_a_selection_is_copied_as_ever(copying: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """Ctrl+C takes what is selected, where something is."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    row(sheet, "sub", ".claims").focus()
    sheet.page.evaluate("() => getSelection().selectAllChildren(document.querySelector('#header .pane-title'))")
    sheet.page.keyboard.press("ControlOrMeta+c")
    assert clipboard(sheet) == "Header"


def test_a_pane_is_copied_as_it_is_shown(copying: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """As printed, or as it was decoded; a signature in hex."""
    sheet = copying()
    sheet.paste(make_token('{"sub" : "alice", "n":12345678901234567890}'))
    button = sheet.page.get_by_role("button", name="Copy the payload as shown")
    button.click()
    expect(sheet.page.get_by_role("status")).to_have_text("The payload, as shown, is on the clipboard.")
    assert clipboard(sheet) == '{\n  "sub": "alice",\n  "n": 12345678901234567890\n}'
    sheet.page.locator("#payload .views").get_by_label("Raw").check()
    button.click()
    expect(sheet.page.locator("#payload .pane-copy")).to_have_text("Copied")
    assert clipboard(sheet) == '{"sub" : "alice", "n":12345678901234567890}'
    sheet.unfold("signature")
    sheet.page.get_by_role("button", name="Copy the signature as shown").click()
    expect(sheet.page.locator("#signature .pane-copy")).to_have_text("Copied")
    assert clipboard(sheet) == sheet.json("signature")


def test_of_a_large_pane_all_is_copied(copying: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """What is drawn on demand is copied without a demand."""
    sheet = copying()
    members = {f"claim-{index}": index for index in range(5000)}
    sheet.paste_until_read(make_token(json.dumps(members)))
    sheet.page.get_by_role("button", name="Copy the payload as shown").click()
    expect(sheet.page.get_by_role("status")).to_have_text("The payload, as shown, is on the clipboard.")
    assert json.loads(clipboard(sheet)) == members


def test_an_engine_that_gives_no_ticket_is_said(copying: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """Nothing is on the clipboard that was not there, and the page says so."""
    sheet = copying(NO_TICKETS)
    sheet.paste(make_token(CLAIMS))
    sheet.page.locator("#copy-ticket").click()
    expect(sheet.page.get_by_role("status")).to_have_text("Nothing was copied: the engine didn’t answer.")
    expect(sheet.page.locator("#copy-ticket")).to_have_text("Not copied")
    expect(sheet.page.locator("#by-hand")).to_be_hidden()
