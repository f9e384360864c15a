"""One open page in WebKit, in the terms of its contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

PATIENCE: Final = 60
INTERVAL: Final = 0.02
# Replaces the text of a field as an input method does: the value, and then the event.
INPUT: Final = """const [field, text] = arguments;
field.value = text;
field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));"""
# A paste as the clipboard makes it.
PASTE: Final = """const [field, text] = arguments;
const data = new DataTransfer();
data.setData("text/plain", text);
field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));"""
# The ranges of a highlight in the paste: start, end and the characters.
HIGHLIGHTED: Final = """return Array.from(CSS.highlights.get(arguments[0]) ?? [])
  .filter((range) => document.getElementById("backdrop").contains(range.startContainer))
  .map(({ startOffset, endOffset, startContainer }) =>
    [startOffset, endOffset, startContainer.data.slice(startOffset, endOffset)])
  .sort((a, b) => a[0] - b[0]);"""
# Unfolds a pane that is a strip, and has its JSON printed where there is any.
PRINT: Final = """const pane = document.getElementById(arguments[0]);
const open = pane.querySelector(".pane-open");
if (open && !open.hidden && open.ariaExpanded === "false") open.click();
const json = pane.querySelector("input[value=json]");
if (json?.checkVisibility()) json.click();"""
JSON: Final = "return Array.from(document.querySelectorAll(arguments[0]), (e) => e.textContent).join('\\n');"
SETTLE: Final = "const done = arguments[arguments.length - 1]; ({})(arguments[0]).then(done, (e) => done(String(e)));"


class Sheet:
    """The page and what a person does with it."""

    def __init__(self, driver: WebDriver) -> None:
        """Take a browser that has the page open."""
        self.driver = driver

    def find(self, selector: str) -> WebElement:
        """Return the one element."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        """Return the elements."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition: str) -> None:
        """Wait until an expression is true."""
        waiting = WebDriverWait(self.driver, PATIENCE, INTERVAL)
        waiting.until(lambda driver: driver.execute_script(f"return {condition};"), condition)

    def ready(self) -> None:
        """Wait until Python runs."""
        self.wait("document.documentElement.dataset.engine === 'ready'")

    def settled(self, after: str) -> None:
        """Wait for a result that was drawn after a revision, with none on its way."""
        self.wait(f"document.getElementById('report').dataset.revision !== '{after}'")
        self.wait("document.getElementById('report').getAttribute('aria-busy') === 'false'")

    def revision(self) -> str:
        """Return the count of the results drawn so far."""
        return str(self.find("#report").get_attribute("data-revision"))

    def type(self, text: str) -> None:
        """Replace the paste key by key, and wait for what comes of it."""
        self.paste("")
        before = self.revision()
        self.find("#paste").send_keys(text)
        self.wait(f"document.getElementById('paste').value.length === {len(text)}")
        self.settled(before)

    def paste(self, text: str) -> None:
        """Replace the paste, and wait for what comes of it."""
        self._replace("#paste", text, INPUT)

    def paste_from_clipboard(self, text: str) -> None:
        """Replace the paste by the clipboard's event, and wait for what comes of it."""
        self.paste("")
        self._replace("#paste", text, PASTE)

    def give(self, key: str) -> None:
        """Replace the key, and wait for what comes of it."""
        self._replace("#key", key, INPUT)

    def _replace(self, field: str, text: str, script: str) -> None:
        element = self.find(field)
        if element.get_property("value") == text:
            return
        before = self.revision()
        self.driver.execute_script(script, element, text)
        self.settled(before)

    def state(self, line: str) -> str | None:
        """Return the state of a line of the verdict."""
        return self.find(f'[data-verdict="{line}"]').get_attribute("data-state")

    def json(self, pane: str) -> str:
        """Return the JSON of a pane as it is printed, without the readings."""
        self.driver.execute_script(PRINT, pane)
        return str(self.driver.execute_script(JSON, f"#{pane} .code"))

    def highlighted(self, name: str) -> list[list[Any]]:
        """Return the ranges of a highlight in the paste: start, end and the characters."""
        ranges: list[list[Any]] = self.driver.execute_script(HIGHLIGHTED, name)
        return ranges

    def settle(self, function: str, argument: object = None) -> Any:  # noqa: ANN401 - whatever JavaScript gives
        """Call an asynchronous function in the page, and return what it settles to."""
        return self.driver.execute_async_script(SETTLE.replace("{}", function), argument)
