"""The first page of the admin: open tasks, facts to confirm and recent changes."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import IntegerField, Value
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from foundation.addresses import FormerAddress
from foundation.exchange.shipments import ContentLoad
from foundation.facts.certainty import Certainty, Sourced
from foundation.history import log as history
from foundation.private import registered_models
from foundation.rights import Permission, rights_of
from news.models import PressRelease, ReleaseEdition, ReleaseTranslation, Theme
from news.subscriptions import figures
from offices.models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation
from pages.models import Figure, Page, PageEdition, PageTranslation, Programme, ProgrammePartner
from publishing.edition_admin import admin_url
from publishing.models import PreviewLink
from publishing.remarks import last_remarks
from structure.models import Appointment, ContactPoint, Grant, OrgUnit, Person, Placement, Succession

from .first_screen import MAX_LINES, work_of

RIGHTS = _("Permissions")
# The menu in the words of editors: a title, and models with their icons.
MENU = [
    (
        _("News"),
        {
            ReleaseEdition: "edit_note",
            ReleaseTranslation: "translate",
            PressRelease: "newspaper",
            Theme: "label",
        },
    ),
    (_("Structure"), {OrgUnit: "account_tree", Placement: "move_down", Succession: "forward"}),
    (_("People"), {Person: "person", Appointment: "badge", ContactPoint: "call"}),
    (_("Offices"), {Office: "location_on", OfficeRole: "work", OutsideRelation: "handshake"}),
    (_("Countries"), {Country: "flag", Area: "public", AreaCountry: "travel_explore"}),
    (
        _("Pages and programmes"),
        {
            Page: "menu_book",
            PageEdition: "edit_document",
            PageTranslation: "translate",
            Programme: "volunteer_activism",
            ProgrammePartner: "group",
            Figure: "pin",
        },
    ),
    (RIGHTS, {Grant: "key", User: "manage_accounts"}),
    (
        _("Site"),
        {ContentLoad: "download_done", FormerAddress: "link", PreviewLink: "visibility"},
    ),
]


@dataclass(frozen=True)
class ToConfirm:
    """The number of rows of a model that need confirmation."""

    model: type
    count: int

    @property
    def label(self):
        return self.model._meta.verbose_name_plural

    @property
    def url(self):
        return f"{admin_url(self.model, 'changelist')}?certainty__exact={Certainty.MEDIUM}"


def navigation(request):
    """The menu at the side: what this user may see."""
    first = {"title": _("Dashboard"), "icon": "dashboard", "link": reverse("admin:index")}
    groups = [{"items": [first]}]
    for title, models in MENU:
        items = [
            {
                "title": capfirst(model._meta.verbose_name_plural),
                "icon": icon,
                "link": admin_url(model, "changelist"),
            }
            for model, icon in models.items()
            if admin.site.get_model_admin(model).has_view_or_change_permission(request)
        ]
        if title == RIGHTS and may_see(request.user, Grant):
            link = reverse("admin:structure_grant_who")
            items.insert(0, {"title": _("Who can do what"), "icon": "help_center", "link": link})
        if items:
            groups.append({"title": title, "separator": True, "items": items})
    return groups


def may_see(user, model):
    """Whether this user may view the rows of the model."""
    return rights_of(user).may("view", model)


def dashboard(request, context):
    """The context of the admin index, limited to what this user may view."""
    sees, rights = partial(may_see, request.user), rights_of(request.user)
    is_administrator = Permission.ADMINISTER in rights.anywhere.permissions
    load = ContentLoad.objects.order_by("-finished_at").first() if is_administrator else None
    work = work_of(request.user)
    return context | {
        "work": work,
        "remarks": last_remarks(work.sent_back),
        "approves": Permission.APPROVE in rights.anywhere.permissions,
        "writes": request.user.has_perm("news.add_releaseedition"),
        "translates": bool(
            {Permission.TRANSLATE, Permission.APPROVE, Permission.WRITE} & rights.anywhere.permissions
        ),
        "to_confirm": to_confirm(partial(rights.may, "change")),
        "confirms": bool(
            {Permission.MANAGE_STRUCTURE, Permission.MANAGE_REFERENCE_DATA, Permission.APPROVE}
            & rights.anywhere.permissions
        ),
        "recent": [with_url(change) for change in history.recent(MAX_LINES, sees)],
        "load": load,
        "load_counts": load_counts(load),
        "alerts": figures() if is_administrator else None,
        "is_administrator": is_administrator,
        "add_release_url": reverse("admin:news_releaseedition_add"),
    }


def to_confirm(may):
    """The models with rows that are only probable, found in one query."""
    sourced = [model for model in registered_models(admin.site) if issubclass(model, Sourced) and may(model)]
    if not sourced:
        return []
    places = [
        _unconfirmed(model).order_by().values_list(Value(number, IntegerField()))
        for number, model in enumerate(sourced)
    ]
    counts = Counter(number for (number,) in places[0].union(*places[1:], all=True))
    return [ToConfirm(sourced[number], rows) for number, rows in sorted(counts.items())]


def _unconfirmed(model):
    """The rows to confirm; offices are units and programmes are pages, each counted once."""
    rows = model._base_manager.filter(certainty=Certainty.MEDIUM)
    counted_below = {OrgUnit: {"office": None}, Page: {"programme": None}}
    return rows.filter(**counted_below.get(model, {}))


def with_url(change):
    """A recent change and where its object is edited, if it is still there and has a screen."""
    has_screen = admin.site.is_registered(change.model) and change.kind != history.REMOVED
    return change, admin_url(change.model, "change", change.key) if has_screen else ""


def load_counts(load):
    """The counts of the last load, summed over its data sets."""
    totals = {}
    for dataset in load.report.values() if load else []:
        for outcome, count in dataset.items():
            if isinstance(count, int):
                totals[outcome] = totals.get(outcome, 0) + count
    return sorted(totals.items())
