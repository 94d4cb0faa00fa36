"""What an enquiry says, as a record keeps it."""

import pytest

from whatmatters.enquiries import carrying
from whatmatters.enquiries.models import Enquiry
from whatmatters.people.models import Kind


@pytest.mark.parametrize(
    ("reach_by", "reach", "where"),
    [
        ("phone", "+44 (0)7700 900 123", "phone"),
        ("", "07700-900123", "phone"),
        ("email", "gwen@example.org", "email"),
        ("", "gwen@example.org", "email"),
        ("letter", "4 Mill Lane, Westbury", "address"),
        ("visit", "The blue door by the chapel", "address"),
        ("phone", "ask at the chip shop", None),
        ("email", "gwen at example", None),
    ],
)
def test_where_a_way_to_reach_belongs(reach_by: str, reach: str, where: str | None) -> None:
    details = carrying.details_of(Enquiry(asking_for="myself", reach_by=reach_by, reach=reach))

    kept = {key: details[key] for key in ("phone", "email", "address") if key in details}
    assert kept == ({where: reach} if where else {})
    assert reach in details["how_to_reach"], "what was said is kept as it was said as well"


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        ("her daughter", Kind.FAMILY),
        ("I am his Son.", Kind.FAMILY),
        ("his wife and carer", Kind.CARER),
        ("a friend from chapel", Kind.FRIEND),
        ("next-door neighbour", Kind.NEIGHBOUR),
        ("nurse at Mill Lane", Kind.HEALTH),
        ("her sons", Kind.FAMILY),
        ("housing officer", Kind.OTHER),
        ("", Kind.OTHER),
        ("ابنتها", Kind.OTHER),
    ],
)
def test_who_the_asker_is_follows_from_their_words(relation: str, kind: Kind) -> None:
    assert carrying.asker_kind(Enquiry(asking_for="someone", relation=relation)) is kind


def test_whoever_asks_for_both_of_them_is_a_carer() -> None:
    assert carrying.asker_kind(Enquiry(asking_for="both")) is Kind.CARER


def test_when_nobody_said_who_it_is_for_a_second_name_is_the_asker() -> None:
    assert Enquiry(name="Gwen").is_for_the_asker
    assert not Enquiry(name="Gwen", asked_by="Carol").is_for_the_asker
    assert Enquiry(name="Gwen", asked_by="Carol").whose_words == "Carol"
    assert Enquiry().whose_words == "Somebody who gave no name"
