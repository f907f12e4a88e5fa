"""What stands together becomes one mention of a person; until now every identifier was a person of its own.

An old identifier becomes a mention with that one sign and keeps its person, so that an old list answers `who` as it
did. The next check-up reads every file again and finds what stands together.
"""

from hashlib import blake2b
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

# As this migration found them: version 0.1.0's kinds by weight. Later changes do not concern it.
_DEALT = {
    "customer_number", "medical_record_number", "health_insurance_id", "insurance_policy", "employee_number", "student_id",
}  # fmt: skip
_TRACE = {"ip_address", "mac_address", "imei", "imsi"}
_AT_ONCE = 10_000


def _weight(kind: str, identified: bool) -> int:
    if kind == "email":
        return 3
    if identified:
        return 4
    if kind in _DEALT:
        return 2
    return 0 if kind in _TRACE or kind.endswith("vehicle_plate") else 1


def carry_over(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        last = 0
        while True:
            cursor.execute(
                "SELECT i.id, i.fingerprint, i.kind, i.data_subject_id, s.identified FROM register_identifier i "
                "JOIN register_datasubject s ON s.id = i.data_subject_id WHERE i.id > %s ORDER BY i.id LIMIT %s",
                [last, _AT_ONCE],
            )
            rows = cursor.fetchall()
            if not rows:
                break
            last = rows[-1][0]
            mentions = []
            for number, fingerprint, kind, person, identified in rows:
                signs = bytes((_weight(kind, bool(identified)),)) + bytes(fingerprint)
                digest = blake2b(signs + kind.encode() + b"\0", digest_size=16).digest()
                mentions.append((number, digest, signs, kind, b"", person))
            cursor.executemany(
                "INSERT INTO register_mention (id, digest, signs, kinds, traits, data_subject_id) "
                "VALUES (%s, %s, %s, %s, %s, %s)",
                mentions,
            )
        cursor.execute(
            "INSERT INTO register_sign (fingerprint, mention_id) SELECT fingerprint, id FROM register_identifier "
            "ORDER BY fingerprint"
        )
        # Who was known by two identifiers (nobody was, in 0.1.0) is held by each.
        cursor.execute(
            "INSERT INTO register_holding (mention_id, place_id, item, since) "
            "SELECT i.id, h.place_id, h.item, h.since FROM register_oldholding h "
            "JOIN register_identifier i ON i.data_subject_id = h.data_subject_id ORDER BY i.id, h.id"
        )


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BinaryField(max_length=16, unique=True)),
                ("signs", models.BinaryField()),
                ("kinds", models.TextField()),
                ("traits", models.BinaryField()),
                (
                    "data_subject",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="register.datasubject"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Sign",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "fingerprint", "mention_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("fingerprint", models.BinaryField(max_length=16)),
                (
                    "mention",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="register.mention"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("one", models.BinaryField(max_length=16)),
                ("other", models.BinaryField(max_length=16)),
                ("same", models.BooleanField()),
                ("since", models.BigIntegerField()),
                ("by", models.CharField(max_length=32)),
            ],
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="one_ruling_a_pair"),
        ),
        migrations.RenameModel(old_name="Holding", new_name="OldHolding"),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=24)),
                ("since", models.BigIntegerField()),
                (
                    "mention",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="register.mention"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="register.place"),
                ),
            ],
            options={"indexes": [models.Index(fields=["item"], name="holding_by_item")]},
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.UniqueConstraint(fields=("mention", "item"), name="one_holding_a_mention_and_item"),
        ),
        migrations.RunPython(carry_over, elidable=False),
        migrations.DeleteModel(name="OldHolding"),
        migrations.DeleteModel(name="Identifier"),
    ]
