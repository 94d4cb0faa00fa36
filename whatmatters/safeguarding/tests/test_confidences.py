"""What others said in confidence: for those who work with the person, in one organisation."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.safeguarding.actions import keep_confidence
from whatmatters.safeguarding.models import Confidence
from whatmatters.safeguarding.tests.cases import CANARY, WORDS, taken_on


def at(person: Person, rest: str = "") -> str:
    return f"/people/{person.pk}/said-in-confidence{rest}"


@pytest.fixture
def confided(maggie: Person, priya: Actor) -> Confidence:
    return keep_confidence(person=maggie, by=priya, said_by="June, her daughter", words=CANARY)


@pytest.fixture
def bridget(maggie: Person) -> Actor:
    """Manages Brook Home Care, in Maggie's circle."""
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.PROVIDER,
        name=bridget.name,
        user=bridget.user,
        organisation=cast.place("brook"),
    )
    return bridget


@pytest.mark.parametrize("key", ["priya", "helen"])
def test_those_of_the_organisation_who_work_with_them_read_it(
    key: str, confided: Confidence, maggie: Person, visit: Visit, request: pytest.FixtureRequest
) -> None:
    page = visit(at(maggie), by=request.getfixturevalue(key))

    assert CANARY in page.get_text()
    assert "June, her daughter" in page.get_text()
    assert AuditEntry.objects.filter(to="safeguarding.confidences", about=str(maggie.pk)).exists()


def test_a_lead_on_a_case_of_theirs_reads_it(
    confided: Confidence, maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
) -> None:
    visit(at(maggie), by=ngozi, expecting=404)
    taken_on(priya, ngozi, maggie)

    assert CANARY in visit(at(maggie), by=ngozi).get_text()
    visit(at(maggie, "/add"), by=ngozi, expecting=403)


@pytest.mark.parametrize("key", ["maggie_herself", "june", "sam", "tomasz", "farah", "owen"])
def test_to_all_others_there_is_no_such_page(
    key: str, confided: Confidence, maggie: Person, visit: Visit, request: pytest.FixtureRequest
) -> None:
    who = request.getfixturevalue(key)

    visit(at(maggie), by=who, expecting=404)
    visit(at(maggie, "/add"), by=who, expecting=404)
    visit(at(maggie, "/add"), by=who, sending={"words": "A"}, expecting=404)
    with pytest.raises(PermissionDenied):
        keep_confidence(person=maggie, by=who, said_by="Me", words="Mine")


def test_another_organisation_that_works_with_them_reads_none_of_ours(
    confided: Confidence, maggie: Person, bridget: Actor, visit: Visit
) -> None:
    page = visit(at(maggie), by=bridget)

    assert CANARY not in page.get_text()
    assert "June" not in page.select_one("main").get_text()  # type: ignore[union-attr]
    assert not Confidence.objects.visible_to(bridget).exists()


def test_the_link_is_only_for_those_who_may_read(
    maggie: Person, priya: Actor, sam: Actor, june: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    for who, sees in ((priya, True), (sam, False), (june, False), (maggie_herself, False)):
        page = visit(f"/people/{maggie.pk}", by=who)
        assert bool(page.select(f'a[href="{at(maggie)}"]')) == sees


def test_it_is_written_on_its_page_word_for_word(
    maggie: Person, priya: Actor, visit: Visit
) -> None:
    sending = {"said_by": "June", "words": WORDS, **boxes("said_on", clock.today())}
    page = visit(at(maggie, "/add"), by=priya, sending=sending)

    assert WORDS.strip() in page.get_text()
    assert Confidence.objects.get().words == WORDS


@pytest.mark.parametrize("missing", ["said_by", "words", "said_on_day"])
def test_what_is_missing_is_asked_for_and_nothing_is_lost(
    missing: str, maggie: Person, priya: Actor, visit: Visit
) -> None:
    sending = {"said_by": "June", "words": WORDS, **boxes("said_on", clock.today())}
    page = visit(at(maggie, "/add"), by=priya, sending=sending | {missing: ""})

    assert page.select(".govuk-error-summary")
    if missing != "words":
        assert page.select_one("textarea").get_text().strip() == WORDS.strip()  # type: ignore[union-attr]


def test_not_in_the_future(maggie: Person, priya: Actor, visit: Visit) -> None:
    tomorrow = boxes("said_on", clock.today() + timedelta(days=1))
    page = visit(at(maggie, "/add"), by=priya, sending={"said_by": "J", "words": "W", **tomorrow})

    assert "must be today or in the past" in page.get_text()


def test_sent_twice_it_is_kept_once_and_never_changed(maggie: Person, priya: Actor) -> None:
    sent_as = uuid4()
    for _ in range(2):
        keep_confidence(person=maggie, by=priya, said_by="June", words=WORDS, sent_as=sent_as)

    assert Confidence.objects.count() == 1
    for column in ("words", "said_by", "said_on"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Confidence.objects.update(**{column: "2020-01-01"})


@pytest.mark.parametrize("missing", ["said_by", "words"])
def test_the_database_refuses_one_without(missing: str, maggie: Person, priya: Actor) -> None:
    given = {"said_by": "June", "words": "W"} | {missing: ""}

    with pytest.raises(IntegrityError):
        keep_confidence(person=maggie, by=priya, said_by=given["said_by"], words=given["words"])


def test_twelve_cost_no_more_queries_than_one(
    confided: Confidence, maggie: Person, priya: Actor, client: Client
) -> None:
    arrive(client, priya)
    counts = []
    for more in (0, 11):
        for _ in range(more):
            keep_confidence(person=maggie, by=priya, said_by="June", words="More")
        client.get(at(maggie))
        with CaptureQueriesContext(connection) as asked:
            client.get(at(maggie))
        counts.append(len(asked))

    assert counts[0] == counts[1]
