"""The read-only lists that the site writes itself."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from .addresses import FormerAddress
from .desk.admin import ReadOnlyAdmin, accent_insensitive
from .exchange.shipments import ContentLoad
from .templatetags.desk import outcome_label


@admin.register(ContentLoad)
class ContentLoadAdmin(ReadOnlyAdmin):
    list_display = ["finished_at", "digest"]
    fields = ["finished_at", "digest", "report_text"]

    @display(description=_("report"))
    def report_text(self, load):
        """Each data set with its counts, then the rows left alone or rejected, with the reasons."""
        return format_html_join(
            "",
            "<p><strong>{}</strong>: {}</p><ul>{}</ul>",
            (
                (
                    name,
                    ", ".join(
                        f"{count} {outcome_label(outcome)}"
                        for outcome, count in counts.items()
                        if outcome != "remarks"
                    ),
                    format_html_join("", "<li>{}</li>", ((remark,) for remark in counts.get("remarks", []))),
                )
                for name, counts in load.report.items()
            ),
        )


@admin.register(FormerAddress)
class FormerAddressAdmin(ReadOnlyAdmin):
    list_display = ["address", "kind", "object_id", "left_at"]
    list_filter = ["kind"]
    search_fields = accent_insensitive("address")
