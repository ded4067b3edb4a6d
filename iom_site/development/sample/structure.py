"""The units, offices and people of the sample."""

from foundation.facts.certainty import Certainty
from offices.models import Area, Country, Office, OfficeRole
from structure.models import Appointment, ContactPoint, OrgUnit, Person, Placement

from .chance import PREFIX, number_of
from .words import LANGUAGES, MARK

BRANCHES = 7  # the units below a unit
OFFICES_OF_A_REGION = 15
UNITS_OF_A_PERSON = 5


class Structure:
    """Makes two trees of their own, one of units and one of offices. The lock of the tree is held."""

    def __init__(self, chance, writer, say):
        self.chance, self.writer, self.say = chance, writer, say
        self.countries = list(Country.objects.order_by("iso2"))
        self.areas = list(Area.objects.order_by("slug"))

    def make(self, units, offices):
        """Write this many units and offices, and some people; all are kept for whoever refers to them."""
        self.units = self._grow("units", units, self._unit, BRANCHES)
        self.offices = self._grow("offices", offices, self._office, OFFICES_OF_A_REGION)
        self._roles(self.offices)
        self.people = self._people([*self.units, *self.offices][::UNITS_OF_A_PERSON])

    def _grow(self, what, number, build, branches):
        """Write a tree from the top down: each node is the last one, so that no other has to make room."""
        nodes = []
        for index, parent in enumerate(_parents(number, branches)):
            node = build(index, nodes[parent] if parent is not None else None)
            node.save()
            nodes.append(node)
            if len(nodes) % 100 == 0 or len(nodes) == number:
                self.say(what, len(nodes), number)
        Placement.objects.bulk_create(place for node in nodes for place in self._places(node))
        return nodes

    def _unit(self, index, parent):
        kinds = [OrgUnit.Kind.DEPARTMENT, OrgUnit.Kind.DIVISION, OrgUnit.Kind.UNIT]
        depth = parent.level + 1 if parent else 0
        code = f"{PREFIX}unit-{index + 1}"
        return OrgUnit(
            code=code,
            slug=code,
            parent=parent,
            kind=kinds[min(depth, len(kinds) - 1)],
            certainty=self._certainty(parent),
            established=str(self.chance.randint(1960, 2010)),
            abolished=str(self.chance.randint(2012, 2024)) if parent and self.chance.happens(5) else "",
            **{f"name_{code}": self.writer.title(code, index + 1, 2, 5) for code in LANGUAGES},
            **{f"mandate_{code}": self.writer.body(code) for code in ("fr", "en", "es")},
        )

    def _office(self, index, parent):
        code = f"{PREFIX}office-{index + 1}"
        return Office(
            code=code,
            slug=code,
            parent=parent,
            kind=OrgUnit.Kind.FIELD_OFFICE,
            certainty=self._certainty(parent),
            country=self.chance.choice(self.countries),
            latitude=f"{self.chance.uniform(-40, 60):.4f}",
            longitude=f"{self.chance.uniform(-120, 150):.4f}",
            status=Office.Status.LISTED,
            **{f"name_{code}": f"{MARK[code]} {index + 1}" for code in LANGUAGES},
            **{f"mandate_{code}": self.writer.sentences(code, 2, 4) for code in ("fr", "en", "es")},
        )

    def _certainty(self, parent=True):
        """Medium for some, never for the head of a tree: nothing would be shown below."""
        return Certainty.MEDIUM if parent and self.chance.happens(4) else Certainty.CERTAIN

    def _places(self, node):
        """Where a node stands; for some of them also where they stood before, under another name."""
        fields = {"unit_id": node.pk, "ends": node.abolished}
        if not node.parent_id or not node.parent.parent_id or not self.chance.happens(20):
            return [Placement(parent_id=node.parent_id, starts=node.established, **fields)]
        moved = str(self.chance.randint(2011, 2011 if node.abolished else 2024))
        names = {f"name_{code}": f"{MARK[code]} {number_of(node)}" for code in LANGUAGES}
        place = {"unit_id": node.pk, "parent_id": node.parent.parent_id}
        return [
            Placement(starts=node.established, ends=moved, **place, **names),
            Placement(starts=moved, parent_id=node.parent_id, **fields),
        ]

    def _roles(self, offices):
        """A regional role for those with offices below, a country role or a sub-office for the others."""
        regional = {node.parent_id for node in offices}
        roles = OfficeRole.objects.bulk_create(
            self._role(office, OfficeRole.Kind.REGIONAL if office.pk in regional else OfficeRole.Kind.COUNTRY)
            for office in offices
        )
        role_of = {role.office_id: role for role in roles}
        for role, office in zip(roles, offices, strict=True):
            if office.pk not in regional and self.chance.happens(50):
                role.kind, role.host = OfficeRole.Kind.SUB_OFFICE, role_of.get(office.parent_id)
        OfficeRole.objects.bulk_update(roles, ["kind", "host"])
        OfficeRole.countries.through.objects.bulk_create(
            OfficeRole.countries.through(officerole_id=role.pk, country_id=office.country_id)
            for role, office in zip(roles, offices, strict=True)
            if role.kind != OfficeRole.Kind.REGIONAL
        )
        ContactPoint.objects.bulk_create(
            ContactPoint(code=office.code, unit_id=office.pk, email=f"{office.code}@example.org")
            for office in offices
        )

    def _role(self, office, kind):
        return OfficeRole(
            code=f"{PREFIX}role-{number_of(office)}",
            office=office,
            kind=kind,
            area=self.chance.choice(self.areas) if self.areas and kind == OfficeRole.Kind.REGIONAL else None,
            certainty=self._certainty(),
            starts=str(self.chance.randint(1970, 2015)),
            ends=str(self.chance.randint(2016, 2024)) if self.chance.happens(5) else "",
        )

    def _people(self, units):
        people = Person.objects.bulk_create(
            Person(
                code=f"{PREFIX}person-{number}",
                slug=f"{PREFIX}person-{number}",
                gender=self.chance.choice(Person.Gender.values),
                certainty=self._certainty(),
                **{f"name_{code}": f"{MARK[code]} {number}" for code in LANGUAGES},
            )
            for number in range(1, len(units) + 1)
        )
        Appointment.objects.bulk_create(
            Appointment(
                code=person.code,
                person=person,
                unit_id=unit.pk,
                starts=str(self.chance.randint(2015, 2024)),
                **{f"title_{code}": self.writer.title(code, number_of(unit), 1, 3) for code in LANGUAGES},
            )
            for person, unit in zip(people, units, strict=True)
        )
        return people


def _parents(number, branches):
    """For each node of a tree the place of its parent, every branch to its end before the next begins."""
    order, waiting = [], [0][:number]
    while waiting:
        node = waiting.pop()
        order.append(node)
        first = node * branches + 1
        waiting += reversed(range(first, min(first + branches, number)))
    places = {node: place for place, node in enumerate(order)}
    return [places[(node - 1) // branches] if node else None for node in order]
