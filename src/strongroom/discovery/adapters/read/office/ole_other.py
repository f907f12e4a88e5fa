"""OLE files of programs whose format has no reader (Publisher, Visio, Works, Project…): what text can be swept.

The sweep finds what stands in clear and knows nothing of what does not, so the file always counts as read in part.
"""

from __future__ import annotations

from collections.abc import Iterator

import olefile

from strongroom.discovery.adapters.read.office import ole_text
from strongroom.discovery.core.passage import Outcome, Part, Reason, Skipped, Source, Unreadable


def read(source: Source) -> Iterator[Part]:
    if source.file.read(8) != olefile.MAGIC:
        raise Unreadable(Outcome.UNSUPPORTED, Reason.NO_READER)
    source.file.seek(0)
    yield from ole_text.read(source)
    yield Skipped((), Reason.NO_READER)
