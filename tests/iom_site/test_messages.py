import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from iom_site.development import messages


def catalogue(*, fuzzy=(), **translations):
    made = Catalog(locale="fr", fuzzy=False)
    for text, translation in translations.items():
        made.add(text, translation, flags={"fuzzy"} if text in fuzzy else ())
    return made


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        (catalogue(), "fr: missing: 'Office'"),
        (catalogue(Office=""), "fr: not translated: 'Office'"),
        (catalogue(Office="Bureau", fuzzy=["Office"]), "fr: fuzzy: 'Office'"),
        (catalogue(Office="Bureau", Zeppelin="Zeppelin"), "fr: no longer used: 'Zeppelin'"),
    ],
)
def test_each_fault_of_a_catalogue_is_named(made, problem):
    assert list(messages.problems("fr", made, ours=catalogue(Office=""))) == [problem]


def test_a_complete_catalogue_has_no_fault():
    made = catalogue(Office="Bureau", Delete="Supprimer")  # the second is a text of a library

    assert list(messages.problems("fr", made, ours=catalogue(Office=""))) == []


def test_an_unknown_placeholder_is_a_fault():
    ours = Catalog()
    ours.add("%(count)d offices")
    made = Catalog(locale="fr", fuzzy=False)
    made.add("%(count)d offices", "%(nombre)d bureaux")

    assert len(list(messages.problems("fr", made, ours))) == 1


def test_texts_are_read_from_code_and_templates(tmp_path):
    (tmp_path / "code.py").write_text('_("Office")\npgettext_lazy("month", "May")\n')
    (tmp_path / "page.html").write_text(
        '<p class="it\'s">\n  {% translate "Country" %}\n'
        "{% blocktranslate count n=n trimmed %}\n  one\n{% plural %}\n  many\n{% endblocktranslate %}"
    )

    found = messages.texts_in(tmp_path)

    assert {messages.key(message) for message in messages.messages_of(found)} == {
        (None, "Office"),
        ("month", "May"),
        (None, "Country"),
        (None, "one"),
    }


def test_an_update_adds_and_drops_texts_and_keeps_translations(tmp_path):
    path = tmp_path / "django.po"
    made = catalogue(Office="Bureau", Zeppelin="Zeppelin", Delete="Supprimer")

    messages.update(path, made, ours=catalogue(Office="", Country=""))

    with path.open("rb") as file:
        updated = {message.id: message.string for message in messages.messages_of(read_po(file, "fr"))}
    assert updated == {"Office": "Bureau", "Country": "", "Delete": "Supprimer"}
