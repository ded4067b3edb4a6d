"""The press releases of the sample: of 70 years, in one to four languages, in every state."""

import datetime as dt

from django.utils import timezone

from foundation.facts.certainty import Certainty
from foundation.facts.dates import PartialDate
from news.models import NamedPerson, PressContact, PressRelease, ReleaseEdition, Theme
from offices.models import Country
from publishing.models import State

from .chance import PREFIX, number_of
from .words import MARK

FIRST_YEAR, YEARS = 1955, 70
AHEAD = dt.timedelta(days=30)  # when what is scheduled will be published
SPOKEN = {  # the languages in which a release is written, and how many of a hundred are
    ("fr", "en", "es", "ar"): 20,
    ("fr", "en", "es"): 32,
    ("fr", "en"): 20,
    ("en", "es"): 10,
    ("en",): 8,
    ("fr",): 6,
    ("es",): 2,
    ("ar",): 2,
}
LIVE, DRAFT, SCHEDULED, WITHDRAWN, UNSURE = "live", "draft", "scheduled", "withdrawn", "unsure"
FATES = {LIVE: 88, DRAFT: 4, SCHEDULED: 2, WITHDRAWN: 2, UNSURE: 4}
NUMBERS_OF_EDITIONS = {1: 60, 2: 28, 3: 12}
LAST_EDITIONS = {LIVE: 75, DRAFT: 15, SCHEDULED: 10}  # of those that have several


class Releases:
    """Makes press releases, issued by these units and naming these people."""

    def __init__(self, chance, writer, issuers, people):
        self.chance, self.writer, self.issuers, self.people = chance, writer, issuers, people
        self.countries = list(Country.objects.order_by("iso2"))
        self.themes = list(Theme.objects.order_by("slug"))
        self.now = timezone.now()

    def make(self, numbers):
        """Write the releases with these numbers, with their editions and all that hangs on them."""
        fates = [self.chance.pick(FATES) for _ in numbers]
        releases = PressRelease.objects.bulk_create(
            self._release(number + 1, fate) for number, fate in zip(numbers, fates, strict=True)
        )
        editions = ReleaseEdition.objects.bulk_create(
            edition
            for release, fate in zip(releases, fates, strict=True)
            for edition in self._editions(release, fate)
        )
        self._file(editions, ReleaseEdition.countries.through, "country_id", self.countries, 0, 3)
        self._file(editions, ReleaseEdition.themes.through, "theme_id", self.themes, 1, 3)
        NamedPerson.objects.bulk_create(
            NamedPerson(edition=edition, person=self.chance.choice(self.people))
            for edition in editions
            if self.people and self.chance.happens(20)
        )
        PressContact.objects.bulk_create(
            PressContact(edition=edition, name=MARK["en"], email=f"{PREFIX}press@example.org")
            for edition in editions
            if self.chance.happens(50)
        )

    def _release(self, number, fate):
        return PressRelease(
            code=f"{PREFIX}release-{number}",
            slug=f"{PREFIX}release-{number}",
            kind=self.chance.pick({"press-release": 90, "statement": 6, "joint-statement": 4}),
            issued_by_id=self._issuer(),
            certainty=Certainty.MEDIUM if fate == UNSURE else Certainty.CERTAIN,
            withdrawn_at=self.now if fate == WITHDRAWN else None,
        )

    def _issuer(self):
        return self.chance.choice(self.issuers).pk if self.issuers and self.chance.happens(90) else None

    def _editions(self, release, fate):
        """The editions of one release: all live in their turn, but the last one of some."""
        date, languages = self._date(), self.chance.pick(SPOKEN)
        number = 1 if fate in {DRAFT, SCHEDULED} else self.chance.pick(NUMBERS_OF_EDITIONS)
        fates = [LIVE] * (number - 1) + [fate if number == 1 else self.chance.pick(LAST_EDITIONS)]
        first_day = PartialDate(date).earliest or dt.date(FIRST_YEAR, 1, 1)
        published_at = dt.datetime.combine(first_day, dt.time(12), dt.UTC)
        moments = {DRAFT: None, SCHEDULED: self.now + AHEAD}
        for index, fate_of_edition in enumerate(fates):
            is_open = fate_of_edition == DRAFT
            yield ReleaseEdition(
                document=release,
                number=index + 1,
                state=self.chance.choice([State.DRAFT, State.REVIEW]) if is_open else State.APPROVED,
                publish_at=moments.get(fate_of_edition, published_at + dt.timedelta(days=index)),
                change_kind=self._change_kind(index),
                date=date,
                **self._texts(release, languages),
            )

    def _texts(self, release, languages):
        texts = {}
        for code in languages:
            texts[f"title_{code}"] = self.writer.title(code, number_of(release))
            texts[f"summary_{code}"] = self.writer.sentences(code, 1, 2)
            texts[f"body_{code}"] = self.writer.body(code)
        return texts

    def _change_kind(self, index):
        kinds = ReleaseEdition.ChangeKind
        return self.chance.choice([kinds.MINOR, kinds.UPDATE, kinds.CORRECTION]) if index else kinds.FIRST

    def _date(self):
        """A date known to the day, the month, the year, between two bounds or not at all; more are recent."""
        year = FIRST_YEAR + int(YEARS * self.chance.random() ** 0.5)
        month, day = self.chance.randint(1, 12), self.chance.randint(1, 28)
        known = {
            f"{year}-{month:02}-{day:02}": 80,
            f"{year}-{month:02}": 8,
            f"{year}": 6,
            f"{year - 2}/{year}-{month:02}": 4,
            "": 2,
        }
        return self.chance.pick(known)

    def _file(self, editions, through, column, choices, fewest, most):
        """File each edition under some of the choices."""
        through.objects.bulk_create(
            through(releaseedition_id=edition.pk, **{column: choice.pk})
            for edition in editions
            for choice in self.chance.sample(choices, k=min(self.chance.randint(fewest, most), len(choices)))
        )
