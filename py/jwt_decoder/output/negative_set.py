"""The tokens that a verifier must refuse, as they cross to the page, and as files for those who test a service."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from jwt_decoder.output.commands import header_line, shell_line
from jwt_decoder.output.report.making import refusal
from jwt_decoder.output.wording import ENGLISH, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.engine.negative_set import NegativeSet
    from jwt_decoder.make.negative_cases import NegativeCase
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

_REFUSED: Final = 401
_TAKEN: Final = 200
_ERROR: Final = "invalid_token"
_INDENT: Final = 2
# What a service answers is printed behind the name of the case and what it should be.
_CURL: Final = "curl --silent --output /dev/null --write-out {told} --header {header} {url}"
_PYTEST: Final = '''"""The service at API_URL must accept the first of these tokens and reject all the others."""

import os
import urllib.error
import urllib.request

import pytest

URL = os.environ.get("API_URL", {url})
# A name, the token, and whether the service must reject it.
CASES = [
{cases}
]


def status_of(token):
    request = urllib.request.Request(URL, headers={{"Authorization": f"Bearer {{token}}"}})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize(("token", "is_rejected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_service_accepts_or_rejects_the_token(token, is_rejected):
    status = status_of(token)
    assert status == 401 if is_rejected else 200 <= status < 300
'''


def negative_set(found: NegativeSet, url: str, catalogue: Catalogue = ENGLISH) -> shape.NegativeSet:
    """Return the cases with what a sound service answers, and the three files; ``url`` is that of the service."""
    cases = [_case(one, catalogue) for one in found.cases]
    return {
        "cases": cases,
        "json": json.dumps(cases, indent=_INDENT, ensure_ascii=False) + "\n" if cases else "",
        "curl": curl(cases, url) if cases else "",
        "pytest": pytest_file(found.cases, url) if cases else "",
        "faults": [refusal(one, catalogue) for one in found.refusals],
    }


def _case(case: NegativeCase, catalogue: Catalogue) -> shape.NegativeCase:
    return {
        "id": case.id,
        "title": render(case.title, catalogue),
        "message": render(case.why, catalogue),
        "section": case.section,
        "token": case.token,
        "refused": case.is_refused,
        "status": _REFUSED if case.is_refused else _TAKEN,
        "error": _ERROR if case.is_refused else "",
    }


def curl(cases: Sequence[shape.NegativeCase], url: str) -> str:
    """Return lines for a shell, one for each case: each prints the name, what should be answered, and what is."""
    lines = []
    for one in cases:
        told = f"%{{http_code}} ({one['status']}) {one['id']}\\n"
        lines.append(shell_line(_CURL, told=told, header=header_line(one["token"]), url=url))
    return "\n".join(lines) + "\n"


def pytest_file(cases: Sequence[NegativeCase], url: str) -> str:
    """Return a file for pytest that needs nothing else."""
    rows = "\n".join(f"    ({one.id!r}, {one.token!r}, {one.is_refused!r})," for one in cases)
    return _PYTEST.format(url=repr(url), cases=rows)
