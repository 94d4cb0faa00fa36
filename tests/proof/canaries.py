"""Words that are nowhere else, one for every field of every record that reaches a person.

Each says whose it is and of which class of data: found in what somebody was sent, it says by
itself whether they may read it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, product
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction

from tests.proof.guards import lifted_altogether
from whatmatters.access.policy import DataClass
from whatmatters.diary.models import Entry, Told
from whatmatters.people.models import CircleMember, Person

#: What is in a record, by the room and model that keeps it.
CLASSES = {
    "people.Person": "core",
    "people.OtherName": "core",
    "people.Identifier": "core",
    "people.CommunicationNeed": "core",
    "people.Registration": "core",
    "people.CircleMember": "consent",
    "people.Share": "consent",
    "people.Bar": "consent",
    "people.CapacityRecord": "consent",
    "people.Invitation": "consent",
    "people.BesideCode": "consent",
    "people.SafetyFlag": "alerts",
    "people.BrokenGlass": "audit",
    "people.CasePlace": "safeguarding",
    "people.Caring": "core",
    "eligibility.FundingRequest": "budget",
    "people.EqualityAnswer": "diary-private",
    "people.SearchKey": "core",
    "enquiries.Enquiry": "talk",
    "enquiries.Answer": "talk",
    "enquiries.Given": "talk",
    "reviews.AloneAnswer": "talk",
    "reviews.HowWeWork": "diary-private",
    "safeguarding.Confidence": "confidences",
}
ROOMS = {
    "diary": "diary-private",
    "conversations": "talk",
    "outcomes": "plan",
    "plans": "plan",
    "stories": "plan",
    "budgets": "budget",
    "reviews": "plan",
    "safeguarding": "safeguarding",
    "letters": "diary-private",
    "episodes": "plan",
    "eligibility": "plan",
    "brokerage": "their-side",
    "timebank": "budget",
    "visits": "visits",
    "readings": "visits",
    "spending": "budget",
    "groups": "visits",
    "appointments": "talk",
}
#: What a provider is sent, and says: read by them, and on the person's side; the rest of that room
#: on the person's side alone.
SENT = {
    f"brokerage.{name}"
    for name in (
        *("Request", "AskedFor", "Recipient"),
        *("Offer", "PriceLine", "Serves", "OfferMessage"),
    )
}
#: Shown where one searches, to those whose organisation knows the person: whom to ask after.
STRIP = {"people.Person.known_as", "people.Person.full_name", "people.Registration.number"}
CODES = [*map(str, DataClass), "strip", "sent", "their-side"]
#: Fields of fixed words, of lists kept elsewhere, and of what is worked out from others.
FIXED = {
    "outcomes.Category.framework",
    "outcomes.Category.code",
    "stories.TellingAbout.framework",
    "stories.TellingAbout.code",
    "reviews.Reason.code",
    "safeguarding.KindOfConcern.kind",
    "eligibility.Weighing.pack",
    "eligibility.Weighing.pack_version",
    "eligibility.Weighing.pack_digest",
    "eligibility.Finding.domain",
    "eligibility.Finding.limb",
    "eligibility.Answer.condition",
    "eligibility.Effect.area",
    "eligibility.Decision.level",
    "enquiries.Enquiry.reference",
    "enquiries.Enquiry.return_code",
}
#: Who works with somebody is known to whoever knows who they are; the practitioner, so that one
#: can be asked, also where one searches.
AT_WORK = {"practitioner", "support-worker", "provider-manager", "broker"}
#: A fact is read from it: it is written over only where it is there.
FACTS = {
    "people.CircleMember.proved_by": {"proved_by__gt": ""},
    "readings.ToTalk.words": {"words__gt": ""},
}
MARK = re.compile(r"zq(\d\d)(\d\d)(\d{4})qz", re.IGNORECASE)


class Canary(NamedTuple):
    whose: int
    about: str
    number: int


@dataclass(frozen=True, slots=True)
class Planted:
    """By number, which field each is in, and whose place in a circle it is about, if one is.

    `refused` are the fields that would not take one.
    """

    fields: dict[int, str]
    own: dict[int, UUID]
    refused: set[str]


def written(whose: int, about: str, number: int) -> str:
    return f"zq{whose:02d}{CODES.index(about):02d}{number:04d}qz"


def found_in(text: str) -> set[Canary]:
    return {
        Canary(int(whose), CODES[int(code)], int(number))
        for whose, code, number in MARK.findall(text)
    }


def plant(people: Iterable[Person]) -> Planted:
    """Write one into every field of everything of these people."""
    numbers, planted = count(1), Planted({}, {}, set())
    with lifted_altogether():
        for whose, person in enumerate(people):
            for model, rows in everything_of(person.pk):
                for pk, field in product(rows, _fields(model)):
                    number = next(numbers)
                    if _write(model, field, pk, whose, number):
                        planted.fields[number] = _name(field)
                        if model is CircleMember and (
                            user := CircleMember.objects.get(pk=pk).user_id
                        ):
                            planted.own[number] = user
                    else:
                        planted.refused.add(_name(field))
            _plant_in_diary(whose, person, numbers, planted)
    return planted


def _plant_in_diary(whose: int, person: Person, numbers: Iterator[int], planted: Planted) -> None:
    """Sealed as its own words are: no database could write it there."""
    for entry in Entry.objects.filter(person=person).order_by("pk"):
        number = next(numbers)
        entry.tell(Told(written(whose, "diary-private", number)))
        entry.save(update_fields=["sealed"])
        planted.fields[number] = "diary.Entry.words"


def everything_of(person: UUID) -> Iterator[tuple[type[models.Model], list[Any]]]:
    """Rows of each model that reaches this person, by whichever way leads to them."""
    for model in apps.get_models():
        if model is Person:
            yield model, [person]
        elif path := path_to_person(model):
            rows = model._default_manager.filter(**{path: person}).order_by("pk")
            yield model, list(rows.values_list("pk", flat=True))


def path_to_person(model: type[models.Model]) -> str:
    """`look__review__person`, the shortest; nothing where none leads there."""
    paths: list[tuple[str, type[models.Model]]] = [("", model)]
    seen = {model}
    for path, at in paths:
        for field in at._meta.concrete_fields:
            to = field.related_model
            if isinstance(to, type) and to not in seen:
                if to is Person:
                    return f"{path}{field.name}"
                seen.add(to)
                paths.append((f"{path}{field.name}__", to))
    return ""


def class_of(field: "models.Field[Any, Any]", pk: Any) -> str:
    if _name(field) in STRIP:
        return "strip"
    if field.model is CircleMember and (kind := CircleMember.objects.get(pk=pk).kind) in AT_WORK:
        return "strip" if kind == "practitioner" and field.name == "name" else "core"
    label = field.model._meta.label
    if label in SENT:
        return "sent"
    return CLASSES.get(label) or ROOMS[field.model._meta.app_label]


def _name(field: "models.Field[Any, Any]") -> str:
    return f"{field.model._meta.label}.{field.name}"


def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and (field.max_length or 100) >= 14
        and _name(field) not in FIXED
    ]


def _write(
    model: type[models.Model], field: "models.Field[Any, Any]", pk: Any, whose: int, number: int
) -> bool:
    if _name(field) in FACTS and not model._default_manager.filter(pk=pk, **FACTS[_name(field)]):
        return False
    words = written(whose, class_of(field, pk), number)
    if isinstance(field, models.EmailField):
        words += "@example.org"
    try:
        with transaction.atomic():
            model._default_manager.filter(pk=pk).update(**{field.name: words})
    except IntegrityError:
        return False
    return True
