"""What the import linter cannot phrase."""

from __future__ import annotations

import ast
from pathlib import Path

import grimp
import pytest

PRIVATE = {"models", "adapters", "cli", "web", "api", "jobs"}
SOURCE = Path(__file__).resolve().parents[2] / "src" / "strongroom"
FILES = [file for file in SOURCE.rglob("*.py") if "migrations" not in file.parts]


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("strongroom", cache_dir=None)


def test_no_room_imports_anothers_private_parts(graph):
    private = [module for module in graph.modules if len(parts := module.split(".")) > 2 and parts[2] in PRIVATE]
    assert len(private) > 20
    trespasses = [
        f"{importer} imports {module}"
        for module in private
        for importer in graph.find_modules_that_directly_import(module)
        if room_of(importer) not in (room_of(module), "app")
    ]
    assert trespasses == []


def test_the_environment_is_read_where_it_may_be():
    readers = {
        file.relative_to(SOURCE) for file in FILES if "os.environ" in file.read_text() or "getenv" in file.read_text()
    }
    # Where the platform keeps its folders, what a terminal can show and what a child process inherits are facts of
    # the environment itself; everything that is a setting is read in `app`.
    allowed = ("app/", "shell/", "discovery/adapters/")
    assert [str(file) for file in readers if not file.as_posix().startswith(allowed)] == []


def test_files_and_functions_keep_their_size():
    assert [str(file) for file in FILES if file.read_text().count("\n") > 400] == []
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert sum(length < 40 for length in lengths) / len(lengths) >= 0.9
