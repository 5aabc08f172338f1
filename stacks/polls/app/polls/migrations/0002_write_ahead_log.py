from django.db import migrations


class Migration(migrations.Migration):
    """Let readers and a writer work at once; the database file remembers the mode."""

    atomic = False
    dependencies = [("polls", "0001_initial")]
    operations = [
        migrations.RunSQL("PRAGMA journal_mode = WAL", "PRAGMA journal_mode = DELETE"),
    ]
