"""What the last report on the same paths said, where it still holds."""

from __future__ import annotations

from contextlib import suppress

from strongroom import __version__
from strongroom.crypto.errors import VerificationFailed
from strongroom.crypto.ring import Ring
from strongroom.discovery.core.packing import unpack
from strongroom.discovery.core.run import Run
from strongroom.discovery.core.sealed import SUMMARY
from strongroom.discovery.core.summary import Summary
from strongroom.discovery.models import Checkup


def kept_summary(run: Run, *, ring: Ring) -> Summary | None:
    """The summary of an earlier run over the same paths, if no run since has changed anything and it is of today:
    advice depends on how old files are."""
    changed = Checkup.objects.filter(changed=True).order_by("-pk").values_list("pk", flat=True).first() or 0
    last = (
        Checkup.objects.filter(pk__gte=changed, pk__lt=run.number, covers=run.covers, finished__isnull=False)
        .exclude(summary=b"")
        .order_by("-pk")
        .first()
    )
    if last is None or last.finished is None or last.finished.date() != run.finished.date():
        return None
    # Made by another version: made anew.
    with suppress(VerificationFailed, ValueError, TypeError, KeyError):
        context = (SUMMARY, run.covers.encode(), __version__.encode())
        return unpack(Summary, ring.open(context, bytes(last.summary)))
    return None
