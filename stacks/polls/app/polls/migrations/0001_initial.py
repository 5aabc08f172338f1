import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def key():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", key()),
                ("text", models.CharField(max_length=200)),
                ("published", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={"ordering": ["-published"]},
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", key()),
                ("text", models.CharField(max_length=200)),
                ("votes", models.PositiveIntegerField(default=0)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="polls.question",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
    ]
