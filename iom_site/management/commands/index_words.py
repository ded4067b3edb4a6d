from django.core.management.base import BaseCommand

from iom_site.search.vocabulary import index_words


class Command(BaseCommand):
    help = "Count the words of what is published, by which the search guesses at mistyped ones."

    def handle(self, **options):
        self.stdout.write(f"words: {index_words():,}")
