"""The command line of build.py."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import npm_package
from site_builder.assemble import build
from site_builder.failure import Failure
from site_builder.fetch import fetch
from site_builder.hosting.check import check
from site_builder.hosting.serve import serve
from site_builder.sentences.list_sentences import list_sentences
from site_builder.testing import bench, environment, fuzz, mutation, sheets, suite
from site_builder.types.write_types import write_types

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(words: Sequence[str]) -> int:
    """Do what the words ask for; return the exit status, 1 with one sentence where a person must mend something."""
    chosen, rest = _parser().parse_known_args(list(words))
    if rest and chosen.command != "test":
        _parser().error(f"unknown words: {' '.join(rest)}")
    try:
        _perform(chosen, rest)
    except Failure as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    return 0


def _perform(chosen: argparse.Namespace, rest: Sequence[str]) -> None:
    match chosen.command:
        case "serve":
            _build()
            serve(chosen.port, open_browser=not chosen.no_browser)
        case "test":
            suite.test(chosen.parts, rest, is_whole=chosen.all)
        case "check":
            _build()
            check(chosen.place)
        case "sentences":
            list_sentences(chosen.write)
        case "fuzz" | "soak" | "mutate":
            _search(chosen)
        case "types":
            environment.prepare()
            write_types()
        case "npm":
            _build()
            npm_package.pack()
        case "sheets":
            _build()
            sheets.sheets(chosen.states)
        case "bench":
            _build()
            bench.bench(chosen.parts)
        case _:
            _build()


def _search(chosen: argparse.Namespace) -> None:
    """Do what looks for faults that no test knows, and is no part of the tests."""
    if chosen.command == "mutate":
        mutation.mutate(chosen.modules)
    elif chosen.command == "soak":
        _build()
        fuzz.soak()
    elif chosen.browser:
        _build()
        fuzz.in_browser(chosen.runs)
    else:
        fuzz.fuzz(chosen.runs, chosen.seconds)


def _build() -> None:
    fetch()
    build()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Builds the JWT Decoder into dist/.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("build", help="build dist/ (the default)")
    serving = commands.add_parser("serve", help="build, serve on this machine and open the page")
    serving.add_argument("--port", type=int, default=0, help="a port (default: a free one)")
    serving.add_argument("--no-browser", action="store_true", help="do not open a browser")
    testing = commands.add_parser("test", help="run the tests; further words go to pytest, such as -k NAME")
    testing.add_argument("--all", action="store_true", help="try whole products of cases, of which others run a sample")
    testing.add_argument(
        "parts", nargs="*", choices=[*suite.names(), []], metavar="PART", help=", ".join(suite.names())
    )
    checking = commands.add_parser("check", help="compare a deployed copy with a fresh build")
    checking.add_argument("place", help="a folder, or an address")
    listing = commands.add_parser("sentences", help="list every sentence as a gettext template (.pot)")
    listing.add_argument("--write", type=Path, metavar="FILE", help="into a file (default: standard output)")
    fuzzing = commands.add_parser("fuzz", help="try inputs that nobody thought of, on CPython")
    fuzzing.add_argument(
        "--browser",
        action="store_true",
        help="in browsers instead: the built engine, and steps on the page in any order",
    )
    fuzzing.add_argument("--runs", type=int, help="stop after so many inputs")
    fuzzing.add_argument("--seconds", type=int, help="stop after so many seconds (default: 600)")
    mutating = commands.add_parser("mutate", help="say which small changes of the engine no test notices")
    mutating.add_argument(
        "modules", nargs="*", metavar="MODULE", help=f"rooms or modules (default: {', '.join(mutation.USUAL)})"
    )
    commands.add_parser("npm", help="pack the package for npm, which is published nowhere, into .build/npm")
    commands.add_parser("soak", help="paste ten thousand times into one tab, and weigh it")
    commands.add_parser("types", help="write the types that follow from the schema of what crosses the bridge")
    drawing = commands.add_parser("sheets", help="draw the states of the page into contact sheets, to be looked at")
    drawing.add_argument("states", nargs="*", metavar="STATE", help="these alone (default: all)")
    measuring = commands.add_parser("bench", help="measure speed, as ratios within one run")
    measuring.add_argument(
        "parts", nargs="*", choices=[*bench.PARTS, []], metavar="PART", help=f"{', '.join(bench.PARTS)} (default: all)"
    )
    return parser
