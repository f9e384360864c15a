"""WebKitGTK as Selenium starts it: Playwright has no WebKit that may be installed here."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

from selenium import webdriver
from selenium.webdriver.webkitgtk.service import Service

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


def start() -> WebDriver:
    """Return the browser that the variables WEBKIT and WEBKIT_DRIVER name, started anew."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = os.environ["WEBKIT"]
    options.add_argument("--automation")
    with warnings.catch_warnings():
        # Selenium 4.51 calls its own connection in a way that it has deprecated.
        warnings.filterwarnings("ignore", "setting remote_server_addr", DeprecationWarning)
        return webdriver.WebKitGTK(options=options, service=Service(os.environ["WEBKIT_DRIVER"]))
