"""Nothing of one case can be made to look as if it were of another."""

import pytest
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person
from whatmatters.safeguarding import actions
from whatmatters.safeguarding.models import Closing, Concern, KindOfConcern, Note, OnCase
from whatmatters.safeguarding.tests.cases import WORDS, raised, taken_on


@pytest.mark.parametrize("of", [KindOfConcern, OnCase, Note, Closing])
def test_it_stays_there(of: type[Record], maggie: Person, priya: Actor, ngozi: Actor) -> None:
    case, other = taken_on(priya, ngozi, maggie), raised(priya, maggie)
    KindOfConcern.objects.create(concern=case, kind="financial")
    actions.write_note(concern=case, by=ngozi, words=WORDS, kind="note")
    actions.close_concern(concern=case, by=ngozi, because="Safe now", wish_met="fully")

    with pytest.raises(IntegrityError, match="is_kept_as_written"), transaction.atomic():
        of._default_manager.filter(concern=case).update(concern=other)  # type: ignore[misc]  # each is of a concern


def test_who_was_put_there_by_which_organisation_stays(
    maggie: Person, priya: Actor, ngozi: Actor, sam: Actor
) -> None:
    taken_on(priya, ngozi, maggie)

    for change in ({"user": sam.user}, {"organisation": sam.organisation_id}, {"as_who": "X"}):
        with pytest.raises(IntegrityError, match="is_kept_as_written"), transaction.atomic():
            OnCase.objects.update(**change)


def test_a_concern_stays_with_whom_it_was_sent_to(maggie: Person, priya: Actor, sam: Actor) -> None:
    raised(priya, maggie)

    with pytest.raises(IntegrityError, match="is_kept_as_written"), transaction.atomic():
        Concern.objects.update(organisation=sam.organisation_id)
