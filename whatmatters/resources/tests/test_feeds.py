"""Another directory is fetched whole, and nothing is fetched that only we could reach."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.resources.intake import fetching, walking
from whatmatters.resources.intake.fetching import Fetcher, NotFetched
from whatmatters.resources.management.feeding import FeedFailed, renew
from whatmatters.resources.models import Feed, Service, Source, Taxonomy, TaxonomyTerm
from whatmatters.resources.tests.bringing import bring
from whatmatters.resources.tests.elsewhere import Elsewhere, publish, says
from whatmatters.resources.tests.making import service, uid
from whatmatters.resources.tests.published import example

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(settings: Settings) -> Iterator[str]:
    settings.DIRECTORY_PRIVATE_ADDRESSES = True
    Elsewhere.said, Elsewhere.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def council(priya: Actor) -> Organisation:
    assert priya.membership
    return priya.membership.organisation


@pytest.fixture
def feed(elsewhere: str, council: Organisation) -> Feed:
    return Feed.objects.create(
        organisation=council, name="Next county", address=f"{elsewhere}/services"
    )


def test_every_page_comes_and_each_service_with_its_lists(feed: Feed) -> None:
    publish([service(n) for n in range(5)])
    tally = renew(feed)

    feed.refresh_from_db()
    assert (tally.new, tally.told) == (5, [])
    assert (feed.went_well, feed.what_happened) == (True, "Services: 5 new")
    assert all(one.schedules.count() == 1 for one in Service.objects.all())
    assert {one.source for one in Service.objects.all()} == {Source.FEED}


def test_what_has_not_changed_since_is_not_asked_for_again(feed: Feed) -> None:
    when = {"last_modified": "2027-01-01T00:00:00Z"}
    publish([service(1, **when), service(2, **when)])
    renew(feed)
    publish([service(1, **when), service(2, last_modified="2027-02-01T00:00:00Z")])
    Elsewhere.asked.clear()
    tally = renew(feed)

    assert (tally.same, tally.changed) == (1, 1)
    assert f"/services/{uid(2)}" in Elsewhere.asked
    assert f"/services/{uid(1)}" not in Elsewhere.asked


def test_what_is_gone_is_marked_and_what_comes_again_is_not(feed: Feed) -> None:
    publish([service(1), service(2)])
    renew(feed)
    publish([service(2)])
    assert renew(feed).gone == 1
    gone = Service.objects.get(pk=uid(1))
    assert gone.gone_on is not None
    assert not Service.objects.listed().filter(pk=gone.pk).exists()

    publish([service(1), service(2)])
    assert renew(feed).changed == 1
    assert Service.objects.get(pk=uid(1)).gone_on is None


def test_a_feed_with_nothing_in_it_marks_nothing(feed: Feed) -> None:
    publish([service(1)])
    renew(feed)
    publish([])

    assert renew(feed).gone == 0


def test_a_service_that_cannot_be_used_any_more_is_not_gone(feed: Feed) -> None:
    publish([service(1), service(2)])
    renew(feed)
    publish([service(1, status="?"), service(2)])

    tally = renew(feed)
    assert (tally.left_out, tally.gone) == (1, 0)


def test_a_page_that_does_not_come_leaves_everything_as_it_was(feed: Feed) -> None:
    publish([service(n) for n in range(5)])
    del Elsewhere.said["/services?page=3"]

    with pytest.raises(FeedFailed, match="Page 3 did not come: It answered 404"):
        renew(feed)
    feed.refresh_from_db()
    assert not feed.went_well
    assert feed.what_happened.startswith("Page 3 did not come")
    assert not Service.objects.exists()


def test_a_service_that_does_not_come_by_itself_is_as_the_list_says(feed: Feed) -> None:
    publish([service(1)])
    del Elsewhere.said[f"/services/{uid(1)}"]

    tally = renew(feed)
    assert tally.new == 1
    assert "only what the list says of it came" in tally.told[0]


def test_what_is_anothers_or_ours_no_feed_rewrites(feed: Feed, elsewhere: str) -> None:
    publish([service(1), service(2)])
    renew(feed)
    Service.objects.filter(pk=uid(2)).update(feed=None, source=Source.PERSON)
    other = Feed.objects.create(
        organisation=feed.organisation, name="B", address=feed.address + "/"
    )
    publish([service(1, name="Ours now"), service(2, name="Ours too")])
    Elsewhere.said["/services/?page=1"] = Elsewhere.said["/services?page=1"]
    Elsewhere.said["/services/"] = Elsewhere.said["/services"]
    tally = renew(other)

    assert tally.left_out == 2
    assert "another directory publishes" in tally.told[0]
    assert "kept by hand here" in tally.told[1]
    assert set(Service.objects.values_list("name", flat=True)) == {"Service 001", "Service 002"}


def test_a_file_writes_over_what_stays_the_feeds(feed: Feed) -> None:
    publish([service(1)])
    renew(feed)
    bring([service(1, name="Another name")])

    one = Service.objects.select_related("organization").get()
    assert (one.name, one.feed, one.source) == ("Another name", feed, Source.FEED)
    assert one.organization is not None
    assert one.organization.feed == feed


def test_no_feed_takes_the_words_of_another(feed: Feed) -> None:
    term = {"id": uid(1, 8), "name": "Choir", "description": ""}
    bring({"id": uid(1, 9), "name": "Ours", "description": "", "taxonomy_terms": [term]})
    says("/services", {"id": uid(2, 9), "name": "B", "description": "", "taxonomy_terms": [term]})
    renew(feed)

    assert str(TaxonomyTerm.objects.get().of_id) == uid(1, 9)


def test_a_whole_api_is_known_by_what_it_says_of_itself(feed: Feed, elsewhere: str) -> None:
    publish([service(1)])
    taxonomy = example("taxonomy")
    says("/", {"version": "HSDS-UK-3.0", "profile": "x", "openapi_url": "y"})
    says("/taxonomies?page=1", {"total_pages": 1, "contents": [taxonomy]})
    says(f"/taxonomies/{taxonomy['id']}", taxonomy)
    feed.address = f"{elsewhere}/"
    feed.save()

    assert renew(feed).new == 1
    assert Taxonomy.objects.count() == 1


def test_a_file_at_an_address_comes_in_as_a_file(feed: Feed) -> None:
    says("/services", [service(1)])

    assert renew(feed).new == 1


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (500, b"", "It answered 500"),
        (200, b"<html>", "can be read"),
        (200, b'{"contents": {"x": 1}, "total_pages": 2}', "Page 1 did not come"),
        (200, b'[{"id": "a"', "ends before its first object"),
        (200, b"[" * 100_000, "ends before its first object"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(
    feed: Feed, status: int, said: bytes, told: str
) -> None:
    says("/services", said, status)

    with pytest.raises(FeedFailed, match=told):
        renew(feed)
    feed.refresh_from_db()
    assert told in feed.what_happened


def test_where_it_sends_us_is_followed_but_not_without_end(feed: Feed) -> None:
    says("/services", b"", 302, Location="/list")
    says("/list", [service(1)])
    assert renew(feed).new == 1

    says("/services", b"", 302, Location="/services")
    with pytest.raises(FeedFailed, match="without end"):
        renew(feed)
    says("/services", b"", 302, Location="file:///etc/passwd")
    with pytest.raises(FeedFailed, match="Give a whole address"):
        renew(feed)


def test_an_answer_is_no_larger_than_it_may_be(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MOST_BYTES", 1024 * 1024)
    says("/services", b"[" + b" " * (2 * 1024 * 1024))

    with pytest.raises(FeedFailed, match="larger than 1 MB"):
        renew(feed)


def test_pages_end(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MOST_PAGES", 3)
    publish([service(n) for n in range(8)])

    with pytest.raises(FeedFailed, match="more than 3 pages"):
        renew(feed)


def test_nothing_inside_our_own_network_is_fetched(feed: Feed, settings: Settings) -> None:
    settings.DIRECTORY_PRIVATE_ADDRESSES = False
    publish([service(1)])

    with pytest.raises(FeedFailed, match="an address inside a network"):
        renew(feed)
    assert Elsewhere.asked == []


def test_nor_where_a_public_address_sends_us_on(
    elsewhere: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is taken to be public; it sends us to one that is looked at in its turn."""
    says("/services", b"", 302, Location=elsewhere.replace("127.0.0.1", "localhost") + "/inside")
    settings.DIRECTORY_PRIVATE_ADDRESSES = False
    real = fetching._resolved
    monkeypatch.setattr(
        fetching,
        "_resolved",
        lambda host, port: "127.0.0.1" if host == "127.0.0.1" else real(host, port),
    )

    with nothing_kept() as kept, pytest.raises(NotFetched, match="inside a network"):
        Fetcher().fetch(f"{elsewhere}/services", kept, most=1000)
    assert Elsewhere.asked == ["/services"]


@contextmanager
def nothing_kept() -> Iterator[Any]:
    with tempfile.TemporaryFile() as file:
        yield file


def test_the_command_fetches_every_feed_and_says_which_failed(
    feed: Feed, capsys: pytest.CaptureFixture[str]
) -> None:
    publish([service(1)])
    Feed.objects.create(
        organisation=feed.organisation, name="Gone", address=feed.address.replace("services", "x")
    )

    with pytest.raises(CommandError, match="1 of 2 feeds did not come"):
        call_command("directory", "fetch")
    said = capsys.readouterr()
    assert "Next county: Services: 1 new" in said.out
    assert "Gone: It answered 404" in said.err


def test_an_address_can_be_brought_in_once_or_as_a_feed(
    elsewhere: str, council: Organisation
) -> None:
    publish([service(1), service(2)])
    address = f"{elsewhere}/services"
    call_command("directory", "import", address, "--dry-run")
    assert not Service.objects.exists()
    call_command("directory", "import", address)
    assert not Feed.objects.exists()
    call_command("directory", "import", address, "--organisation", council.address_name)
    assert Feed.objects.get().what_happened == "Services: 2 changed"

    with pytest.raises(CommandError, match="Give --organisation as one of these"):
        call_command("directory", "import", address, "--organisation", "nobody")
