from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0005_translations")]

    operations = [
        migrations.AddIndex(
            model_name="releaseedition",
            index=models.Index(
                condition=models.Q(("state", "approved")),
                fields=["document", "number"],
                include=("publish_at",),
                name="news_releaseedition_live",
            ),
        ),
        migrations.AddIndex(
            model_name="releaseedition",
            index=models.Index(fields=["-date_from", "-id"], name="news_edition_undated_first"),
        ),
    ]
