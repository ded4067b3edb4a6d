import pytest
from django.urls import reverse
from django.utils.translation import override

from foundation.trees.tree import tree_write
from pages.models import Figure, Page, PageEdition, Programme, ProgrammePartner
from publishing.models import State
from tests.factories import make_country, make_page, make_programme, make_unit

pytestmark = pytest.mark.django_db


def html(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def edit(page, **fields):
    PageEdition.objects.filter(document=page.pk).update(**fields)


def test_a_page_is_read_at_its_whole_path(client):
    page = make_page(make_page(slug="about"), slug="history", title="Histoire")
    edit(page, title_fr="Notre histoire", summary_fr="En bref.", body_fr="<p>Depuis 1951.</p>")

    words = html(client, "/fr/about/history/")

    assert "<h1>Notre histoire</h1>" in words
    assert "En bref." in words
    assert "<p>Depuis 1951.</p>" in words
    assert client.get("/fr/history/").status_code == 404


def test_a_page_leads_up_and_down_to_published_pages_alone(client):
    root = make_page(slug="root", label_fr="Racine")
    page = make_page(root, slug="page")
    make_page(page, slug="below", label_fr="Dessous", blurb_fr="Une ligne.")
    make_page(page, slug="secret", label_fr="Cachée", certainty="medium")
    make_page(page, slug="unit", edition=False, label_fr="Unité", target_unit=make_unit(slug="u"))

    words = html(client, "/fr/root/page/")

    assert '<a href="/fr/root/">Racine</a>' in words
    assert '<a href="/fr/root/page/below/">Dessous</a>' in words
    assert "Une ligne." in words
    assert '<a href="/fr/structure/u/">Unité</a>' in words
    assert "Cachée" not in words


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": State.DRAFT},
        {"certainty": "medium"},
        {"edition": False},
        {"withdrawn_at": "2020-01-01T00:00Z"},
    ],
)
def test_a_hidden_page_is_not_found(client, hidden):
    make_page(slug="hidden", **hidden)

    assert client.get("/fr/hidden/").status_code == 404


def test_an_entry_of_the_menu_leads_to_its_target(client):
    make_page(slug="structure-page", edition=False, target_view="structure:chart")
    make_page(slug="dg", edition=False, target_unit=make_unit(slug="cabinet"))

    assert client.get("/es/structure-page/").headers["Location"] == "/es/estructura/"
    assert client.get("/en/dg/").headers["Location"] == "/en/structure/cabinet/"


def test_a_programme_is_read_at_the_address_of_programmes(client):
    make_programme(slug="reintegration")

    response = client.get("/fr/reintegration/")

    assert (response.status_code, response.headers["Location"]) == (301, "/fr/programmes/reintegration/")


def test_a_former_path_leads_on(client):
    parent = make_page(slug="about")
    page = make_page(parent, slug="old")
    with tree_write(Page):
        page = Page.objects.get(pk=page.pk)
        page.slug = "new"
        page.save()

    response = client.get("/en/about/old/?a=1")

    assert (response.status_code, response.headers["Location"]) == (301, "/en/about/new/?a=1")


def test_a_former_address_of_a_phase_leads_on(client):
    phase = make_programme(parent=make_programme(slug="whole"), slug="pilot")
    with tree_write(Page):
        phase = Programme.objects.get(pk=phase.pk)
        phase.slug = "pilot-phase"
        phase.save()

    response = client.get("/fr/programmes/pilot/")

    assert (response.status_code, response.headers["Location"]) == (301, "/fr/programmes/pilot-phase/")


def test_a_page_without_translation_says_so_in_the_language_of_the_reader(client):
    page = make_page(slug="page")
    edit(page, title_fr="Titre", body_fr="<p>Corps.</p>", title_es="Título", body_es="<p>Cuerpo.</p>")

    arabic, spanish = client.get("/ar/page/"), html(client, "/es/page/")

    words = arabic.content.decode()
    assert arabic.context["available_languages"] == ["fr", "es"]
    assert "notice--language" in words
    assert '<div lang="fr" dir="ltr"><p>Corps.</p></div>' in words
    assert '<h1><span lang="fr" dir="ltr">Titre</span></h1>' in words
    assert "notice--language" not in spanish


def test_the_links_of_a_page_keep_its_language(client):
    make_page(code="target", slug="target")
    edit(make_page(slug="page"), body_fr='<p><a href="{page:target}">x</a> <a href="{countries}">y</a></p>')

    words = html(client, "/en/page/")

    assert '<a href="/en/target/">x</a>' in words
    assert '<a href="/en/countries/">y</a>' in words


@pytest.mark.parametrize("many", [1, 8])
def test_a_page_takes_few_queries(client, django_assert_max_num_queries, many):
    page = make_page(make_page(slug="about"), slug="page")
    tokens = ""
    for number in range(many):
        make_page(page, code=f"below-{number}", in_menu=True)
        make_page(code=f"linked-{number}")
        tokens += f'<a href="{{page:linked-{number}}}">x</a>'
    edit(page, body_fr=f"<p>{tokens}</p>")

    with django_assert_max_num_queries(5):
        words = html(client, "/fr/about/page/")

    assert words.count(">x</a>") == many


def test_programmes_are_listed_below_those_they_are_parts_of(client):
    whole = make_programme(title="Entier")
    part = make_programme(parent=whole, title="Volet")
    hidden = make_programme(title="Cachée", certainty="medium")
    orphan = make_programme(parent=hidden, title="Orpheline")
    make_programme(title="Brouillon", state=State.DRAFT)

    branches = client.get("/fr/programmes/").context["branches"]

    assert [branch.programme.pk for branch in branches] == [whole.pk, orphan.pk]
    assert [branch.programme.pk for branch in branches[0].branches] == [part.pk]


@pytest.mark.parametrize("many", [1, 10])
def test_the_list_of_programmes_takes_two_queries(client, django_assert_num_queries, many):
    for _number in range(many):
        make_programme(parent=make_programme(status="closed", starts="2011"))

    with django_assert_num_queries(2):
        html(client, "/en/programmes/")


def test_a_programme_tells_all_that_is_known(client):
    whole = make_programme(slug="whole", title="Entier")
    programme = make_programme(
        parent=whole,
        slug="phase-2",
        title="Phase",
        status="closed",
        starts="2014-02-01",
        ends="2018",
        phase="2",
        budget="EUR 20 million",
        responsible_unit=make_unit(slug="lhd", name_fr="Division"),
    )
    programme.countries.add(make_country("EG"))
    make_programme(parent=programme, title="Composante")
    ProgrammePartner.objects.create(programme=programme, part="implementing", name_fr="PNUD", name_en="UNDP")
    ProgrammePartner.objects.create(programme=programme, part="funding", name_fr="DDC", name_en="SDC")
    Figure.objects.create(
        programme=programme, measure="laws", label_fr="lois", value=12500, qualifier="more-than", as_of="2016"
    )

    words = html(client, "/fr/programmes/phase-2/")

    assert '<a href="/fr/programmes/whole/">Entier' in words
    assert "1er février 2014" in words
    assert '<time datetime="2018">2018</time>' in words
    assert "EUR 20 million" in words
    assert '<a href="/fr/structure/lhd/">Division</a>' in words
    assert '<a href="/fr/pays/eg/">Égypte</a>' in words
    assert words.index("PNUD") < words.index("DDC")
    assert "Composante" in words
    assert "12\u202f500" in words


def test_what_is_hidden_is_not_named_on_a_programme(client):
    hidden = make_programme(title="Cachée", certainty="medium")
    programme = make_programme(
        parent=hidden, slug="prog", responsible_unit=make_unit(name_fr="Unité cachée", certainty="medium")
    )
    make_programme(parent=programme, title="Volet caché", state=State.DRAFT)

    words = html(client, "/fr/programmes/prog/")

    assert "Cachée" not in words
    assert "Unité cachée" not in words
    assert "Volet caché" not in words


@pytest.mark.parametrize("many", [1, 8])
def test_a_programme_takes_few_queries(client, django_assert_max_num_queries, many):
    programme = make_programme(parent=make_programme(), slug="prog", responsible_unit=make_unit())
    make_page(code="linked", slug="linked")
    edit(programme, body_fr='<p><a href="{page:linked}">x</a></p>')
    for number in range(many):
        make_programme(parent=programme)
        programme.countries.add(make_country(f"{chr(65 + number)}A"))
        ProgrammePartner.objects.create(programme=programme, part="funding", name_en=f"Partner {number}")
        Figure.objects.create(programme=programme, measure=f"m{number}", label_fr="m", value=number)

    with django_assert_max_num_queries(7):
        words = html(client, "/fr/programmes/prog/")

    assert '<a href="/fr/linked/">x</a>' in words


def test_every_page_answers_in_every_language(client):
    make_page(slug="page")
    make_programme(slug="prog")

    for language in ["fr", "en", "es", "ar"]:
        with override(language):
            addresses = [
                reverse("pages:page", args=["page"]),
                reverse("pages:programmes"),
                reverse("pages:programme", args=["prog"]),
            ]
        assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


@pytest.mark.parametrize("make", [make_page, make_programme])
def test_a_page_tells_its_corrections_first_then_what_was_updated_and_no_detail(client, make):
    page = make()
    document = page.document if isinstance(page, PageEdition) else page
    for number, kind in enumerate(["correction", "update", "minor"], start=2):
        day = f"2026-03-0{number}T10:00Z"
        PageEdition.objects.create(
            document_id=document.pk,
            number=number,
            state=State.APPROVED,
            publish_at=day,
            title_fr="Titre",
            change_kind=kind,
            change_note_fr=f"Note {kind}.",
        )
    PageEdition.objects.create(
        document_id=document.pk, number=5, change_kind="update", change_note_fr="Secret."
    )

    words = html(client, document.get_absolute_url())

    assert "Corrigé le" in words
    assert words.index("Note correction.") < words.index("Note update.")
    assert "Note minor." not in words
    assert "Secret." not in words
