"""The rules and the queries are one promise, kept twice."""

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.people.models import Person
from whatmatters.reviews.models import Review

WHO = ["maggie_herself", "priya", "sam", "june", "helen", "tomasz", "owen"]
SEE = {"maggie_herself", "priya", "sam", "june", "helen"}


@pytest.mark.parametrize("who", WHO)
def test_what_you_may_see_is_what_you_are_shown(
    who: str, review: Review, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    assert may(actor, Permission.REVIEW_VIEW, review) is (who in SEE)
    assert Review.objects.visible_to(actor).contains(review) is (who in SEE)


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        (Permission.REVIEW_ASK, {"maggie_herself", "priya"}),
        (Permission.REVIEW_HOLD, {"priya"}),
        (Permission.VERDICT_OF_PERSON, {"maggie_herself", "priya"}),
        (Permission.VERDICT_OF_PRACTITIONER, {"priya"}),
    ],
)
@pytest.mark.parametrize("who", WHO)
def test_who_may_do_what(
    who: str,
    permission: Permission,
    allowed: set[str],
    maggie: Person,
    request: pytest.FixtureRequest,
) -> None:
    assert may(request.getfixturevalue(who), permission, maggie) is (who in allowed)
