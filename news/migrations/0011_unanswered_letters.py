from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0010_refusals_by_the_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="subscription",
            name="letters",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="letters that asked to confirm it"
            ),
        ),
    ]
