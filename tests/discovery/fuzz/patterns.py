"""Every regular expression of the recognisers and readers, found where it lives, with the methods it is called by."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import strongroom.discovery.adapters.read
import strongroom.discovery.core

ROOTS = (strongroom.discovery.core, strongroom.discovery.adapters.read)
FROM_START = frozenset(("match", "fullmatch"))
"""They try one place; every other method tries all."""
_METHODS = frozenset((*FROM_START, "search", "finditer", "findall", "split", "sub", "subn"))


@dataclass(slots=True)
class Found:
    """A pattern, where it stands, and how it is called: all methods where that cannot be told."""

    pattern: re.Pattern
    place: str
    methods: set[str] = field(default_factory=set)

    @property
    def searches(self) -> bool:
        return not self.methods or not self.methods <= FROM_START


@cache
def everywhere() -> tuple[Found, ...]:
    """Patterns in a module's globals, in what those hold, and those that are written in a function."""
    found: dict[re.Pattern, Found] = {}
    for module in modules():
        short = module.__name__.removeprefix("strongroom.discovery.")
        for name, value in vars(module).items():
            for pattern in _held(value, 3):
                found.setdefault(pattern, Found(pattern, f"{short}:{name}"))
    for module in modules():
        short = module.__name__.removeprefix("strongroom.discovery.")
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        within = {
            id(node): function.name
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            method, owner = node.func.attr, node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and node.args:
                for pattern in _written(module, node):
                    each = found.setdefault(
                        pattern, Found(pattern, f"{short}:{within.get(id(node), str(node.lineno))}()")
                    )
                    each.methods |= {method} & _METHODS
            elif method in _METHODS:
                for pattern in _held(vars(module).get(_name(owner)), 3):
                    found[pattern].methods.add(method)
    return tuple(found.values())


def modules() -> Iterator[ModuleType]:
    for root in ROOTS:
        for found in pkgutil.walk_packages(root.__path__, root.__name__ + "."):
            try:
                yield importlib.import_module(found.name)
            except ImportError:
                continue  # of an extra that is not installed


def _name(node: ast.expr) -> str:
    """The global that an expression begins with: `_CONFIRM` of `_CONFIRM[which]`."""
    while isinstance(node, ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _held(value: object, depth: int) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for each in value.values():
            yield from _held(each, depth - 1)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _held(each, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _held(getattr(value, each.name), depth - 1)


def _written(module: ModuleType, call: ast.Call) -> Iterator[re.Pattern]:
    """The pattern that is the first argument of a call of `re`, where it needs no local name."""
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    flags += [each for each in call.args[1:] if "re." in ast.unparse(each)]
    try:
        source, *also = (
            eval(compile(ast.Expression(each), "pattern", "eval"), vars(module)) for each in [call.args[0], *flags]
        )
    except NameError:
        return
    if isinstance(source, (str, bytes)):
        yield re.compile(source, also[0] if also else 0)
