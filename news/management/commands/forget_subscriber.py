from django.core.management.base import BaseCommand

from news.subscriptions import Subscription, forget


class Command(BaseCommand):
    help = "Delete all data about the subscriber with this e-mail address immediately."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email, **options):
        number = forget(Subscription.objects.filter(email=email.lower()))
        self.stdout.write(f"{number} subscriptions deleted")
