"""Pictures are shown whole: their files are drawn again."""

import pictures.models
from django.db import migrations
from pictures.migrations import AlterPictureField

import publishing.uploads


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0011_unanswered_letters"),
    ]

    operations = [
        AlterPictureField(
            model_name="picture",
            name="image",
            field=pictures.models.PictureField(
                aspect_ratios=[None],
                breakpoints={"l": 1200, "m": 992, "s": 768, "xl": 1400, "xs": 576},
                container_width=1200,
                db_index=True,
                file_types=["WEBP"],
                grid_columns=4,
                height_field="height",
                pixel_densities=[1, 2],
                upload_to=publishing.uploads.UnguessableName("news/pictures"),
                validators=[publishing.uploads.AllowedFile(["jpg", "jpeg", "png", "webp"])],
                verbose_name="picture",
                width_field="width",
            ),
        ),
        migrations.AlterField(
            model_name="pictureevent",
            name="image",
            field=pictures.models.PictureField(
                aspect_ratios=[None],
                breakpoints={"l": 1200, "m": 992, "s": 768, "xl": 1400, "xs": 576},
                container_width=1200,
                file_types=["WEBP"],
                grid_columns=4,
                height_field="height",
                pixel_densities=[1, 2],
                upload_to=publishing.uploads.UnguessableName("news/pictures"),
                validators=[publishing.uploads.AllowedFile(["jpg", "jpeg", "png", "webp"])],
                verbose_name="picture",
                width_field="width",
            ),
        ),
    ]
