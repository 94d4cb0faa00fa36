"""The pages of services: who sees which, what they say, and what is refused with a sentence."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, sent
from whatmatters.episodes import actions
from whatmatters.episodes.models import Episode
from whatmatters.episodes.tests.conftest import days_ago
from whatmatters.episodes.tests.deeds import move, pause, put_to_work
from whatmatters.foundations import clock
from whatmatters.people.models import Person


def of(person: Person) -> str:
    return reverse("episodes:of-person", args=[person.pk])


def at(name: str, episode: Episode) -> str:
    return reverse(f"episodes:{name}", args=[episode.pk])


def test_the_person_and_their_practitioner_see_it(
    social_care: Episode, maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    for who in (priya, maggie_herself):
        assert "Adult social care" in visit(of(maggie), by=who).text
        page = visit(at("show", social_care), by=who).text
        assert "Dr Shah, after a fall" in page
    assert "Begin a service" not in visit(of(maggie), by=maggie_herself).text
    assert AuditEntry.objects.filter(did="looked", about=str(maggie.pk)).count() == 5


def test_others_do_not_learn_of_it(
    social_care: Episode, maggie: Person, owen: Actor, tomasz: Actor, visit: Visit
) -> None:
    for who in (owen, tomasz):
        visit(of(maggie), by=who, expecting=404)
        visit(at("show", social_care), by=who, expecting=404)
        visit(at("end", social_care), by=who, expecting=404)


def test_who_may_read_may_not_write(
    social_care: Episode, maggie: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    visit(at("show", social_care), by=june)
    for who in (maggie_herself, june):
        for name in ("hold", "go-on", "end", "move"):
            visit(at(name, social_care), by=who, expecting=403)
        visit(reverse("episodes:begin", args=[maggie.pk]), by=who, expecting=403)


def test_a_confidential_service_is_absent_to_all_outside(
    maggie: Person, priya: Actor, farah: Actor, june: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    put_to_work(maggie, farah)
    refuge = actions.open_episode(person=maggie, by=farah, service="Refuge", source="police")
    Organisation.objects.filter(pk=refuge.organisation_id).update(is_confidential=True)

    for who in (priya, june):
        assert "Refuge" not in visit(of(maggie), by=who).text
        visit(at("show", refuge), by=who, expecting=404)
    for who in (maggie_herself, farah):
        assert "Refuge" in visit(of(maggie), by=who).text
        visit(at("show", refuge), by=who)


def test_where_it_moved_from_is_not_told_of_a_confidential_service(
    maggie: Person, priya: Actor, farah: Actor, visit: Visit
) -> None:
    put_to_work(maggie, farah)
    refuge = actions.open_episode(
        person=maggie, by=farah, service="Refuge", source="police", began_on=days_ago(9)
    )
    there = move(refuge, farah, to="westbury", service="Housing help")
    Organisation.objects.filter(pk=refuge.organisation_id).update(is_confidential=True)

    page = visit(at("show", there), by=priya).text

    assert "Moved here from another service" in page
    assert "Refuge" not in page
    assert cast.place("friends").name not in page


def test_begun_by_a_form_that_loses_nothing(maggie: Person, priya: Actor, visit: Visit) -> None:
    url = reverse("episodes:begin", args=[maggie.pk])
    typed: dict[str, Any] = {
        "kind": "preventive",
        "service": "Walking group",
        "source": "themself",
        "source_words": "",
        "what_now": "",
        **boxes("began_on", clock.today()),
    }
    again = visit(url, by=priya, sending=typed)
    assert "Say what we do now" in again.text
    assert again.select_one("input[name=service]")["value"] == "Walking group"  # type: ignore[index]

    done = visit(url, by=priya, sending={**typed, "what_now": "Jean calls on Friday"})

    assert "Jean calls on Friday" in done.text


@pytest.mark.parametrize("name", ["hold", "go-on", "end", "move"])
def test_sent_empty_it_says_what_to_do(
    social_care: Episode, priya: Actor, visit: Visit, name: str
) -> None:
    page = visit(at(name, social_care), by=priya, sending={})

    assert "There is a problem" in page.text


def test_a_pause_ends_and_the_page_says_so(
    social_care: Episode, priya: Actor, visit: Visit
) -> None:
    sent_ = {"why": "hospital", "words": "Her hip", "read": "1", **boxes("began_on", days_ago(5))}
    page = visit(at("hold", social_care), by=priya, sending=sent_)
    assert "Paused: in hospital" in page.text
    assert "Her hip" in page.text

    page = visit(
        at("go-on", social_care), by=priya, sending={"read": "2", **boxes("last_on", days_ago(1))}
    )

    assert "Last day of the pause" in page.text
    assert page.select_one(".wm-pill").text == "Going on"  # type: ignore[union-attr]


def test_two_who_write_at_once_lose_nothing(
    social_care: Episode, priya: Actor, visit: Visit
) -> None:
    pause(social_care, priya, 9, 8)
    typed = {"ending": "well", "because": "She is home", "read": "1", **boxes("on", days_ago(1))}

    page = visit(at("end", social_care), by=priya, sending=typed)

    assert "Someone else changed this" in page.text
    assert "She is home" in page.text
    assert page.select_one("input[name=read]")["value"] == "2"  # type: ignore[index]


def test_it_moves_by_a_form_and_each_side_leads_to_the_other(
    social_care: Episode, maggie: Person, priya: Actor, visit: Visit
) -> None:
    typed = {
        "to": str(cast.place("westbury").pk),
        "service": "Reablement",
        "because": "She wants to get strong",
        "read": "1",
        **boxes("on", days_ago(1)),
    }
    page = visit(at("move", social_care), by=priya, sending=typed)
    assert "Moved to Reablement" in page.text

    there = Episode.objects.get(service="Reablement")
    assert "Moved here from Adult social care" in visit(at("show", there), by=priya).text


def test_taken_over_from_the_page(
    social_care: Episode, priya: Actor, client: Client, visit: Visit
) -> None:
    there = move(social_care, priya, to="westbury", service="Reablement")
    assert "Not taken over yet" in visit(at("show", there), by=priya).text

    page = visit(at("receive", there), by=priya, sending={})
    assert "took it over" in page.text

    arrive(client, priya)
    again = client.post(at("receive", there), follow=True)
    assert "taken over already" in again.content.decode()


def test_an_enquiry_goes_on_as_early_help(priya: Actor, visit: Visit) -> None:
    knock = sent(FOR_MYSELF, place=cast.place("westbury"))
    shown = visit(reverse("enquiries:show", args=[knock.pk]), by=priya)
    url = reverse("episodes:from-enquiry", args=[knock.pk])
    assert shown.select_one(f'a[href="{url}"]')
    assert "Say what we do now" in visit(url, by=priya, sending={"service": "Early help"}).text

    page = visit(
        url, by=priya, sending={"service": "Early help", "what_now": "Jean walks with them"}
    )

    assert "Jean walks with them" in page.text


def test_an_enquiry_of_elsewhere_is_not_found(owen: Actor, visit: Visit) -> None:
    knock = sent(FOR_MYSELF, place=cast.place("westbury"))

    visit(reverse("episodes:from-enquiry", args=[knock.pk]), by=owen, expecting=404)


def test_the_queries_of_a_page_do_not_grow(
    maggie: Person, priya: Actor, visit: Visit, client: Client
) -> None:
    episode = _with(maggie, priya, range(1))
    few = [_asked(client, priya, url) for url in (of(maggie), at("show", episode))]

    _with(maggie, priya, range(1, 12))
    for number in range(1, 12):
        pause(episode, priya, 80 - 2 * number, 80 - 2 * number)

    assert [_asked(client, priya, url) for url in (of(maggie), at("show", episode))] == few


def _with(person: Person, by: Actor, numbers: range) -> Episode:
    for number in numbers:
        begun = actions.open_episode(
            person=person,
            by=by,
            service=f"Service {number}",
            source="gp",
            began_on=days_ago(90),
        )
        pause(begun, by, 85, 85)
    return begun


def _asked(client: Client, by: Actor, url: str) -> int:
    """How many queries a page takes, once it has been compiled."""
    arrive(client, by)
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
