from django.core.management.base import BaseCommand, CommandError

from news.alerts import send_alerts


class Command(BaseCommand):
    help = (
        "Send subscribers what has been published since the last run. Run it from a timer every few minutes."
    )

    def handle(self, **options):
        report = send_alerts()
        self.stdout.write(f"{report.sent} sent, {report.failed} failed, {report.forgotten} forgotten")
        if report.has_given_up:
            raise CommandError(
                "The mail server does not respond. The remaining e-mails will be sent on the next run."
            )
        if report.failed:
            raise CommandError("Some e-mails could not be sent. They will be sent on the next run.")
