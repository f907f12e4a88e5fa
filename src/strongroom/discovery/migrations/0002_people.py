"""The register knows who stands where: marks go, what they counted stays with the findings."""

from django.db import migrations, models

COUNT = (
    "UPDATE discovery_finding SET people = "
    "(SELECT COUNT(*) FROM discovery_mark m WHERE m.finding_id = discovery_finding.id)"
)


class Migration(migrations.Migration):
    dependencies = [("discovery", "0001_initial"), ("register", "0002_mentions")]

    operations = [
        migrations.AddField("finding", "people", models.PositiveBigIntegerField(default=0)),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.DeleteModel("Mark"),
        migrations.AddField("item", "recount", models.BooleanField(default=True)),
    ]
