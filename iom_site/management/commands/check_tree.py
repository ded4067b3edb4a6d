from django.core.management.base import BaseCommand, CommandError

from foundation.trees.tree import check_tree, tree_write
from pages.models import Page
from structure.models import OrgUnit


class Command(BaseCommand):
    help = "Check the trees of units and pages for errors; with --rebuild, renumber them."

    def add_arguments(self, parser):
        parser.add_argument("--rebuild", action="store_true", help="renumber the nodes from their parents")

    def handle(self, *, rebuild, **options):
        problems = []
        for model in [OrgUnit, Page]:
            with tree_write(model):
                if rebuild:
                    model.objects.rebuild()
                found = check_tree(model)
            problems += found
            self.stdout.write(f"{model._meta.verbose_name_plural}: {len(found)} problems")
        if problems:
            raise CommandError("\n".join(problems))
