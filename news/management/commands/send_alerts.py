from django.core.management.base import BaseCommand, CommandError

from news.alerts import send_alerts


class Command(BaseCommand):
    help = "Send subscribers what was published since the last time. To be run every few minutes by a timer."

    def handle(self, **options):
        report = send_alerts()
        self.stdout.write(f"{report.sent} sent, {report.failed} failed, {report.forgotten} forgotten")
        if report.has_given_up:
            raise CommandError("The mail server does not answer: the rest is sent the next time.")
        if report.failed:
            raise CommandError("Some letters were not sent: they are sent the next time.")
