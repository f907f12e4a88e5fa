"""Word and PowerPoint documents of before 2007 (doc, ppt), and what else is an OLE file (pub, vsd, wps).

The text comes in its order by the format's own tables; every stream is swept besides, so that what the tables do
not lead to (authors, drafts, drawings, damaged documents) is found as well, marked as noisy.
"""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read.office import ole_document, ole_sweep
from strongroom.discovery.adapters.read.office.calamine_cells import Known
from strongroom.discovery.adapters.read.office.ole_file import OleFile
from strongroom.discovery.core.passage import Outcome, Part, Reason, Skipped, Source, Unreadable
from strongroom.discovery.core.where import Step

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(source: Source) -> Iterator[Part]:
    """The document's text in order, its properties and objects, then the sweep of what is left."""
    is_container = source.file.read(8) == _MAGIC
    source.file.seek(0)
    if is_container:
        yield from read_container(source)
    else:  # Word before 6 wrote no container
        yield from _sweep_whole(source)


def read_container(source: Source, known: Known | None = None) -> Iterator[Part]:
    """An OLE file of any kind. One whose streams cannot be found is swept as it lies. `known`: cells read before."""
    try:
        ole = OleFile.open(source.file)
    except Unreadable as unreadable:
        if unreadable.outcome is not Outcome.BROKEN:
            raise
        yield from _sweep_whole(source)
    else:
        yield from ole_document.parts(ole, known=known)


def _sweep_whole(source: Source) -> Iterator[Part]:
    source.file.seek(0)
    while chunk := source.file.read(1 << 20):
        yield from ole_sweep.sweep(chunk, (Step("raw"),))
    yield Skipped((), Reason.DAMAGED)
