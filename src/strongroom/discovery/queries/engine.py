"""The engine, ready to be asked."""

from __future__ import annotations

from strongroom.discovery.adapters.kept_patterns import KeptPatterns
from strongroom.discovery.core.detect.engine import Engine, Options


def built_engine(options: Options) -> Engine:
    """An engine with patterns that an earlier process compiled, where they are kept."""
    return Engine(options, KeptPatterns())
