"""The living style page (``/fr/style/``, while DEBUG is on): every component, each language, both schemes."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from foundation.languages import LANGUAGES, RichText, Text, direction
from news.models import PressRelease, ReleaseEdition
from pages.models import Figure
from structure.models import ContactPoint

SCHEMES = ["light", "dark"]
COLOURS = [
    *("paper", "surface", "surface-strong", "line", "control", "ink", "ink-soft"),
    *("link", "brand", "accent", "note", "good", "bad"),
]

TITLES = {
    "fr": "Plus de mille documents de voyage délivrés pour faciliter des retours volontaires",
    "en": "More than a thousand travel documents issued to make voluntary returns possible",
    "es": "Más de mil documentos de viaje expedidos para facilitar retornos voluntarios",
    "ar": "إصدار أكثر من ألف وثيقة سفر لتيسير العودة الطوعية",
}
LONG = {
    "fr": "Mission spéciale de liaison auprès des institutions internationales et intergouvernementales",
    "en": "Special liaison mission to the international and intergovernmental institutions",
    "es": "Misión especial de enlace ante las instituciones internacionales e intergubernamentales",
    "ar": "بعثة الاتصال الخاصة لدى المؤسسات الدولية والمؤسسات الحكومية الدولية المعتمدة",
}
BODIES = {
    "fr": "<p>Un paragraphe de longue lecture, avec <a href='#'>un lien</a>, <strong>un mot fort</strong> et "
    "« une citation » : la ligne garde une longueur que l’œil retrouve.</p>"
    "<h2>Un intertitre</h2><ul><li>Un point</li><li>Un autre</li></ul>"
    "<blockquote><p>Ce que quelqu’un a dit.</p></blockquote>",
    "en": "<p>A paragraph for long reading, with <a href='#'>a link</a>, <strong>a strong word</strong> and "
    "“a quotation”: the line keeps a length that the eye finds again.</p>"
    "<h2>A heading within</h2><ul><li>A point</li><li>Another</li></ul>"
    "<blockquote><p>What somebody said.</p></blockquote>",
    "es": "<p>Un párrafo para leer, con <a href='#'>un enlace</a>, <strong>una palabra fuerte</strong> y "
    "«una cita»: la línea conserva una longitud que el ojo reencuentra.</p>"
    "<h2>Un ladillo</h2><ul><li>Un punto</li><li>Otro</li></ul>"
    "<blockquote><p>Lo que alguien dijo.</p></blockquote>",
    "ar": "<p>فقرة تُقرأ على مهل، فيها <a href='#'>رابط</a> و<strong>كلمة بارزة</strong> و«اقتباس»: "
    "يحافظ السطر على طول تجده العين من جديد.</p>"
    "<h2>عنوان فرعي</h2><ul><li>نقطة</li><li>أخرى</li></ul>"
    "<blockquote><p>ما قاله أحدهم.</p></blockquote>",
}


def style(request):
    """The components, eight times; 404 on a public site."""
    if not settings.DEBUG:
        raise Http404
    panels = [(language, direction(language), scheme) for language in LANGUAGES for scheme in SCHEMES]
    return render(
        request, "iom_site/style.html", {"panels": panels, "specimens": Specimens(), "colours": COLOURS}
    )


class Specimens:
    """What the components show: made-up objects that are never saved, in every language."""

    def _in_all(self, field, words):
        return {f"{field}_{language}": words[language] for language in LANGUAGES}

    def release(self):
        document = PressRelease(slug="specimen")
        return ReleaseEdition(
            document=document,
            date="2024-10-16",
            **self._in_all("title", TITLES),
            **self._in_all("summary", LONG),
        )

    def untranslated_release(self):
        """In one language only: in the lists of the others it is marked."""
        document = PressRelease(slug="specimen")
        return ReleaseEdition(document=document, date="2019", title_en=TITLES["en"])

    def figures(self):
        labels = {"fr": "États membres", "en": "Member States", "es": "Estados miembros", "ar": "دولة عضواً"}
        return [
            Figure(value="175", as_of="2023-10", **self._in_all("label", labels)),
            Figure(value="19000", qualifier="nearly", as_of="2023", **self._in_all("label", LONG)),
        ]

    def contact(self):
        return ContactPoint(
            purpose=ContactPoint.Purpose.PRESS,
            address="17 route des Morillons\n1218 Le Grand-Saconnex",
            phone="+41227179111",
            email="press@example.org",
        )

    def long_name(self):
        return LONG[get_language()]

    def body(self):
        return RichText(BODIES[get_language()], get_language())

    def untranslated(self):
        """A text that the reader's language has not."""
        language = "es" if get_language() == "fr" else "fr"
        return Text(TITLES[language], language)
