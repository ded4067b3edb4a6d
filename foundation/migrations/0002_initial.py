import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("foundation", "0001_sql_functions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentLoad",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the files")),
                (
                    "finished_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="finished at"),
                ),
                ("report", models.JSONField(default=dict, verbose_name="report")),
            ],
            options={
                "verbose_name": "content load",
                "verbose_name_plural": "content loads",
                "ordering": ["-finished_at"],
            },
        ),
        migrations.CreateModel(
            name="DeskProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(default="Europe/Zurich", max_length=64, verbose_name="time zone"),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="desk_profile",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "admin settings",
                "verbose_name_plural": "admin settings",
            },
        ),
        migrations.CreateModel(
            name="FormerAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=63, verbose_name="kind")),
                ("address", models.CharField(max_length=300, verbose_name="address")),
                ("object_id", models.BigIntegerField(verbose_name="object")),
                (
                    "left_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="replaced at"),
                ),
            ],
            options={
                "verbose_name": "former address",
                "verbose_name_plural": "former addresses",
                "ordering": ["kind", "address"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "address"),
                        name="foundation_formeraddress_once",
                        violation_error_message="This former address already exists.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ShippedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dataset", models.CharField(max_length=50, verbose_name="data set")),
                ("key", models.CharField(max_length=200, verbose_name="key")),
                ("object_id", models.BigIntegerField(verbose_name="object")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the row in the file")),
                ("row", models.JSONField(verbose_name="row as loaded")),
            ],
            options={
                "verbose_name": "shipped row",
                "verbose_name_plural": "shipped rows",
                "ordering": ["dataset", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dataset", "key"),
                        name="foundation_shippedrow_once",
                        violation_error_message="This row has already been loaded.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("word", models.CharField(max_length=40, verbose_name="word")),
                ("folded", models.CharField(db_collation="C", max_length=60)),
                ("number", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "word",
                "verbose_name_plural": "words",
                "ordering": ["language", "word"],
                "indexes": [models.Index(fields=["folded"], name="foundation_word_folded")],
                "constraints": [
                    models.UniqueConstraint(fields=("language", "word"), name="foundation_word_once")
                ],
            },
        ),
    ]
