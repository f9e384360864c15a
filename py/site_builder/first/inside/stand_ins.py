"""Small modules in the place of those that the engine imports for its types, and of which no report calls anything.

This runs in the interpreter that an image is made of, before the engine is imported.
"""

import sys
import types

import records
from cut import cut


class Absent(types.ModuleType):
    """A module of which everything was cut."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return cut


def install(name, module=None, **members):
    """Let a module be imported by its name."""
    module = module or Absent(name)
    vars(module).update(members)
    sys.modules[name] = module
    package, _, child = name.rpartition(".")
    if package in sys.modules:
        setattr(sys.modules[package], child, module)


def no_signature(*_given, **_named):
    """Say that there is none: dataclasses makes a text of it, which nobody reads."""
    raise ValueError


def module_in(path):
    """Return the name of the module that a file is; there are compiled ones alone."""
    name, _, ending = path.rpartition("/")[2].rpartition(".")
    return name if ending == "pyc" else None


class Form:
    """Whatever stands in an annotation."""

    __slots__ = ("__args__",)

    def __init__(self, *words):
        self.__args__ = words

    def __getitem__(self, words):
        return Form(*(words if isinstance(words, tuple) else (words,)))

    def __call__(self, *_given, **_named):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__


class Generic:
    """A class that types may be given to."""

    __slots__ = ()

    def __class_getitem__(cls, _words):
        return cls


class Protocol(Generic):
    """A class that says what others have."""

    __slots__ = ()


class DictMaker(type):
    """Makes a plain dictionary's class of the class statement of a typed one."""

    def __new__(cls, name, bases, members, *, total=True):
        kept = {key: value for key, value in members.items() if key in {"__module__", "__qualname__"}}
        return type.__new__(cls, name, (dict,) if bases else (), kept)


class Typed(metaclass=DictMaker):
    """The base of typed dictionaries."""


class TypedDict:
    """As ``typing`` has it."""

    def __mro_entries__(self, _bases):
        return (Typed,)

    def __call__(self, *_given, **_named):
        return dict


def itself(value):
    """Return what is given."""
    return value


_FORMS = (
    *("Final", "Any", "Literal", "TypeAlias", "NotRequired", "Required", "Union", "Optional", "ClassVar", "Callable"),
    *("Self", "NoReturn", "Never", "LiteralString"),
)
_ABSENT = (
    *("ast", "copy", "dis", "html", "html.entities", "linecache", "logging", "opcode", "signal", "socket"),
    *("ssl", "subprocess", "textwrap", "threading", "token", "tokenize", "traceback", "urllib.request", "asyncio"),
)


def install_all(absent):
    """Install them, and nothing in the place of modules of the engine that no report needs."""
    typing = types.ModuleType("typing")
    install(
        "typing",
        typing,
        **{name: Form() for name in _FORMS},
        TYPE_CHECKING=False,
        get_args=lambda form: form.__args__,
        get_origin=lambda _form: None,
        TypeVar=lambda *_given, **_named: Form(),
        cast=lambda _type, value: value,
        overload=itself,
        final=itself,
        runtime_checkable=itself,
        override=itself,
        Generic=Generic,
        Protocol=Protocol,
        NamedTuple=records.NamedTuple(),
        TypedDict=TypedDict(),
    )
    members = {"signature": no_signature, "unwrap": lambda function, **_options: function, "getmodulename": module_in}
    install("inspect", **members)
    install("annotationlib")
    install("dataclasses", dataclass=records.dataclass, field=records.field, replace=records.replace)
    install("warnings", filters=[], onceregistry={}, defaultaction="ignore", _defaultaction="ignore")
    for name in (*_ABSENT, *absent):
        install(name)
