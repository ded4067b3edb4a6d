"""A system check: whether the site can send e-mail."""

from django.core.checks import Warning, register

from .letters import can_send_mail


@register("mail")
def mail_server(app_configs, **options):
    """Warn when e-mails would only be written to the log."""
    if can_send_mail():
        return []
    words = "EMAIL_URL is missing: nobody can subscribe to alerts by e-mail, and none is sent."
    return [Warning(words, hint="Set it to smtp+tls://user:password@host:587.", id="news.W001")]
