import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from iom_site.development import bench, bench_search

HEAD = f"{'page':44}{'queries':>8}{'SQL ms':>8}{'median ms':>11}{'p95 ms':>9}{'KB':>9}{'gzipped KB':>12}"


class Command(BaseCommand):
    help = "Measure each kind of public page and each list of the admin: queries, time and size."

    def add_arguments(self, parser):
        parser.add_argument("--repeat", type=int, default=15, help="how many times to measure each page (15)")
        parser.add_argument(
            "--searches", type=Path, metavar="FILE", help="measure only the searches in a CSV file"
        )
        parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")

    def handle(self, *, repeat, searches, **options):
        rows, measured = bench.rows(), []
        self.stdout.write(", ".join(f"{number:,} {name}" for name, number in rows.items()))
        if searches:
            self.measure_searches(searches)
            return
        self.stdout.write(HEAD)
        try:
            for page, figures in bench.measure(repeat):
                self.stdout.write(line(figures) if figures else f"{page:44}{'none':>8}")
                self.stdout.flush()
                measured.append(figures)
        except bench.UnexpectedStatus as problem:
            raise CommandError(str(problem)) from None
        if options["json"]:
            write(options["json"], repeat, rows, measured)

    def measure_searches(self, path):
        try:
            for one in bench_search.measure(bench_search.read_searches(path)):
                limit = bench_search.LIMITS[one.name]
                self.stdout.write(
                    f"{one.name}: {len(one.times)} searches, in the database: median {one.median:.0f} ms,"
                    f" p95 {one.p95:.0f}, longest {max(one.times):.0f}; {one.share:.0f} % below {limit}"
                )
        except (OSError, KeyError) as problem:
            raise CommandError(f"{path} cannot be read as searches: {problem!r}.") from None
        except bench.UnexpectedStatus as problem:
            raise CommandError(str(problem)) from None


def line(one):
    """A row of the table."""
    return (
        f"{one.page:44}{one.queries:8}{one.sql:8.0f}{one.median:11.1f}{one.p95:9.1f}"
        f"{one.size / 1024:9.1f}{one.gzipped / 1024:12.1f}"
    )


def write(path, repeat, rows, measured):
    pages = [asdict(figures) for figures in measured if figures]
    path.write_text(json.dumps({"rows": rows, "repeat": repeat, "pages": pages}, indent=2) + "\n")
