"""The first screen shows each role what it has to do, and nothing that is not its business."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from foundation.rights import Role
from iom_site.first_screen import work_of
from news.models import ReleaseEdition
from publishing.editions import open_new_edition
from publishing.models import State
from publishing.remarks import remark_on
from publishing.translations import make_ready, start_translation
from tests.factories import make_admin, make_editor, make_release, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    """Two units beside each other."""
    council = make_unit()
    return make_unit(council), make_unit(council)


def fresh(user):
    """The user without what was remembered of his rights."""
    return type(user).objects.get(pk=user.pk)


def test_an_edition_waits_for_those_who_may_approve_it_and_for_nobody_else(units):
    here, there = units
    author, editor = make_editor(Role.AUTHOR, here), make_editor(Role.EDITOR, here)
    waiting = make_release(issued_by=here, state=State.REVIEW, created_by=author, submitted_by=author)
    make_release(issued_by=there, state=State.REVIEW)
    own = make_release(issued_by=here, state=State.REVIEW, created_by=editor)

    assert work_of(editor).to_review == [waiting]
    assert work_of(editor).my_submitted == [own]
    assert work_of(author).to_review == []
    assert work_of(author).my_submitted == [waiting]


def test_what_was_sent_back_stands_apart_with_the_remark(units, client):
    author, editor = make_editor(Role.AUTHOR, units[0]), make_editor(Role.EDITOR, units[0])
    mine = make_release(issued_by=units[0], state=State.DRAFT, created_by=author)
    back = make_release(issued_by=units[0], state=State.DRAFT, created_by=author)
    remark_on(back, "Le chiffre est faux.", editor, sends_back=True)
    remark_on(mine, "Bien.", editor)
    client.force_login(author)

    page = client.get(reverse("admin:index"))

    assert page.context["work"].sent_back == [back]
    assert page.context["work"].my_drafts == [mine]
    assert "Le chiffre est faux." in page.content.decode()


def test_what_goes_out_today_is_told_with_what_is_still_to_come_on_top():
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    late = make_release(publish_at=start + timedelta(hours=23, minutes=59))
    early = make_release(publish_at=start)
    make_release(publish_at=start - timedelta(minutes=1))
    make_release(publish_at=start + timedelta(days=1))
    make_release(publish_at=start, withdrawn_at=start)
    make_release(state=State.DRAFT, publish_at=start)

    assert work_of(make_admin()).today == [late, early]


def test_what_one_person_published_alone_waits_for_another_who_may_approve(units):
    editor, other = make_editor(Role.EDITOR, units[0]), make_editor(Role.EDITOR, units[0])
    far = make_editor(Role.EDITOR, units[1])
    edition = make_release(issued_by=units[0], approved_alone=True, approved_by=editor)

    assert [work_of(user).alone for user in [editor, other, far]] == [[], [edition], []]


def test_a_translator_sees_what_is_behind_in_progress_and_missing_in_his_language(units):
    translator = make_editor(Role.TRANSLATOR, units[0])
    late = make_release(issued_by=units[0], title_fr="Titre", publish_at="2026-01-01T00:00Z")
    row = start_translation(late, "en")
    row.title = "Title"
    row.save()
    make_ready(row)
    new = open_new_edition(ReleaseEdition.objects.get(pk=late.pk), None)
    ReleaseEdition.objects.filter(pk=new.pk).update(
        title_fr="Titre corrigé", state=State.APPROVED, change_kind="correction", publish_at=timezone.now()
    )
    missing = make_release(issued_by=units[0])
    begun = make_release(issued_by=units[0])
    start_translation(begun, "en")
    start_translation(make_release(issued_by=units[0], title_en="There"), "es")
    make_release(issued_by=units[1])
    start_translation(make_release(issued_by=units[1]), "en")

    work = work_of(fresh(translator))

    assert [line.row.edition for line in work.behind] == [new]
    assert [line.row.edition for line in work.in_progress] == [begun]
    assert work.untranslated == [missing]


def test_who_has_no_right_has_no_work():
    make_release(state=State.REVIEW)

    assert not any(vars(work_of(User.objects.create_user("nobody", is_staff=True))).values())


def test_each_role_gets_its_own_cards(units, client):
    cards = {}
    for role in Role:
        client.force_login(make_editor(role, None if role == Role.ADMINISTRATOR else units[0]))
        context = client.get(reverse("admin:index")).context
        names = ["approves", "writes", "translates", "confirms", "is_administrator"]
        cards[role] = {name for name in names if context[name]}

    assert cards == {
        Role.AUTHOR: {"writes", "translates"},
        Role.EDITOR: {"approves", "writes", "translates", "confirms"},
        Role.TRANSLATOR: {"translates"},
        Role.REGIONAL_EDITOR: {"approves", "writes", "translates", "confirms"},
        Role.REGISTRY: {"confirms"},
        Role.ADMINISTRATOR: {"approves", "writes", "translates", "confirms", "is_administrator"},
    }


def test_the_first_screen_asks_no_more_of_the_database_for_many_rows(
    units, client, django_assert_max_num_queries
):
    client.force_login(make_editor(Role.EDITOR, units[0]))
    for _ in range(5):
        make_release(issued_by=units[0], state=State.REVIEW)
        make_release(issued_by=units[0], approved_alone=True)
        start_translation(make_release(issued_by=units[0]), "en")

    with django_assert_max_num_queries(15):
        client.get(reverse("admin:index"))
