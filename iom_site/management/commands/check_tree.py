from django.core.management.base import BaseCommand, CommandError

from foundation.trees.tree import check_tree, tree_write
from pages.models import Page
from structure.models import OrgUnit


class Command(BaseCommand):
    help = "Check that the trees of units and of pages are sound; with --rebuild, number them anew."

    def add_arguments(self, parser):
        parser.add_argument("--rebuild", action="store_true", help="number the nodes anew by their parents")

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
