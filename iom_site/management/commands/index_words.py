from django.core.management.base import BaseCommand

from iom_site.search.vocabulary import index_words


class Command(BaseCommand):
    help = "Index the words of the published content, from which the search suggests corrections."

    def handle(self, **options):
        self.stdout.write(f"words: {index_words():,}")
