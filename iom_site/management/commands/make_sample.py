from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import ProtectedError

from iom_site.development.sample import whole
from offices.models import Country


class Command(BaseCommand):
    help = "Create a large sample for measurements beside the loaded content; with --remove, delete it."

    def add_arguments(self, parser):
        parser.add_argument("--releases", type=int, default=20_000, help="press releases (20,000)")
        parser.add_argument("--units", type=int, default=300, help="units of the structure (300)")
        parser.add_argument("--offices", type=int, default=300, help="offices in the world (300)")
        parser.add_argument("--remove", action="store_true", help="delete the sample with its history")
        parser.add_argument("--force", action="store_true", help="create the sample even if DEBUG is off")

    def handle(self, *, releases, units, offices, remove, force, **options):
        if not settings.DEBUG and not force:
            raise CommandError(
                "DEBUG is off, so this may be a real site. Use --force to create a sample anyway."
            )
        if remove:
            self.remove()
            return
        if whole.is_there():
            raise CommandError("A sample already exists. Delete it with --remove before you create another.")
        if not Country.objects.exists():
            raise CommandError("The sample needs countries. Load the content first (manage.py load_content).")
        whole.make(units, offices, releases, self.say)

    def say(self, what, done, number):
        self.stdout.write(f"{what}: {done:,} of {number:,}")
        self.stdout.flush()

    def remove(self):
        if not whole.is_there():
            self.stdout.write("There is no sample.")
            return
        try:
            whole.remove()
        except ProtectedError as error:
            others = ", ".join(sorted({str(row) for row in error.protected_objects}))
            raise CommandError(
                f"Nothing was deleted, because the sample is referred to by {others}."
            ) from None
        self.stdout.write("The sample was deleted.")
