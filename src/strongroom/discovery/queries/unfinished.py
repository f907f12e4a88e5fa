"""Which places were last looked at by a run that did not come to its end."""

from __future__ import annotations

from collections.abc import Sequence

from strongroom.discovery.models import Checkup
from strongroom.register.core import KnownPlace


def unfinished(places: Sequence[KnownPlace]) -> set[int]:
    """Numbers of places whose last run was stopped or killed. A run covers the places it names and all within them;
    one over a single file says nothing of the place around it."""
    left = {place.number: _named_by(place, places) for place in places}
    cut_off: set[int] = set()
    for covers, state in Checkup.objects.order_by("-pk").values_list("covers", "state").iterator():
        named = set(covers.split())
        met = [number for number, tokens in left.items() if tokens & named]
        if state != "finished":
            cut_off.update(met)
        for number in met:
            del left[number]
        if not left:
            break
    return cut_off


def _named_by(place: KnownPlace, places: Sequence[KnownPlace]) -> set[str]:
    return {outer.token for outer in places if outer.encloses(place.path)}
