from django.db import migrations, models

VIEWS = [
    ("structure:chart", "organisational chart"),
    ("offices:offices", "offices"),
    ("offices:countries", "countries"),
    ("offices:find", "office finder"),
    ("structure:people", "people"),
    ("news:releases", "news"),
    ("pages:programmes", "programmes"),
]


def field():
    return models.CharField(blank=True, choices=VIEWS, max_length=30, verbose_name="leads to")


class Migration(migrations.Migration):
    dependencies = [("pages", "0005_quick_lists")]

    operations = [
        migrations.AlterField(model_name="page", name="target_view", field=field()),
        migrations.AlterField(model_name="pageevent", name="target_view", field=field()),
    ]
