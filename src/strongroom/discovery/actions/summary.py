"""Keeping what a report says, so that a check-up in which nothing changed says it at once."""

from __future__ import annotations

from strongroom import __version__
from strongroom.crypto.ring import Ring
from strongroom.discovery.core.packing import pack
from strongroom.discovery.core.run import Run
from strongroom.discovery.core.sealed import SUMMARY
from strongroom.discovery.core.summary import Summary
from strongroom.discovery.models import Checkup
from strongroom.kit.actor import Actor


def keep_summary(*, run: Run, summary: Summary, ring: Ring, by: Actor) -> None:  # noqa: ARG001  every deed names who
    """With the run it belongs to, sealed: it names folders and files."""
    sealed = ring.seal((SUMMARY, run.covers.encode(), __version__.encode()), pack(summary))
    Checkup.objects.filter(pk=run.number).update(summary=sealed)
