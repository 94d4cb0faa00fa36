"""What somebody tells of themself is theirs: no worker, no relative, no search, no file."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.people import actions
from whatmatters.people.equality import QUESTIONS, RATHER_NOT
from whatmatters.people.models import EqualityAnswer, Person


def address(person: Person) -> str:
    return f"/people/{person.pk}/equality"


def told() -> dict[str, str]:
    return dict(EqualityAnswer.objects.values_list("question", "answer"))


def test_maggie_tells_what_she_likes_and_leaves_the_rest(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    sent = {"sex": "female", "religion": RATHER_NOT}

    page = visit(address(maggie), by=maggie_herself, sending=sent)

    assert told() == sent
    assert page.select("[name=sex][value=female]")[0].has_attr("checked")
    assert "Only you can see" in page.text


def test_every_question_can_be_left_or_refused(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(address(maggie), by=maggie_herself)

    for question in QUESTIONS:
        assert page.select(f"[name={question.code}][value={RATHER_NOT}]")
    visit(address(maggie), by=maggie_herself, sending={})
    assert told() == {}


def test_she_changes_it_and_takes_it_away(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    actions.answer_equality(person=maggie, by=maggie_herself, answers={"sex": "male"})
    visit(address(maggie), by=maggie_herself, sending={"religion": "none"})
    assert told() == {"religion": "none"}

    visit(address(maggie), by=maggie_herself, sending={"take-away": "yes"})

    assert told() == {}


def test_what_was_not_offered_is_not_kept(maggie: Person, maggie_herself: Actor) -> None:
    for answers in ({"sex": "xx"}, {"shoe-size": "9"}):
        with pytest.raises(actions.NoSuchAnswer):
            actions.answer_equality(person=maggie, by=maggie_herself, answers=answers)

    assert told() == {}


@pytest.mark.parametrize(
    "who", ["priya", "helen", "sam", "june", "tomasz", "ngozi", "ruth", "farah", "owen"]
)
def test_nobody_else_can_see_or_say_it(
    who: str,
    maggie: Person,
    maggie_herself: Actor,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)
    actions.answer_equality(person=maggie, by=maggie_herself, answers={"religion": "buddhist"})

    visit(address(maggie), by=actor, expecting=404)
    assert not EqualityAnswer.objects.visible_to(actor).exists()
    with pytest.raises(PermissionDenied):
        actions.answer_equality(person=maggie, by=actor, answers={"sex": "male"})
    with pytest.raises(PermissionDenied):
        actions.take_away_equality(person=maggie, by=actor)
    assert told() == {"religion": "buddhist"}


def test_no_page_of_hers_that_a_worker_opens_says_it(
    maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    actions.answer_equality(person=maggie, by=maggie_herself, answers={"religion": "buddhist"})

    for page in ("/details", "", "/thread", "/sharing"):
        said = visit(f"/people/{maggie.pk}{page}", by=priya)
        assert "buddhist" not in str(said).lower()
        assert "equality" not in str(said.select("main")[0])
