"""`strongroom bench NAME`: measure on this machine, beside the peers, in one run."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from strongroom.app.clone import root_of_clone
from strongroom.kit.errors import StrongroomError


class NoSuchBenchmark(StrongroomError):
    code = "no_such_benchmark"


def bench(
    name: Annotated[str | None, typer.Argument(help="Which one; without it, they are listed.")] = None,
    *,
    quick: Annotated[bool, typer.Option(help="One short run, to see that it works.")] = False,
    peers: Annotated[bool, typer.Option(help="Measure other programs beside ours.")] = True,
) -> None:
    """Measure speed and memory in a clone; figures to quote are in bench/RESULTS.md."""
    clone = root_of_clone()
    names = _names(clone / "bench")
    if name is None:
        print("\n".join(names))
        return
    if name not in names:
        raise NoSuchBenchmark(name=name, names=", ".join(names))
    sys.path.insert(0, str(clone))
    importlib.import_module(f"bench.{name}").main(quick=quick, peers=peers)


def _names(folder: Path) -> list[str]:
    """Modules, and packages that can be run on their own (they have a `__main__`)."""
    modules = [file.stem for file in folder.glob("*.py") if not file.stem.startswith("_")]
    return sorted([*modules, *(file.parent.name for file in folder.glob("*/__main__.py"))])
