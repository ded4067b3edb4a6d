import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Q


class Command(BaseCommand):
    help = "Create an administrator with a random password, shown only once, unless one exists."

    @transaction.atomic
    def handle(self, *args, **options):
        users = get_user_model().objects
        if users.filter(Q(is_superuser=True) | Q(username="admin")).exists():
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser("admin", password=password)
        self.stdout.write(
            f"An administrator was created. User: admin  Password: {password}  (not shown again)"
        )
