from django.core.management.base import BaseCommand, CommandError

from iom_site.development import messages


class Command(BaseCommand):
    help = "Check that every text of the interface is translated; with --update, update the catalogues."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--update", action="store_true", help="add new texts without a translation and drop unused ones"
        )

    def handle(self, *args, update, **options):
        ours = messages.our_texts()
        problems = []
        for language, path, catalogue in messages.catalogues():
            if update:
                messages.update(path, catalogue, ours)
                self.stdout.write(
                    f"{path.relative_to(messages.settings.BASE_DIR)} is up to date with the source."
                )
            else:
                problems += messages.problems(language, catalogue, ours)
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} problems in the translations"]))
        if not update:
            self.stdout.write(f"{len(ours)} texts are translated in every catalogue.")
