"""Words for the sample: as long as real ones, in four languages, and saying nothing."""

MARK = {"fr": "Exemple", "en": "Sample", "es": "Muestra", "ar": "عيّنة"}  # every name begins with it
LANGUAGES = list(MARK)
VOCABULARY = {
    "fr": """
        accueil appui bureau communauté coopération départ dialogue droit eau école engagement
        équipe famille formation frontière gouvernement intégration jeunesse logement marché mission
        mobilité organisation partenaire pays populations préparation protection quartier région
        retour santé sécurité séjour travail travailleuses ville voyage à aux avec dans des entre la
        le les pour sans sous sur une
    """,
    "en": """
        arrival border capacity city community cooperation country departure dialogue education
        family government health home housing information integration journey labour market
        migration mission mobility network neighbourhood office partner people preparedness
        protection region return rights school shelter support training water workers youth a after
        among and between for from in of the to with
    """,
    "es": """
        acogida agua apoyo barrio ciudad comunidad cooperación derecho diálogo educación equipo
        escuela familia formación frontera gobierno información integración juventud mercado misión
        movilidad oficina país personas población preparación protección región retorno salud
        seguridad trabajadoras trabajo viaje vivienda a con de del el en entre la las los para por
        sin sobre una
    """,
    "ar": """
        استقبال إدارة أسرة إقليم أمن بلد تدريب تعاون تعليم تنقل حدود حقوق حكومة حماية حوار حي خدمات
        دعم رحلة سفر سكن شباب شركاء صحة عاملات عمل عودة فريق مجتمع مدرسة مدينة مساعدة معلومات مكتب
        منظمة مياه إلى بين على عن في مع من
    """,
}
WORDS = {language: words.split() for language, words in VOCABULARY.items()}
PARAGRAPHS = 120  # written once in each language; bodies are made of them


class Writer:
    """Writes titles, sentences and bodies; the same ones for the same source of chance."""

    def __init__(self, chance):
        self.chance = chance
        self.paragraphs = {
            language: [f"<p>{self.sentences(language, 2, 5)}</p>" for _ in range(PARAGRAPHS)]
            for language in LANGUAGES
        }

    def words(self, language, fewest, most):
        return " ".join(self.chance.choices(WORDS[language], k=self.chance.randint(fewest, most)))

    def sentences(self, language, fewest, most):
        number = self.chance.randint(fewest, most)
        return " ".join(self.words(language, 10, 28).capitalize() + "." for _ in range(number))

    def title(self, language, number, fewest=6, most=14):
        return f"{MARK[language]} {number} · {self.words(language, fewest, most)}"

    def body(self, language):
        return "".join(self.chance.choices(self.paragraphs[language], k=self.chance.randint(4, 9)))
