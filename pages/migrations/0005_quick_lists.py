from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pages", "0004_translations")]

    operations = [
        migrations.AddIndex(
            model_name="pageedition",
            index=models.Index(
                condition=models.Q(("state", "approved")),
                fields=["document", "number"],
                include=("publish_at",),
                name="pages_pageedition_live",
            ),
        ),
    ]
