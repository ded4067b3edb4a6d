from pathlib import Path

import pghistory
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from iom_site.open_data.restore import RestoreError, read_files, restore


class Command(BaseCommand):
    help = "Fill an empty site from the JSON files that export_data wrote; load everything or nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder, **options):
        try:
            with pghistory.context(command="import_data"), override("fr"):
                restore(read_files(folder), self.stdout.write)
        except RestoreError as refused:
            for reason in refused.reasons:
                self.stderr.write(reason)
            raise CommandError("Nothing was loaded.") from None
