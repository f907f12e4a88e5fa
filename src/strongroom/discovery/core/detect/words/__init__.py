"""Kinds that live in words: names, addresses, births, organisations, places, kinds of content."""

from __future__ import annotations

from strongroom.discovery.core.detect.scan import Detector, Options
from strongroom.discovery.core.detect.words import lexicon
from strongroom.discovery.core.detect.words.addresses import AddressDetector
from strongroom.discovery.core.detect.words.capitals import CapitalsDetector
from strongroom.discovery.core.detect.words.columns import ColumnDetector
from strongroom.discovery.core.detect.words.contents import ContentDetector
from strongroom.discovery.core.detect.words.days import DateDetector
from strongroom.discovery.core.detect.words.fields import FieldDetector, LabelledDetector
from strongroom.discovery.core.detect.words.given import GivenDetector
from strongroom.discovery.core.detect.words.leads import LeadDetector
from strongroom.discovery.core.detect.words.lowercase import LowercaseDetector
from strongroom.discovery.core.detect.words.scripts import ScriptDetector
from strongroom.discovery.core.detect.words.tables import EmbeddedTableDetector


def detectors(options: Options) -> list[Detector]:
    """In the order in which they run: what labels say goes before what lists suggest."""
    lexicon.load()
    return [
        *([GivenDetector(options.names)] if options.names else []),
        LabelledDetector(options),
        AddressDetector(),
        ColumnDetector(options),
        EmbeddedTableDetector(options),
        FieldDetector(options),
        LeadDetector(),
        LowercaseDetector(),
        CapitalsDetector(),
        ScriptDetector(),
        ContentDetector(),
        DateDetector(),
    ]
