"""Nobody but the person sees a stream without their yes; and that yes is theirs alone to give."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import BrokenGlass, Person
from whatmatters.readings import actions
from whatmatters.readings.models import (
    Agreed,
    DrawnLine,
    Reading,
    Sheet,
    Stream,
    StreamNotReady,
    ToTalk,
)
from whatmatters.readings.tests.deeds import add, begin, days_ago, draw, in_days, run_out

WORK = {"priya", "sam", "helen"}
EVERYBODY = ("maggie_herself", *WORK, "rose", "june", "tomasz", "owen")


@pytest.fixture
def seeing(request: pytest.FixtureRequest, sam: Actor, rose: Actor) -> Callable[[], set[str]]:
    """Who of the cast sees any of it now."""
    who = {key: request.getfixturevalue(key) for key in EVERYBODY}

    def sees() -> set[str]:
        return {key for key, by in who.items() if Stream.objects.visible_to(by).exists()}

    return sees


@pytest.mark.parametrize(
    ("shared_with", "besides"), [("nobody", set()), ("work", WORK), ("circle", WORK | {"rose"})]
)
def test_those_it_is_shared_with_see_it_and_nobody_else(
    shared_with: str,
    besides: set[str],
    allotment: Outcome,
    maggie_herself: Actor,
    seeing: Callable[[], set[str]],
) -> None:
    begin(allotment, maggie_herself, shared_with=shared_with)

    assert seeing() == {"maggie_herself"} | besides


@pytest.mark.parametrize("stops", ["pause", "end", "run out", "nobody"])
def test_without_a_current_yes_only_she_sees_it(
    stops: str, allotment: Outcome, maggie_herself: Actor, seeing: Callable[[], set[str]]
) -> None:
    stream = begin(allotment, maggie_herself, shared_with="circle")
    assert "sam" in seeing()

    if stops == "pause":
        actions.pause_stream(stream=stream, by=maggie_herself)
    elif stops == "end":
        actions.end_stream(stream=stream, by=maggie_herself)
    elif stops == "run out":
        run_out(stream)
    else:
        actions.agree_again(
            stream=stream, by=maggie_herself, shared_with="nobody", until=in_days(9)
        )

    assert seeing() == {"maggie_herself"}


def test_going_on_and_saying_yes_again_give_it_back(
    steps: Stream, maggie_herself: Actor, seeing: Callable[[], set[str]]
) -> None:
    paused = actions.pause_stream(stream=steps, by=maggie_herself)
    actions.go_on_with_stream(stream=paused, by=maggie_herself)
    assert seeing() == {"maggie_herself"} | WORK

    run_out(steps)
    actions.agree_again(stream=steps, by=maggie_herself, shared_with="work", until=in_days(90))

    assert seeing() == {"maggie_herself"} | WORK
    said = list(Agreed.objects.order_by("recorded_at").values_list("what", flat=True))
    assert said == ["yes", "pause", "go-on", "yes"]


def test_all_that_hangs_on_it_goes_with_it(
    steps: Stream, maggie_herself: Actor, priya: Actor
) -> None:
    draw(steps, maggie_herself, in_a_row=1)
    add(steps, priya, 10)
    actions.keep_sheet(stream=steps, by=priya, name="a.csv", content=b"Day,Number\n")
    hanging = (Reading, DrawnLine, ToTalk, Agreed, Sheet)
    assert all(model.objects.visible_to(priya).exists() for model in hanging)

    actions.pause_stream(stream=steps, by=maggie_herself)

    assert not any(model.objects.visible_to(priya).exists() for model in hanging)


@pytest.mark.parametrize("who", ["priya", "sam", "june", "rose", "owen"])
def test_nobody_else_decides(
    who: str, steps: Stream, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)
    for deed in (
        lambda: begin(allotment, by, kind="mood"),
        lambda: actions.agree_again(stream=steps, by=by, shared_with="circle", until=in_days(90)),
        lambda: actions.pause_stream(stream=steps, by=by),
        lambda: actions.end_stream(stream=steps, by=by),
        lambda: draw(steps, by),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert Stream.objects.get().is_agreed


def test_whoever_decides_for_her_looks_after_what_is_shared_and_keeps_nothing_from_all(
    allotment: Outcome, maggie_herself: Actor, ada: Actor
) -> None:
    hers = begin(allotment, maggie_herself, kind="mood", shared_with="nobody")
    with pytest.raises(StreamNotReady, match="somebody has to see it"):
        begin(allotment, ada, shared_with="nobody")

    stream = begin(allotment, ada, shared_with="work")

    assert list(Stream.objects.visible_to(ada)) == [stream]
    actions.pause_stream(stream=stream, by=ada)
    assert list(Stream.objects.visible_to(ada)) == [stream]
    with pytest.raises(PermissionDenied):
        actions.end_stream(stream=hers, by=ada)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"until": days_ago(1)}, "from today to a year"),
        ({"until": in_days(400)}, "from today to a year"),
        ({"kind": "own"}, "what you call it"),
    ],
)
def test_what_can_not_be_is_refused_in_words(
    given: dict[str, object], says: str, allotment: Outcome, maggie_herself: Actor
) -> None:
    with pytest.raises(StreamNotReady, match=says):
        begin(allotment, maggie_herself, **given)

    assert not Stream.objects.exists()


@pytest.mark.parametrize("own", [{}, {"kind": "own", "name": "Cups of tea"}])
def test_whoever_decides_for_her_is_not_told_of_what_she_keeps_to_herself(
    own: dict[str, str], allotment: Outcome, maggie_herself: Actor, ada: Actor, visit: Visit
) -> None:
    """The answer is the same, whether there is a hidden one of the kind or not."""
    given = {"kind": "steps", "name": "", "unit": "", **own}
    typed = {**given, "outcome": str(allotment.pk), "shared_with": "work", "months": "3"}
    at = reverse("readings:begin", args=[allotment.person_id])
    answers = []
    for is_hidden in (False, True):
        if is_hidden:
            begin(allotment, maggie_herself, shared_with="nobody", **own)
        page = visit(at, by=ada, sending=typed)
        theirs = Stream.objects.visible_to(ada).get()
        answers.append(page.text.replace(str(theirs.pk), ""))
        actions.end_stream(stream=theirs, by=ada)
        Stream.objects.filter(pk=theirs.pk).update(shared_with="nobody")

    assert answers[0] == answers[1]


def test_her_own_stays_one_of_a_kind_when_she_shares_it(
    allotment: Outcome, maggie_herself: Actor, ada: Actor
) -> None:
    hers = begin(allotment, maggie_herself, shared_with="nobody")
    begin(allotment, ada, shared_with="work")

    with pytest.raises(StreamNotReady, match="already"):
        begin(allotment, maggie_herself)
    with pytest.raises(StreamNotReady, match="already"):
        actions.agree_again(stream=hers, by=maggie_herself, shared_with="work", until=in_days(9))
    assert Stream.objects.get(pk=hers.pk).shared_with == "nobody"


def test_one_of_a_kind_at_a_time_and_only_for_what_she_wants_now(
    steps: Stream, allotment: Outcome, maggie_herself: Actor
) -> None:
    with pytest.raises(StreamNotReady, match="already"):
        begin(allotment, maggie_herself)
    begin(allotment, maggie_herself, kind="own", name="Cups of tea")
    begin(allotment, maggie_herself, kind="own", name="Pages read")

    actions.end_stream(stream=steps, by=maggie_herself)
    begin(allotment, maggie_herself)
    Outcome.objects.update(ended_on=days_ago(0), ending="let-go")
    with pytest.raises(StreamNotReady, match="want now"):
        begin(allotment, maggie_herself, kind="mood")


def test_what_has_ended_stays_as_it_is(steps: Stream, maggie_herself: Actor) -> None:
    ended = actions.end_stream(stream=steps, by=maggie_herself)

    for deed in (actions.pause_stream, actions.go_on_with_stream, actions.end_stream):
        with pytest.raises(StreamNotReady, match="ended"):
            deed(stream=ended, by=maggie_herself)


def test_no_emergency_opens_it(steps: Stream, tomasz: Actor) -> None:
    assert tomasz.organisation_id is not None
    BrokenGlass.objects.create(
        person=steps.person,
        user=tomasz.user,
        organisation_id=tomasz.organisation_id,
        reason="danger",
        because="She did not answer the door",
    )

    assert Person.objects.open_to(tomasz, DataClass.VISITS).exists()
    assert not Stream.objects.visible_to(tomasz).exists()
