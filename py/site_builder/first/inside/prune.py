"""Takes out of the interpreter's memory what no report calls or reads, and leaves the one function that answers.

Nothing here may keep an object alive that it takes away: what is freed is what the image is smaller by.
"""

import sys
import types
from functools import lru_cache
from gc import get_objects, get_referents

# What the code that makes records says of where it is.
RECORDS = "<jwt_decoder"
_Code = types.CodeType
_Function = types.FunctionType

# What C code asks for by name, or what modules are found by.
_MODULES = {
    *(
        "builtins",
        "sys",
        "_warnings",
        "encodings",
        "codecs",
        "encodings.utf_8",
        "_codecs",
        "_io",
        "_thread",
        "_weakref",
    ),
    *("_frozen_importlib", "_frozen_importlib_external", "_imp", "time"),
}
_WHOLE = {"builtins", "sys", "_codecs", "_imp", "_io", "_thread", "_warnings", "_weakref", "time"}
# What C code asks the modules in C for, and what is asked for here to the end.
_KEPT_OF_C = {
    *(
        "__name__",
        "__builtins__",
        "modules",
        "path",
        "meta_path",
        "path_hooks",
        "path_importer_cache",
        "stdin",
        "stdout",
    ),
    *(
        "stderr",
        "flags",
        "warnoptions",
        "unraisablehook",
        "excepthook",
        "print",
        "globals",
        "len",
        "builtin_module_names",
    ),
    *("repr", "getattr", "setattr", "sorted", "map"),
}
# What works here, and goes as a whole in the end.
_TOOLS = {"prune", "image", "__main__"}
_MODULE_NAMES = {
    *(
        "__name__",
        "__builtins__",
        "__path__",
        "__import__",
        "_find_and_load",
        "_handle_fromlist",
        "_lock_unlock_module",
    ),
}
_TYPE_NAMES = {
    *(
        "__doc__",
        "__firstlineno__",
        "__static_attributes__",
        "__annotations__",
        "__annotations_cache__",
        "__annotate__",
    ),
    *("__annotate_func__", "__text_signature__", "__orig_bases__", "__parameters__", "__type_params__"),
    *("__module__", "__slots__", "__weakref__", "__dataclass_params__", "__dataclass_fields__", "__classdictcell__"),
}
_MADE_IN_PYTHON = 1 << 9
# What structures of C say of themselves.
_ASKED_BY_C = {"n_fields", "n_sequence_fields", "n_unnamed_fields"}


def _lines(code):
    yield code
    for item in code.co_consts:
        if isinstance(item, _Code):
            yield from _lines(item)


def _words(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from _words(item)


def _names_in(code):
    for one in _lines(code):
        yield from one.co_names
        yield from one.co_varnames[: one.co_argcount + one.co_kwonlyargcount]
        yield from one.co_freevars
        for item in one.co_consts:
            yield from _words(item)


def _bare(code):
    consts = tuple(_bare(item) if isinstance(item, _Code) else item for item in code.co_consts)
    return code.replace(co_consts=consts, co_linetable=b"", co_filename="", co_qualname=code.co_name)


class Pruning:
    """Takes things away, of one kind after the other."""

    def __init__(self, hot, cut):
        self._hot = hot
        self._cut = cut
        self._stubs = {}
        self._names = set()
        self._read = set()
        self._own = {}
        self._modules = set(_MODULES)

    def _is_hot(self, code):
        if code.co_filename.startswith(("<frozen importlib", "<frozen zipimport")):
            # What is not imported yet is not here.
            return code.co_name == "_handle_fromlist"
        if code.co_filename in ("<string>", "/stand_ins.py", "/entry.py", "/records.py") or code.co_filename.startswith(
            "<jwt"
        ):
            return True
        return (code.co_filename, code.co_name, code.co_firstlineno) in self._hot

    def _stub(self, free):
        """Return code that raises NotYet, for a function with so many free variables."""
        if free not in self._stubs:
            stub = self._cut.__code__.replace(co_linetable=b"", co_filename="", co_name="", co_qualname="")
            if free:
                names = tuple(f"_{index}" for index in range(free))
                stub = stub.replace(co_freevars=names, co_code=bytes([_COPY_FREE_VARS, free]) + stub.co_code)
            self._stubs[free] = stub
        return self._stubs[free]

    def functions(self):
        """Leave the code of those that were called, and no words beside it."""
        hot = cold = 0
        for one in get_objects():
            if type(one) is not _Function or one is self._cut or one.__module__ in _TOOLS:
                continue
            if self._is_hot(one.__code__):
                self._note(one)
                self._modules.add(one.__module__)
                one.__code__ = _bare(one.__code__)
                one.__qualname__ = one.__name__
                hot += 1
            else:
                one.__code__ = self._stub(len(one.__code__.co_freevars))
                one.__qualname__ = one.__name__ = ""
                one.__defaults__ = one.__kwdefaults__ = None
                cold += 1
            one.__annotate__ = None
            one.__annotations__ = None
            one.__doc__ = None
        return hot, cold

    def _note(self, function):
        """Note the names that a function speaks of; what makes records speaks of all their fields, and reads none."""
        names = set(_names_in(function.__code__))
        self._names |= names
        self._own.setdefault(id(function.__globals__), set()).update(names)
        self._names.add(function.__name__)
        if not function.__code__.co_filename.startswith(RECORDS):
            for code in _lines(function.__code__):
                self._read.update(code.co_names)
                self._read.update(word for item in code.co_consts for word in _words(item))

    def fields(self):
        """Leave of records the fields that a function reads."""
        dropped = 0
        for one in get_objects():
            kind = type(one)
            for name in kind.__dict__.get("__slots__", ()) if "_compared" in kind.__dict__ else ():
                if name not in self._read:
                    setattr(one, name, None)
                    dropped += 1
        return dropped

    def modules(self):
        """Leave the modules with functions that were called, those in C, and what is imported by functions."""
        for name, module in list(sys.modules.items()):
            if (
                (name in self._modules and not name.startswith("jwt_decoder"))
                or name in self._names
                or name in _TOOLS
                or name in sys.builtin_module_names
            ):
                continue
            del sys.modules[name]
            package, _, child = name.rpartition(".")
            owner = vars(sys.modules[package]) if package in sys.modules else {}
            if owner.get(child) is module:
                del owner[child]

    def names(self):
        """Leave in each namespace the names that its own functions speak of, or others where they have the module."""
        spaces = {id(space): space for space in map(_namespace, get_objects()) if space is not None}
        opened = {id(vars(module)) for space in spaces.values() for module in self._modules_in(space)}
        opened |= {key for key, space in spaces.items() if self._may_be_imported(space.get("__name__", ""))}
        dropped = 0
        for key, space in spaces.items():
            if space.get("__name__") in _WHOLE | _TOOLS or space.get("__name__") in sys.builtin_module_names:
                continue
            kept = _MODULE_NAMES | self._own.get(key, set()) | (self._names if key in opened else set())
            for name in list(space):
                if name not in kept:
                    del space[name]
                    dropped += 1
            _compact(space)
        return dropped

    def _modules_in(self, space):
        values = [space.get(name) for name in self._own.get(id(space), ())]
        return [value for value in values if type(value) is types.ModuleType]

    def _may_be_imported(self, name):
        return name in self._names or not name.startswith("jwt_decoder")

    def types(self):
        """Leave of each type what C code or a function may ask for."""
        spaces = [space for space in map(_dictionary_of, _all_types()) if space is not None]
        doomed = [(space, name) for space in spaces for name in space if self._is_spare_of(space, name)]
        # From here on the methods that this file calls may be gone.
        for space in spaces:
            if "__doc__" in space:
                space["__doc__"] = None
        for space, name in doomed:
            del space[name]
        for space in spaces:
            _compact(space)
        _clear()
        return len(doomed)

    def _is_spare_of(self, space, name):
        is_ours = "__module__" in space and "__firstlineno__" in space
        if name == "__doc__":
            return False
        # What an operator does stands in the type itself; this is how Python code could call it by name.
        if type(space[name]) is _Wrapper:
            return name not in self._names
        return (is_ours and name in _TYPE_NAMES) or self._is_spare(name)

    def _is_spare(self, name):
        return not (name.startswith("__") or name in self._names or name in _ASKED_BY_C or _is_asked_by_c(name))

    def builtin_modules(self):
        """Leave of modules in C what a function may ask for."""
        dropped = 0
        for name, module in list(sys.modules.items()):
            space = vars(module)
            space.pop("__doc__", None)
            if name not in sys.builtin_module_names:
                continue
            for key in list(space):
                if key not in _KEPT_OF_C and self._is_spare(key) and type(space[key]) is not type:
                    del space[key]
                    dropped += 1
            _compact(space)
        return dropped


_COPY_FREE_VARS = 60
# Taken here, for they are taken away from where they are.
_Wrapper = types.WrapperDescriptorType
_intern = sys.intern
# What C code asks for by name is among the static data, below everything that was made since.
_HEAP = min(map(id, get_objects()))
_clear = sys._clear_internal_caches
_clear_types = sys._clear_type_cache
_replace = _Code.replace
_consts_of = _Code.co_consts.__get__
_code_of = _Function.__code__.__get__
_set_code = _Function.__code__.__set__
_CACHED = type(lru_cache(lambda: None))
_clear_cached = _CACHED.cache_clear


def _is_asked_by_c(name):
    return id(_intern(name)) < _HEAP


def _namespace(one):
    if type(one) is types.ModuleType:
        return vars(one)
    return one.__globals__ if type(one) is _Function else None


def _compact(space):
    copy = dict(space)
    space.clear()
    space.update(copy)


def _dictionary_of(one):
    held = [value for value in get_referents(one.__dict__) if type(value) is dict]
    return held[0] if held else None


def _all_types():
    found, waiting = {object}, [object]
    while waiting:
        for one in type.__subclasses__(waiting.pop()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


def _forget_archives():
    """Forget what is in the archives that modules were imported from."""
    archives = sys.modules.get("zipimport")
    if archives:
        archives._zip_directory_cache.clear()


def prune(hot, cut, finder):
    """Take away what no report needs; return what is to be printed."""
    pruning = Pruning(hot, cut)
    _forget_archives()
    said = [pruning.functions(), pruning.fields()]
    pruning.modules()
    said.append(pruning.names())
    said.append(pruning.builtin_modules())
    sys.path_importer_cache.clear()
    sys.path.clear()
    sys.path_hooks.clear()
    sys.meta_path[:] = [finder]
    if "re" in sys.modules:
        for name in ("_cache", "_cache2"):
            vars(sys.modules["re"]).get(name, {}).clear()
    said.append(pruning.types())
    return said


def _fresh(code):
    return _replace(code, co_consts=tuple([_fresh(item) if type(item) is _Code else item for item in _consts_of(code)]))


def settle():
    """Forget what was learnt while answers were made: what is new is alike, and packs well."""
    for one in get_objects():
        if type(one) is _Function:
            _set_code(one, _fresh(_code_of(one)))
        elif type(one) is _CACHED:
            _clear_cached(one)
    _clear()
    _clear_types()
