"""Word and PowerPoint documents of before 2007 (doc, ppt), and what else is an OLE file (pub, vsd, wps).

The text comes in its order by the format's own tables; every stream is swept besides, so that what the tables do
not lead to (authors, drafts, drawings, damaged documents) is found as well, marked as noisy.
"""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read import ole_document, ole_sweep
from strongroom.discovery.adapters.read.ole_file import OleFile
from strongroom.discovery.core.passage import Part, Reason, Skipped, Source
from strongroom.discovery.core.where import Step

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(source: Source) -> Iterator[Part]:
    """The document's text in order, its properties and objects, then the sweep of what is left."""
    is_container = source.file.read(8) == _MAGIC
    source.file.seek(0)
    if is_container:
        yield from ole_document.parts(OleFile.open(source.file))
        return
    # Word before 6 wrote no container; a damaged file may have lost its own.
    while chunk := source.file.read(1 << 20):
        yield from ole_sweep.sweep(chunk, (Step("raw"),))
    yield Skipped((), Reason.DAMAGED)
