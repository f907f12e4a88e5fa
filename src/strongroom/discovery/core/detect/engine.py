"""The detection engine: text in, spans out.

One automaton pass finds where to look; each family of detectors confirms what stands there; overlaps are settled
last. An engine is built once a process and used for any number of texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from strongroom.discovery.core.detect import secrets, words
from strongroom.discovery.core.detect.automaton import NOTHING, Kept, automaton, encoded
from strongroom.discovery.core.detect.column import Decision, decide, joined, judged, placed
from strongroom.discovery.core.detect.email import EmailDetector
from strongroom.discovery.core.detect.net import NetDetector
from strongroom.discovery.core.detect.numbers.accounts import AccountDetector
from strongroom.discovery.core.detect.numbers.detector import NumberDetector
from strongroom.discovery.core.detect.numbers.families import RULES
from strongroom.discovery.core.detect.numbers.mrz import MrzDetector
from strongroom.discovery.core.detect.numbers.plates import PlateDetector
from strongroom.discovery.core.detect.numbers.postcodes import PostcodeDetector
from strongroom.discovery.core.detect.overlap import settle
from strongroom.discovery.core.detect.scan import Detector, Options, Scan
from strongroom.discovery.core.finding import Span
from strongroom.discovery.core.passage import Table
from strongroom.discovery.core.where import Where

__all__ = ["Engine", "Options", "detectors"]


def detectors(options: Options) -> list[Detector]:
    """Every family, in the order in which they run: words see what numbers have found."""
    return [
        EmailDetector(),
        NetDetector(),
        AccountDetector(),
        MrzDetector(),
        NumberDetector(options, RULES),
        PlateDetector(),
        *secrets.detectors(),
        *words.detectors(options),
        PostcodeDetector(),
    ]


class Engine:
    """Finds personal data in text. Not for several threads at once."""

    def __init__(self, options: Options, kept: Kept | None = None) -> None:
        self.options = options
        self._detectors = detectors(options)
        self._numbers = frozenset(
            kind.id for detector in self._detectors if isinstance(detector, NumberDetector) for kind in detector.kinds
        )
        self._known: dict[int, Decision] = {}
        self._known_of: tuple[Where, tuple[str, ...]] = ((), ())
        self._families = [(detector.detect, not isinstance(detector, _BLIND)) for detector in self._detectors]
        self._always = frozenset(at for at, detector in enumerate(self._detectors) if not detector.triggers)
        self._automaton = automaton([detector.triggers for detector in self._detectors], kept)

    def spans(self, text: str, *, label: str = "", noisy: bool = False) -> list[Span]:
        """Everything found, sorted by start. `label` is what the text answers to (a form field, a column header)."""
        return self.each([(text, label)], noisy=noisy)[0]

    def each(self, texts: Sequence[tuple[str, str]], *, noisy: bool = False) -> list[list[Span]]:
        """The same for several texts, each with its label: for many short ones a sixth quicker than one by one."""
        scans = [Scan(text, self.options, label, noisy) for text, label in texts]
        return [settle(found, self.options.min_confidence) for found in self._find(*scans)]

    def content(self, text: str) -> list[Span]:
        """What the text as a whole is about (health notes, wages); a part of what `spans` gives."""
        return self.spans(text)

    def column(self, cells: Sequence[str], *, header: str = "") -> list[tuple[int, Span]]:
        """Spans in the cells of one column, with the number of the cell; judged as a column."""
        return self._column(cells, header, None)[0]

    def table(self, table: Table) -> list[tuple[int, int, Span]]:
        """Spans in a block of rows as (row, column, span).

        What the first block of a table said of a column holds for a later block that is too short to say.
        """
        known = self._known if self._known_of == (table.where, table.header) else {}
        width = max((len(row) for row in table.rows), default=0)
        found: list[tuple[int, int, Span]] = []
        for column in range(width):
            header = table.header[column] if column < len(table.header) else ""
            cells = [row[column] if column < len(row) else "" for row in table.rows]
            placed_spans, decision = self._column(cells, header, known.get(column))
            if decision is not None:
                known[column] = decision
            found += [(row, column, span) for row, span in placed_spans]
        self._known, self._known_of = known, (table.where, table.header)
        return sorted(found, key=lambda each: (each[0], each[1], each[2].start))

    def _column(
        self, cells: Sequence[str], header: str, known: Decision | None
    ) -> tuple[list[tuple[int, Span]], Decision | None]:
        starts, text = joined(cells)
        scan = Scan(text, self.options, label=header, is_column=True)
        spans = self._find(scan)[0]
        decision = decide(spans, starts, cells) or known
        if decision is not None:
            spans = judged(spans, decision, self._numbers, told=bool(header) and self._speaks(header))
        return placed(settle(spans, self.options.min_confidence), starts), decision

    def _speaks(self, header: str) -> bool:
        return any(detector.lexicon.of(header) for detector in self._detectors if isinstance(detector, NumberDetector))

    def _find(self, *scans: Scan) -> list[list[Span]]:
        """What all families find. One family goes through all the scans before the next one does: so its code and
        tables are met while they are in the processor's cache."""
        for scan in scans:
            scan.data = encoded(scan.text)
        hits = [self._automaton.hits(scan.data) for scan in scans]
        work = [
            (family, at, each)
            for at, row in enumerate(hits)
            for family, each in enumerate(row)
            if each is not NOTHING or family in self._always
        ]
        if len(scans) > 1:
            work.sort(key=_start)
        fresh = [False] * len(scans)
        """Whether spans were added since they were sorted last."""
        for family, at, (ends, wholes) in work:
            scan = scans[at]
            found = scan.found
            detect, looks = self._families[family]
            if looks and fresh[at]:
                found.sort(key=_start)  # runs that are sorted each: merging them costs a pass
                fresh[at] = False
            scan.ends, scan.wholes = ends, wholes
            before = len(found)
            found += detect(scan)
            if len(found) > before:
                fresh[at] = True
        return [scan.found for scan in scans]


_BLIND = (EmailDetector, NetDetector, AccountDetector, MrzDetector)
"""Families that do not ask what was found before."""
_start = itemgetter(0)
