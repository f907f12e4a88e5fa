"""How runs, items and findings are stored.

Plain: counts, kinds, sizes, dates. Sealed: paths, parts left out, where in a file, masked samples. Never: a value;
the register has keyed fingerprints of those that people are known by. Contexts of the sealed columns stand in docs/spec/sealed-columns.md.
"""

# ruff: noqa: DJ008  rows are never printed

from __future__ import annotations

from django.db import models


class Checkup(models.Model):
    """One run. `state`: running, finished, interrupted; one found running at the start of another was killed.

    `changed`: the inventory is not what it was before, or may not be. `covers` tells runs over the same paths, by
    tokens and fingerprints. `summary` is sealed: what the report said.
    """

    started = models.DateTimeField()
    finished = models.DateTimeField(null=True)
    state = models.CharField(max_length=12)
    by = models.CharField(max_length=32)
    options = models.JSONField()
    covers = models.TextField(default="", blank=True)
    changed = models.BooleanField(default=True)
    summary = models.BinaryField(default=bytes)
    files = models.PositiveBigIntegerField(default=0)
    unchanged = models.PositiveBigIntegerField(default=0)


class Item(models.Model):
    """One file as it was when last read. `looked` is null while its identifiers are still coming in: such an item
    is no part of the inventory yet, and what a killed run left of it is done again.

    `stamp` is a keyed hash over path, size, time and inode as the file system said before it was read: a file whose
    stamp is known has not changed. `looked_ns` is when that was, by the clock. `profile` names the engine and the
    options it was examined with. `content` is a keyed fingerprint of the bytes, empty when they were not all read.
    `recount`: the people in it may not be as they were counted.
    """

    place = models.ForeignKey("register.Place", on_delete=models.CASCADE)
    path_fingerprint = models.BinaryField(max_length=16, unique=True)
    path = models.BinaryField()
    size = models.BigIntegerField()
    mtime_ns = models.BigIntegerField()
    stamp = models.BinaryField(max_length=16)
    kind = models.CharField(max_length=24)
    outcome = models.CharField(max_length=12)
    reason = models.CharField(max_length=24, default="", blank=True)
    profile = models.CharField(max_length=40)
    content = models.BinaryField(max_length=16)
    looked_ns = models.BigIntegerField(null=True)
    skipped = models.BinaryField()
    skipped_count = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    recount = models.BooleanField(default=True)


class Finding(models.Model):
    """One kind of personal data in one item. `people` are those who are known by it there. `detail` is sealed: where
    it stands, and the masked sample."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE)
    type = models.CharField(max_length=64)
    tier = models.PositiveSmallIntegerField()
    count = models.PositiveBigIntegerField()
    confidence = models.FloatField()
    valid = models.BooleanField()
    detail = models.BinaryField()
    people = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=("-tier", "id"), name="finding_worst_first"),)
