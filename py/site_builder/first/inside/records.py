"""Records as ``dataclasses`` and ``typing.NamedTuple`` make them, with one function where those make many."""

import types
from _collections import _tuplegetter

_MISSING = object()


class Factory:
    """Makes the value of a field that is not given."""

    __slots__ = ("make",)

    def __init__(self, make):
        self.make = make


class Field:
    """What ``field`` says of one."""

    __slots__ = ("default", "is_compared", "is_given")

    def __init__(self, default, is_given, is_compared):
        self.default = default
        self.is_given = is_given
        self.is_compared = is_compared


def field(*, default=_MISSING, default_factory=_MISSING, init=True, hash=None, compare=True, repr=True):
    """Return what says how a field is."""
    if default_factory is not _MISSING:
        default = Factory(default_factory)
    return Field(default, init, compare if hash is None else hash)


def dataclass(*, frozen=False, slots=False):
    """Return what makes a record of a class; nobody writes to what is frozen, so that nothing watches it."""
    assert slots
    return lambda cls: _record(cls, frozen)


def _record(cls, frozen):
    own = {}
    space = dict(cls.__dict__)
    for name in space.pop("__annotations__", {}):
        found = space.pop(name, _MISSING)
        own[name] = found if isinstance(found, Field) else Field(found, True, True)
    for name in ("__dict__", "__weakref__", "__annotate_func__", "__annotate__", "__annotations_cache__"):
        space.pop(name, None)
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(base.__dict__.get("__dataclass_fields__", {}))
    fields.update(own)
    given = {name: one for name, one in fields.items() if one.is_given}
    space["__slots__"] = tuple(own)
    space["__match_args__"] = tuple(given)
    space["__dataclass_fields__"] = fields
    space["_compared"] = tuple(name for name, one in fields.items() if one.is_compared)
    space["__init__"] = _initializer(cls, fields, given)
    space.setdefault("__eq__", _equal)
    space.setdefault("__hash__", _hash if frozen else None)
    space["__qualname__"] = cls.__name__
    made = type(cls)(cls.__name__, cls.__bases__, space)
    for one in space.values():
        _enter(getattr(one, "__wrapped__", one), cls, made)
    return made


def _enter(function, cls, made):
    """Let ``super()`` in a method mean the class that was made."""
    if isinstance(function, property):
        function = function.fget
    for cell in getattr(function, "__closure__", None) or ():
        if cell.cell_contents is cls:
            cell.cell_contents = made


def _initializer(cls, fields, given):
    lines = []
    for name, one in fields.items():
        value = name if one.is_given else f"_defaults[{name!r}]"
        if isinstance(one.default, Factory):
            lines.append(f" self.{name} = {value}.make() if {value}.__class__ is Factory else {value}")
        elif one.is_given:
            lines.append(f" self.{name} = {value}")
    if "__post_init__" in cls.__dict__:
        lines.append(" self.__post_init__()")
    defaults = tuple(one.default for one in given.values() if one.default is not _MISSING)
    text = f"def __init__(self, {', '.join(given)}):\n" + "\n".join(lines or [" pass"])
    return _function(text, f"<{cls.__module__}.{cls.__name__}>", defaults)


def _function(text, path, defaults):
    space = {}
    # What compile() would need to know of syntax trees stays in memory.
    exec(text, globals(), space)
    (made,) = space.values()
    code = made.__code__.replace(co_linetable=b"", co_filename=path)
    return types.FunctionType(code, globals(), code.co_name, defaults)


def _equal(self, other):
    if other.__class__ is not self.__class__:
        return NotImplemented
    return all(getattr(self, name) == getattr(other, name) for name in self._compared)


def _hash(self):
    return hash(tuple([getattr(self, name) for name in self._compared]))


def replace(one, /, **changes):
    """Return a record with other values."""
    for name in one.__match_args__:
        if name not in changes:
            changes[name] = getattr(one, name)
    return one.__class__(**changes)


class TupleRecord(tuple):
    """What named tuples have in common."""

    __slots__ = ()
    _fields = ()

    @classmethod
    def _make(cls, values):
        return tuple.__new__(cls, values)

    def _replace(self, /, **changes):
        return tuple.__new__(self.__class__, [changes.get(name, value) for name, value in zip(self._fields, self)])

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)


_NOT_TAKEN = {"__annotations__", "__annotate__", "__annotate_func__", "__doc__", "__classdictcell__"}


class TupleMaker(type):
    """Makes a named tuple of a class statement."""

    def __new__(cls, name, bases, members):
        fields = tuple(members["__annotations__"])
        defaults = tuple(members[one] for one in fields if one in members)
        space = {key: value for key, value in members.items() if key not in _NOT_TAKEN}
        text = f"def __new__(_cls, {', '.join(fields)}):\n return _new(_cls, ({', '.join(fields)},))"
        space["__new__"] = _function(text, f"<{members['__module__']}.{name}>", defaults)
        space["__slots__"] = ()
        space["_fields"] = space["__match_args__"] = fields
        space.update((one, _tuplegetter(index, "")) for index, one in enumerate(fields))
        return type(name, (TupleRecord,), space)


_new = tuple.__new__


class _Named:
    pass


class NamedTuple:
    """As ``typing`` has it."""

    def __mro_entries__(self, _bases):
        return (_ENTRY,)


_ENTRY = type.__new__(TupleMaker, "_NamedTuple", (), {})
