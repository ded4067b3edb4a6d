from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0009_one_search"),
    ]

    operations = [
        migrations.AlterField(
            model_name="subscription",
            name="refusals",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="days on which the address was refused"
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="refused_on",
            field=models.DateField(blank=True, null=True, verbose_name="last of these days"),
        ),
    ]
