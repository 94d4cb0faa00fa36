"""What is written down about who did what, and that nobody rewrites it."""

import pytest
from django.db import IntegrityError, transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.people.models import Person


def test_it_says_whose_hand_where_as_what_and_about_whom(maggie: Person, priya: Actor) -> None:
    audit.record(by=priya, did="people.begun", to=maggie, about=maggie.pk)

    entry = AuditEntry.objects.get()
    assert (entry.by, entry.acting_in, entry.acting_as, entry.did, entry.to, entry.about) == (
        str(priya.user.pk),
        str(priya.organisation_id),
        "practitioner",
        "people.begun",
        f"people.Person:{maggie.pk}",
        str(maggie.pk),
    )


def test_the_public_and_the_house_itself_have_a_name(maggie: Person) -> None:
    audit.record(by=audit.PUBLIC, did="enquiries.sent", to=maggie)

    assert AuditEntry.objects.get().by == "public"


@pytest.mark.parametrize("field", ["by", "did", "about", "at"])
def test_nobody_rewrites_it(field: str, maggie: Person, priya: Actor) -> None:
    audit.looked(by=priya, at="home.person", about=maggie.pk)

    with pytest.raises(IntegrityError, match="is_kept_as_written"), transaction.atomic():
        AuditEntry.objects.update(**{field: "2020-01-01 00:00Z" if field == "at" else "x"})


def test_it_says_nothing_of_what_was_said(maggie: Person, priya: Actor) -> None:
    audit.looked(by=priya, at="home.person", about=maggie.pk)

    entry = AuditEntry.objects.get()
    assert "Maggie" not in f"{entry}{vars(entry)}"
