"""The source of modules as trees, and what their statements bind and use."""

import ast


class Module:
    """A module, by the name that it is imported by."""

    def __init__(self, name, path, source):
        self.name = name
        self.path = path
        self.package = name if path.endswith("/__init__.py") else name.rpartition(".")[0]
        self.tree = ast.parse(source, path)
        self.tree.body = list(_run(self.tree.body))
        self.bind()

    def bind(self):
        """See which statements bind which names."""
        self.bindings = {}
        for statement in self.tree.body:
            for binding in bound(statement):
                self.bindings.setdefault(binding, []).append(statement)


def _run(statements):
    """Give what runs: what is there for type checkers is none of it."""
    for statement in statements:
        if (
            isinstance(statement, ast.If)
            and isinstance(statement.test, ast.Name)
            and statement.test.id == "TYPE_CHECKING"
        ):
            yield from statement.orelse
        elif not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            yield statement


def bound(statement):
    """Return the names that a statement binds; None if there is no telling that it does nothing else."""
    match statement:
        case ast.Import():
            return [alias.asname or alias.name.partition(".")[0] for alias in statement.names]
        case ast.ImportFrom():
            return [alias.asname or alias.name for alias in statement.names]
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [statement.name]
        case ast.Assign():
            return [name for target in statement.targets for name in _targets(target)]
        case ast.AnnAssign():
            return list(_targets(statement.target)) if statement.value else []
    return []


def _targets(target):
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple | ast.List):
        for part in target.elts:
            yield from _targets(part)
    elif isinstance(target, ast.Starred):
        yield from _targets(target.value)


def is_pure(statement):
    """Return whether a statement does nothing but bind names."""
    if isinstance(statement, ast.Assign):
        return all(isinstance(target, ast.Name | ast.Tuple | ast.List) for target in statement.targets)
    if isinstance(statement, ast.AnnAssign):
        return isinstance(statement.target, ast.Name)
    kinds = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return isinstance(statement, kinds)


def first_line(node):
    """Return the line that the code of a function says it begins at."""
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
