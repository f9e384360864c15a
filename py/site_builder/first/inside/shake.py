"""Compiles the library and the engine with what no report calls cut from them.

A function that was never called is the one function that raises NotYet. Of the engine's modules only those statements
are left whose names something that was called, or that runs on import, speaks of.
"""

import ast
import importlib.util
import json
import marshal
import types
import zipfile
from contextlib import suppress

from trees import Module, bound, first_line, is_pure

# What an image is made with.
TOOLS = ("cut", "entry", "image", "prune", "records", "stand_ins")
CUT = "_cut"
CUT_PROPERTY = "_cut_property"
_ENGINE = "jwt_decoder"
_PROPERTIES = {"property", "cached_property", "setter", "getter", "deleter", "DynamicClassAttribute", "enum_property"}
_WITHOUT_EFFECT = {
    *("abstractmethod", "cache", "classmethod", "contextmanager", "final", "lru_cache", "overload", "override"),
    *("staticmethod", "wraps"),
}
# Whoever asks for all the names of a module needs them all.
_ALL_NAMES = {"globals", "vars"}
# What reads certificates is large, and few tokens have one.
_LARGE = "asn1crypto/"
# Imported before there is a name for what was cut.
_BEFORE_CUT = "encodings/"
_OPTIMIZED, _VARARGS, _VARKEYWORDS = 1, 4, 8


class Cutter(ast.NodeTransformer):
    """Puts what raises in the place of each function that was not called."""

    def __init__(self, path, called):
        self._path = path
        self._called = called

    def visit_FunctionDef(self, node):
        node.returns = None
        if (self._path, node.name, first_line(node)) in self._called:
            return self.generic_visit(node)
        value = ast.Name(CUT, ast.Load())
        for decorator in reversed(node.decorator_list):
            value = _decorated(decorator, value)
        return ast.copy_location(ast.Assign([ast.Name(node.name, ast.Store())], value), node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        if (self._path, "<lambda>", node.lineno) in self._called:
            return self.generic_visit(node)
        return ast.copy_location(ast.Name(CUT, ast.Load()), node)

    def visit_ClassDef(self, node):
        node.body = [one for one in node.body if not _says(one)] or [ast.copy_location(ast.Pass(), node)]
        return self.generic_visit(node)

    def visit_Call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id == "cast":
            return self.visit(node.args[1])
        return self.generic_visit(node)

    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_AnnAssign(self, node):
        # A class needs the names of its fields, and no words for their types.
        self.generic_visit(node)
        if isinstance(node.annotation, ast.Constant) or not _is_special(node.annotation):
            node.annotation = ast.copy_location(ast.Constant("x"), node.annotation)
        return node


def _decorated(decorator, value):
    """Return what a decorator makes of a function that was cut."""
    name = decorator.func if isinstance(decorator, ast.Call) else decorator
    word = name.attr if isinstance(name, ast.Attribute) else name.id
    if word in _PROPERTIES:
        return ast.Name(CUT_PROPERTY, ast.Load())
    return value if word in _WITHOUT_EFFECT else ast.Call(decorator, [value], [])


def _says(statement):
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_special(annotation):
    words = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    return bool(words & {"ClassVar", "InitVar", "KW_ONLY"})


class Shaker:
    """Finds which statements of the engine are needed, from one function on."""

    def __init__(self, modules):
        self._modules = modules
        self.kept = {}
        self._attributes = set()
        self._needed = set()
        self._objects = set()
        self._waiting = []

    def need(self, module, name):
        """Keep what binds a name of a module, and what that needs."""
        if module in self._modules and (module, name) not in self._needed:
            self._needed.add((module, name))
            self._run(module)
            self._waiting.append((module, name))

    def finish(self):
        """Follow everything that is needed."""
        while self._waiting:
            module, name = self._waiting.pop()
            for statement in self._modules[module].bindings.get(name, ()):
                self._keep(module, statement, name)
            if f"{module}.{name}" in self._modules:
                self._run(f"{module}.{name}")

    def _run(self, name):
        """Keep what a module does when it is imported."""
        if name in self.kept or name not in self._modules:
            return
        self.kept[name] = {}
        parent = name.rpartition(".")[0]
        if parent:
            self._run(parent)
        module = self._modules[name]
        for statement in module.tree.body:
            if not is_pure(statement):
                self._keep(name, statement, None)

    def _object(self, name):
        """Keep a module as something whose attributes may be asked for."""
        self._run(name)
        if name not in self._modules or name in self._objects:
            return
        self._objects.add(name)
        for attribute in self._attributes & self._modules[name].bindings.keys():
            self.need(name, attribute)

    def _keep(self, module, statement, name):
        kept = self.kept[module].setdefault(statement, set())
        if isinstance(statement, ast.Import | ast.ImportFrom):
            if name not in kept:
                kept.add(name)
                self._imports(statement, name)
            return
        if name in kept:
            return
        was_kept = bool(kept)
        kept.add(name)
        if not was_kept:
            self._follow(module, statement)

    def _follow(self, module, statement):
        for node in ast.walk(statement):
            match node:
                case ast.Name(id=used):
                    self._use(module, used)
                case ast.Attribute(attr=used):
                    self._attribute(used)
                case ast.Import() | ast.ImportFrom():
                    for used in bound(node):
                        self._imports(node, used)

    def _use(self, module, name):
        if name in _ALL_NAMES:
            self._all_of(module)
        self.need(module, name)

    def _all_of(self, module):
        """Keep every name of the modules that a module with ``vars`` or ``globals`` may ask for."""
        asked = [one for one in self._modules if one.startswith(f"{module}.")] if self._is_package(module) else [module]
        for node in ast.walk(self._modules[module].tree):
            if isinstance(node, ast.ImportFrom):
                asked += [
                    f"{node.module}.{alias.name}"
                    for alias in node.names
                    if f"{node.module}.{alias.name}" in self._modules
                ]
        for one in asked:
            self._object(one)
            for name in self._modules[one].bindings:
                self.need(one, name)

    def _is_package(self, name):
        return self._modules[name].package == name

    def _attribute(self, name):
        if name in self._attributes:
            return
        self._attributes.add(name)
        for one in tuple(self._objects):
            if name in self._modules[one].bindings:
                self.need(one, name)

    def _imports(self, node, name):
        for alias in node.names:
            if isinstance(node, ast.Import):
                if (alias.asname or alias.name.partition(".")[0]) == name:
                    self._object(alias.name)
            elif (alias.asname or alias.name) == name:
                source = node.module
                if f"{source}.{alias.name}" in self._modules:
                    self._run(source)
                    self._object(f"{source}.{alias.name}")
                else:
                    self.need(source, alias.name)

    def body(self, module):
        """Return the statements of a module that are left, imports with the names that are left of them."""
        kept = self.kept[module]
        for statement in self._modules[module].tree.body:
            names = kept.get(statement)
            if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
                yield statement
                continue
            if names is None:
                continue
            if isinstance(statement, ast.Import | ast.ImportFrom):
                place = (
                    (lambda alias: alias.asname or alias.name.partition(".")[0])
                    if isinstance(statement, ast.Import)
                    else (lambda alias: alias.asname or alias.name)
                )
                statement.names = [alias for alias in statement.names if place(alias) in names]
            yield statement


_known = {}


def _shared(value):
    return _known.setdefault(value, value)


def _names_of_locals(code):
    if not code.co_flags & _OPTIMIZED:
        return code.co_varnames
    rest = bool(code.co_flags & _VARARGS) + bool(code.co_flags & _VARKEYWORDS)
    given = code.co_argcount + code.co_kwonlyargcount + rest
    return _shared(code.co_varnames[:given] + ("_",) * (len(code.co_varnames) - given))


def _slim(code):
    consts = tuple(_slim(item) if isinstance(item, types.CodeType) else item for item in code.co_consts)
    return code.replace(
        co_linetable=b"", co_consts=consts, co_qualname=code.co_name, co_varnames=_names_of_locals(code)
    )


def _compiled(tree, path):
    code = compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True, optimize=2)
    return importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(_slim(code))


def _module_name(path):
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _cut_module(name, path, source, called):
    """Return a module in which what was not called is cut."""
    module = Module(name, path, source)
    if not path.startswith(_BEFORE_CUT):
        cutter = Cutter(path, called)
        module.tree.body = [cutter.visit(statement) for statement in module.tree.body]
        module.bind()
    return module


def _modules_in(files, called):
    modules = {}
    for path in sorted(files.namelist()):
        if path.endswith(".py") and not path.startswith(_LARGE):
            with suppress(SyntaxError):  # a test file that is meant to be wrong
                modules[_module_name(path)] = _cut_module(_module_name(path), path, files.read(path), called)
    return modules


def shaken(source, target, called, root):
    """Write what is left of an archive; ``root`` is the module and the function that everything starts from."""
    files = zipfile.ZipFile(source)
    modules = _modules_in(files, called)
    bodies = {name: module.tree.body for name, module in modules.items()}
    if root:
        shaker = Shaker(modules)
        shaker.need(*root)
        shaker.finish()
        bodies = {name: list(shaker.body(name)) for name in shaker.kept}
    with zipfile.ZipFile(target, "w") as archive:
        for name, body in sorted(bodies.items()):
            module = modules[name]
            module.tree.body = body
            archive.writestr(zipfile.ZipInfo(f"{module.path}c"), _compiled(module.tree, module.path))
        for path in sorted(files.namelist()):
            if not path.endswith(".py") and not path.startswith(_LARGE):
                archive.writestr(zipfile.ZipInfo(path), files.read(path))


def write():
    """Write the two archives."""
    with open("/called.json") as file:
        read = json.loads(file.read())
    called = {tuple(one) for step in ("import", "reports") for one in read[step]}
    shaken("/engine-source.zip", "/engine.zip", called, (f"{_ENGINE}.bridge.bridge", "handle"))
    shaken("/stdlib-source.zip", "/stdlib.zip", called, None)
    with zipfile.ZipFile("/engine.zip", "a") as archive:
        for name in TOOLS:
            with open(f"/{name}.py") as file:
                tree = ast.parse(file.read(), f"/{name}.py")
            archive.writestr(zipfile.ZipInfo(f"{name}.pyc"), _compiled(tree, f"/{name}.py"))
