from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from iom_site.open_data.files import FILES
from iom_site.open_data.formats import FORMATS


class Command(BaseCommand):
    help = "Write the open data to a folder, exactly as /data/ serves it, in one consistent state."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))

    def handle(self, *, folder, formats, **options):
        folder.mkdir(parents=True, exist_ok=True)
        is_within = connection.in_atomic_block
        with transaction.atomic():
            if not is_within:
                use_one_snapshot()
            for (name, suffix), file in FILES.items():
                if suffix in formats:
                    size = write(file, folder / f"{name}.{suffix}")
                    self.stdout.write(f"{name}.{suffix}: {size}")


def use_one_snapshot():
    """Let all queries of the transaction that begins here see the same rows."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def write(file, path):
    """Write a file in one step: who reads it meanwhile has the old one or the new one. Returns its size."""
    unfinished = path.with_name(f"{path.name}.part")
    with unfinished.open("wb") as target:
        for piece in file.write(file.kind.batches()):
            target.write(piece)
    unfinished.replace(path)
    return path.stat().st_size
