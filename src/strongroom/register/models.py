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
    """The person whom data is about. `identified`: by something that points to one person by itself (an e-mail
    address, a personal number); otherwise by a sign that several may share (a telephone, an account)."""

    since = models.BigIntegerField()
    identified = models.BooleanField()


class Identifier(models.Model):
    """Something a person is known by, as a keyed fingerprint. The value is nowhere."""

    fingerprint = models.BinaryField(max_length=16, unique=True)
    kind = models.CharField(max_length=64)
    data_subject = models.ForeignKey(DataSubject, on_delete=models.CASCADE)


class Holding(models.Model):
    """Data about one person in one item of one place. `item` is the token that the item's own room gave it;
    `kinds` are the kinds of identifier found there, joined by commas in order."""

    data_subject = models.ForeignKey(DataSubject, on_delete=models.CASCADE, db_index=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, db_index=False)
    item = models.CharField(max_length=24, db_index=True)
    kinds = models.CharField(max_length=200)
    since = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("data_subject", "item"), name="one_holding_a_person_and_item"),)
