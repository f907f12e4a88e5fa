"""The check-up's report for other programs, to the letter of the contract, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from strongroom.discovery.core.finding import Finding
from strongroom.discovery.core.inventory import Checkup, KnownItem
from strongroom.discovery.core.levels import kind_of
from strongroom.discovery.core.passage import Outcome
from strongroom.discovery.core.where import in_english
from strongroom.shell.output import JsonDocument

SCHEMA = "strongroom/checkup/1"


def write(checkup: Checkup, file: TextIO, *, all_items: bool = False) -> None:
    """One pass over the items; memory stays the same however many there are.

    A file that holds nothing and was read is left out, unless `all_items`.
    """
    totals = checkup.totals
    with JsonDocument(file, SCHEMA) as document:
        document.put("started", checkup.started.isoformat(timespec="seconds"))
        document.put("finished", checkup.finished.isoformat(timespec="seconds"))
        document.put("places", [{"id": each.id, "name": each.name, "path": each.path} for each in checkup.places])
        document.put("totals", {name: getattr(totals, name) for name in totals.__slots__})
        by_type: dict[str, list[int]] = {}
        document.array("items", _items(checkup, by_type, all_items=all_items))
        document.array("by_type", _by_type(by_type))


def _items(checkup: Checkup, by_type: dict[str, list[int]], *, all_items: bool) -> Iterator[dict[str, Any]]:
    for item in checkup.items:
        if not (all_items or item.findings or item.outcome is not Outcome.READ):
            continue
        for type, count in _counts(item).items():  # noqa: A001  the field's own name
            tally = by_type.setdefault(type, [0, 0])
            tally[0] += 1
            tally[1] += count
        yield _item(item)


def _item(item: KnownItem) -> dict[str, Any]:
    said: dict[str, Any] = {"path": item.path, "kind": item.kind, "bytes": item.bytes, "outcome": item.outcome.value}
    if item.reason:
        said["reason"] = item.reason.value
    said["findings"] = [_finding(each) for each in item.findings]
    if item.skipped:
        said["skipped"] = [{"where": in_english(where), "reason": reason.value} for where, reason in item.skipped]
        said["skipped_count"] = item.skipped_count
    return said


def _finding(finding: Finding) -> dict[str, Any]:
    kind = kind_of(finding.type)
    said: dict[str, Any] = {
        "type": finding.type,
        "tier": kind.tier if kind else 1,
        "count": finding.count,
        "confidence": round(finding.confidence, 2),
        "where": in_english(finding.where),
        "sample": finding.sample,
    }
    if not finding.valid:
        said["valid"] = False
    return said


def _counts(item: KnownItem) -> dict[str, int]:
    """A kind may stand twice in an item: well-formed, and looking like it."""
    counts: dict[str, int] = {}
    for finding in item.findings:
        counts[finding.type] = counts.get(finding.type, 0) + finding.count
    return counts


def _by_type(tallies: dict[str, list[int]]) -> Iterator[dict[str, Any]]:
    for type, (items, count) in sorted(tallies.items(), key=lambda entry: (-entry[1][1], entry[0])):  # noqa: A001
        kind = kind_of(type)
        yield {"type": type, "tier": kind.tier if kind else 1, "items": items, "count": count}
