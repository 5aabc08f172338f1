from django.db import migrations

QUESTION = "Which web server do you put in front?"
CHOICES = ["nginx", "Apache", "lighttpd", "None at all"]


def add(apps, _editor):
    question = apps.get_model("polls", "Question").objects.create(text=QUESTION)
    choice = apps.get_model("polls", "Choice")
    choice.objects.bulk_create(choice(question=question, text=text) for text in CHOICES)


def remove(apps, _editor):
    apps.get_model("polls", "Question").objects.filter(text=QUESTION).delete()


class Migration(migrations.Migration):
    dependencies = [("polls", "0002_write_ahead_log")]
    operations = [migrations.RunPython(add, remove)]
