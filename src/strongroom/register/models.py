"""How places, people and what is kept of whom where are stored.

Columns are *sealed* (`BinaryField`s with a context given beside them), fingerprints, or *plain*; see product.md's
three kinds. A row's public token is a letter and its number (`p3`, `s1204`); numbers are never used again. `since`
is in seconds since 1970: there are millions of these rows, and every index of theirs is one that something needs.
"""

# ruff: noqa: DJ008  rows are never printed

from __future__ import annotations

from django.db import models


class Place(models.Model):
    """Anywhere customer data is kept. `items`, `findings`, `data_subjects` are kept up to date by whoever looks."""

    kind = models.CharField(max_length=16)
    within = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="contents")
    path_fingerprint = models.BinaryField(max_length=16, unique=True)
    name = models.BinaryField()
    path = models.BinaryField()
    custodian = models.CharField(max_length=32, default="", blank=True)
    created = models.DateTimeField()
    created_by = models.CharField(max_length=32)
    last_looked = models.DateTimeField(null=True)
    items = models.PositiveBigIntegerField(default=0)
    findings = models.PositiveBigIntegerField(default=0)
    data_subjects = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(kind=""), name="place_has_a_kind"),)


class DataSubject(models.Model):
    """The person whom data is about: the mentions that are linked. `identified`: by something that points to one
    person; otherwise by a sign that several may share (a telephone, an account)."""

    since = models.BigIntegerField()
    identified = models.BooleanField()


class Mention(models.Model):
    """What one spot of an item says of one person, stored once however many items say the same.

    `signs` are packed weights and fingerprints, `kinds` theirs in that order, joined by commas; `traits` are packed
    fingerprints of what tells people apart (see `core.people`); `digest` is over all of these.
    """

    digest = models.BinaryField(max_length=16, unique=True)
    signs = models.BinaryField()
    kinds = models.TextField()
    traits = models.BinaryField()
    data_subject = models.ForeignKey(DataSubject, on_delete=models.CASCADE)


class Sign(models.Model):
    """A mention has this sign: what a person is found by, and what links."""

    pk = models.CompositePrimaryKey("fingerprint", "mention_id")
    fingerprint = models.BinaryField(max_length=16)
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, db_index=False)


class Ruling(models.Model):
    """Somebody has said of two signs that they are one person's (`same`), or two people's. `one` is the lower."""

    one = models.BinaryField(max_length=16)
    other = models.BinaryField(max_length=16)
    same = models.BooleanField()
    since = models.BigIntegerField()
    by = models.CharField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("one", "other"), name="one_ruling_a_pair"),)


class Holding(models.Model):
    """A mention stands in an item of a place. `item` is the token that the item's own room gave it."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, db_index=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, db_index=False)
    item = models.CharField(max_length=24)
    since = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("mention", "item"), name="one_holding_a_mention_and_item"),)
        indexes = (models.Index(fields=("item",), name="holding_by_item"),)
