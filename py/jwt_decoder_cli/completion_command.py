"""``jwt-decoder completion``: scripts with which shells complete words, each a table of all commands in its language.

No script runs the program: a key that is pressed must be answered at once.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from jwt_decoder_cli import output
from jwt_decoder_cli.every_command import every_command
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping

    from jwt_decoder_cli.every_command import Described
    from jwt_decoder_cli.parser import Argument


def run(chosen: argparse.Namespace) -> Status:
    """Print the script for a shell. Raise OutputError."""
    output.require()
    output.write("\n".join(_SCRIPTS[chosen.shell](every_command())) + "\n")
    return Status.DECODED


def _followers(commands: tuple[Described, ...], path: tuple[str, ...]) -> dict[str, str]:
    """Return the words that make another command of this one, each with what is said of it, if anything is."""
    depth = len(path)
    found: dict[str, str] = {}
    for one in commands:
        if one.path[:depth] == path != one.path:
            found.setdefault(one.path[depth], one.about if len(one.path) == depth + 1 else "")
    return found


def _leading(commands: tuple[Described, ...]) -> list[tuple[str, ...]]:
    """Return the paths that only lead to commands, such as ``keys``."""
    known = {one.path for one in commands}
    return sorted({one.path[:depth] for one in commands for depth in range(len(one.path))} - known)


def _first(commands: tuple[Described, ...]) -> list[str]:
    return list(_followers(commands, ()))


def _second(commands: tuple[Described, ...]) -> list[str]:
    """Return the commands of two words, as the scripts name them."""
    return ["/".join(one.path) for one in commands if len(one.path) > 1]


def _options(arguments: tuple[Argument, ...]) -> list[Argument]:
    return [one for one in arguments if one.flags]


def _words_in_place(arguments: tuple[Argument, ...]) -> tuple[str, ...]:
    """Return the words that an argument without a name may be."""
    return next((one.words for one in arguments if not one.flags), ())


def _bash(commands: tuple[Described, ...]) -> Iterator[str]:
    """Return the script for every bash from 3.2 on, which is the one that macOS has."""
    yield _BASH_HEAD.replace("<first>", "|".join(_first(commands))).replace("<second>", "|".join(_second(commands)))
    for one in commands:
        at = "/".join(one.path)
        for option in _options(one.arguments):
            if option.takes != "nothing":
                patterns = "|".join(shlex.quote(f"{at}:{flag}") for flag in option.flags)
                yield f"        {patterns}) {_BASH_VALUES[option.takes].replace('<words>', ' '.join(option.words))} ;;"
    yield _BASH_MIDDLE
    for path in _leading(commands):
        yield f"        {'/'.join(path)}:*) words={shlex.quote(' '.join(_followers(commands, path)))} ;;"
    for one in commands:
        flags = " ".join(flag for option in _options(one.arguments) for flag in option.flags)
        words = " ".join(_words_in_place(one.arguments))
        yield f"        {shlex.quote('/'.join(one.path))}:-*) words={shlex.quote(flags)} ;;"
        if words:
            yield f"        {shlex.quote('/'.join(one.path))}:*) words={shlex.quote(words)} ;;"
    yield _BASH_END.replace("<first>", " ".join(_first(commands)))


_BASH_VALUES: Final = {
    "file": "return",
    "text": "compopt +o default 2>/dev/null; return",
    "word": "words='<words>'",
}
_BASH_HEAD: Final = """\
# Completes the words of jwt-decoder in bash. Made by: jwt-decoder completion bash
_jwt_decoder() {
    local cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} at= words=
    COMPREPLY=()
    # An option and its value with = between them are three words here.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $option == = ]]; then
        option=${COMP_WORDS[COMP_CWORD-2]}
    fi
    if (( COMP_CWORD > 1 )); then
        case ${COMP_WORDS[1]} in
            <first>) at=${COMP_WORDS[1]} ;;
        esac
    fi
    if (( COMP_CWORD > 2 )); then
        case $at/${COMP_WORDS[2]} in
            <second>) at=$at/${COMP_WORDS[2]} ;;
        esac
    fi
    case $at:$option in"""
_BASH_MIDDLE: Final = """\
    esac
    [[ $words ]] || case $at:$cur in"""
_BASH_END: Final = """\
        :*) (( COMP_CWORD == 1 )) && words='<first>' ;;
    esac
    # Where no word fits, bash itself completes the names of files.
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _jwt_decoder jwt-decoder"""


def _zsh(commands: tuple[Described, ...]) -> Iterator[str]:
    yield _ZSH_HEAD.replace("<first>", "|".join(_first(commands))).replace("<second>", "|".join(_second(commands)))
    for path in _leading(commands):
        yield f"        ({'/'.join(path)})"
        yield from _zsh_followers(commands, path)
        yield "            ;;"
    for one in commands:
        yield f"        ({shlex.quote('/'.join(one.path))})"
        if not one.path:
            yield "            if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then"
            yield from _zsh_followers(commands, one.path)
            yield "                _files && ret=0"
            yield "                return ret"
            yield "            fi"
        specs = [spec for argument in one.arguments for spec in _zsh_specs(argument)]
        yield "            _arguments \\"
        yield from (f"                {shlex.quote(spec)} \\" for spec in specs)
        yield "                && ret=0"
        yield "            ;;"
    yield _ZSH_END


def _zsh_followers(commands: tuple[Described, ...], path: tuple[str, ...]) -> Iterator[str]:
    told = [f"{word}:{_zsh_text(about)}" if about else word for word, about in _followers(commands, path).items()]
    yield f"            followers=({' '.join(map(shlex.quote, told))})"
    yield "            _describe -t commands command followers && ret=0"


def _zsh_specs(argument: Argument) -> Iterator[str]:
    """Return an argument as ``_arguments`` takes it."""
    values = {"file": "_files", "word": f"({' '.join(argument.words)})", "text": " ", "nothing": ""}
    value = f":{_zsh_text(argument.value)}:{values[argument.takes]}"
    if not argument.flags:
        yield f"{'*' if argument.repeats else ':' if argument.is_optional else ''}{value}"
        return
    others = "" if argument.repeats else f"({' '.join(argument.flags)})"
    about = f"[{_zsh_text(argument.about)}]"
    for flag in argument.flags:
        start = f"{'*' if argument.repeats else others}{flag}"
        if argument.takes == "nothing":
            yield f"{start}{about}"
        else:
            yield f"{start}={about}{':' if argument.is_optional else ''}{value}"


def _zsh_text(text: str) -> str:
    for mark in "\\[]:":
        text = text.replace(mark, f"\\{mark}")
    return text


_ZSH_HEAD: Final = """\
#compdef jwt-decoder
# Completes the words of jwt-decoder in zsh. Made by: jwt-decoder completion zsh
_jwt-decoder() {
    local at= ret=1
    local -a followers
    if (( CURRENT > 2 )); then
        case $words[2] in
            (<first>) at=$words[2]; words=("$words[1]" "${(@)words[3,-1]}"); (( CURRENT -= 1 )) ;;
        esac
    fi
    if [[ -n $at ]] && (( CURRENT > 2 )); then
        case $at/$words[2] in
            (<second>) at=$at/$words[2]; words=("$words[1]" "${(@)words[3,-1]}"); (( CURRENT -= 1 )) ;;
        esac
    fi
    case $at in"""
_ZSH_END: Final = """\
    esac
    return ret
}
# Either it is loaded when it is first needed, or read whole by source.
if [[ $funcstack[1] == _jwt-decoder ]]; then
    _jwt-decoder "$@"
else
    compdef _jwt-decoder jwt-decoder
fi"""


def _fish(commands: tuple[Described, ...]) -> Iterator[str]:
    yield _FISH_HEAD.replace("<first>", " ".join(_first(commands))).replace("<second>", " ".join(_second(commands)))
    for path in _leading(commands):
        for word, about in _followers(commands, path).items():
            yield f"{_fish_start(path)} -f -a {word}{_fish_about(about)}"
    for word, about in _followers(commands, ()).items():
        yield f"complete -c jwt-decoder -n '__jwt_decoder_first' -a {word}{_fish_about(about)}"
    for one in commands:
        start = _fish_start(one.path)
        if words := _words_in_place(one.arguments):
            yield f"{start} -f -a {_fish_quoted(' '.join(words))}"
        elif all(argument.flags for argument in one.arguments):
            yield f"{start} -f"
        for option in _options(one.arguments):
            names = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
            values = {"file": " -r -F", "word": f" -x -a {_fish_quoted(' '.join(option.words))}", "text": " -x"}
            yield f"{start} {names}{values.get(option.takes, '')}{_fish_about(option.about)}"


def _fish_start(path: tuple[str, ...]) -> str:
    return f"complete -c jwt-decoder -n \"__jwt_decoder_at '{'/'.join(path)}'\""


def _fish_about(about: str) -> str:
    return f" -d {_fish_quoted(about)}" if about else ""


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


_FISH_HEAD: Final = """\
# Completes the words of jwt-decoder in fish. Made by: jwt-decoder completion fish
function __jwt_decoder_at
    set -l words (commandline -opc)
    set -l at ''
    if contains -- "$words[2]" <first>
        set at $words[2]
    end
    if contains -- "$at/$words[3]" <second>
        set at $at/$words[3]
    end
    test "$at" = "$argv[1]"
end
function __jwt_decoder_first
    test (count (commandline -opc)) -eq 1
end"""
_SCRIPTS: Final[Mapping[str, Callable[[tuple[Described, ...]], Iterator[str]]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
