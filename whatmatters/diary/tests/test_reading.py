"""The pages of a diary, as its writer and its readers read them."""

from datetime import date, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.diary.actions import share_entry, stop_sharing
from whatmatters.diary.models import EntryShare
from whatmatters.diary.tests.pages import (
    WORDS,
    a_picture,
    entry_of,
    member_of,
    shared_entry,
)
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import Person, Share


def test_one_may_be_kept_at_the_top(maggie: Person, maggie_herself: Actor, visit: Visit) -> None:
    old = entry_of(maggie, maggie_herself, "The old one", said_on=date(2020, 5, 1))
    entry_of(maggie, maggie_herself, "The new one")
    visit(reverse("diary:pin", args=[old.pk]), by=maggie_herself, sending={"do": "pin"})

    page = visit(reverse("diary:mine"), by=maggie_herself)

    assert page.select("main h2")[0].get_text() == "At the top"
    assert page.select(".diary-words")[0].get_text() == "The old one"


def test_the_diary_is_by_months_and_pages(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    for number in range(31):
        entry_of(
            maggie, maggie_herself, f"Day {number}", said_on=date(2026, 9, 1) + timedelta(number)
        )

    page = visit(reverse("diary:mine"), by=maggie_herself)
    assert [each.get_text() for each in page.select("h2")] == ["October 2026", "September 2026"]
    assert len(page.select("article")) == 30
    page = visit(reverse("diary:mine") + "?page=2", by=maggie_herself)
    assert [each.get_text() for each in page.select(".diary-words")] == ["Day 0"]
    for wrong in ("9", "x", "-1", "0", "99999999999"):
        expecting = 404 if wrong == "9" else 200
        visit(reverse("diary:mine") + f"?page={wrong}", by=maggie_herself, expecting=expecting)


def test_its_queries_do_not_grow_with_its_entries(
    maggie: Person, maggie_herself: Actor, june: Actor, client: Client
) -> None:
    arrive(client, maggie_herself)

    def asked(entries: int) -> int:
        for _ in range(entries):
            entry = entry_of(maggie, maggie_herself, files=[a_picture()])
            share_entry(entry=entry, member=member_of(maggie, june), by=maggie_herself)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse("diary:mine")).status_code == 200
        assert not any("content" in each["sql"] for each in queries.captured_queries)
        return len(queries)

    one = asked(1)
    assert asked(11) == one


def test_a_file_is_given_to_those_who_may_read_the_entry(
    maggie: Person, maggie_herself: Actor, june: Actor, priya: Actor, client: Client
) -> None:
    entry = entry_of(maggie, maggie_herself, files=[a_picture()])
    address = reverse("diary:file", args=[entry.files.get().pk])

    def answers(who: Actor) -> int:
        arrive(client, who)
        return client.get(address).status_code

    assert (answers(maggie_herself), answers(june), answers(priya)) == (200, 404, 404)
    share_entry(entry=entry, member=member_of(maggie, june), by=maggie_herself)
    assert (answers(june), answers(priya)) == (200, 404)
    arrive(client, june)
    answer = client.get(address)
    assert answer.content == a_picture().made.content
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"].startswith('attachment; filename="image-')


def test_whoever_is_let_read_for_the_first_time_is_asked_about(
    maggie: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    entry = entry_of(maggie, maggie_herself)
    address, place = reverse("diary:share", args=[entry.pk]), str(member_of(maggie, june).pk)

    page = visit(address, by=maggie_herself, sending={"readers": [place]})
    assert "They will be able to read the entries you choose" in page.get_text()
    assert not EntryShare.objects.exists()
    page = visit(address, by=maggie_herself, sending={"readers": [place], "agreed": "1"})
    assert "June Holt" in page.get_text()
    assert Share.objects.filter(member__pk=place, diary=True).exists()

    other = entry_of(maggie, maggie_herself, "Another")
    visit(reverse("diary:share", args=[other.pk]), by=maggie_herself, sending={"readers": [place]})
    assert EntryShare.objects.count() == 2  # not asked again


def test_sharing_stops_at_once_by_either_way(
    maggie: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    entry = shared_entry(maggie, maggie_herself, june)
    share = EntryShare.objects.get()
    visit(reverse("diary:stop-sharing", args=[share.pk]), by=maggie_herself, sending={})
    visit(reverse("diary:entry", args=[entry.pk]), by=june, expecting=404)

    share_entry(entry=entry, member=member_of(maggie, june), by=maggie_herself)
    visit(reverse("diary:share", args=[entry.pk]), by=maggie_herself, sending={"readers": []})
    visit(reverse("diary:entry", args=[entry.pk]), by=june, expecting=404)
    visit(reverse("diary:shared", args=[maggie.pk]), by=june, expecting=404)


def test_a_reader_sees_the_page_and_nothing_to_do_with_it(
    maggie: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    wanted = hear_outcome(person=maggie, by=maggie_herself, words="Back to the allotment")
    entry = entry_of(maggie, maggie_herself, outcome=wanted)
    share_entry(entry=entry, member=member_of(maggie, june), by=maggie_herself)

    page = visit(reverse("diary:entry", args=[entry.pk]), by=june)
    main = page.select_one("main")

    assert main is not None
    assert WORDS in main.get_text()
    assert not main.select("form, a[href*='/diary/']")
    assert "allotment" not in main.get_text()
    listed = visit(reverse("diary:shared", args=[maggie.pk]), by=june)
    assert "Maggie chose these pages for you to read." in listed.get_text()


def test_the_address_of_anothers_diary_leads_to_ones_own_where_it_is(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    visit(reverse("diary:shared", args=[maggie.pk]), by=maggie_herself, expecting=302)


def test_who_has_no_record_has_no_diary(june: Actor, priya: Actor, visit: Visit) -> None:
    for who in (june, priya):
        visit(reverse("diary:mine"), by=who, expecting=404)
        visit(reverse("diary:write"), by=who, expecting=404)


def test_no_title_and_no_address_tells_anything(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    entry = entry_of(maggie, maggie_herself)

    for name in ("entry", "change", "share", "delete"):
        page = visit(reverse(f"diary:{name}", args=[entry.pk]), by=maggie_herself)
        assert page.title is not None
        assert "plum" not in page.title.get_text()
        assert "Maggie" not in page.title.get_text()


def test_there_is_a_link_where_there_is_a_page_and_none_where_there_is_not(
    maggie: Person, maggie_herself: Actor, june: Actor, priya: Actor, visit: Visit
) -> None:
    address = reverse("home:person", args=[maggie.pk])
    entry_of(maggie, maggie_herself)
    share_entry(
        entry=shared_entry(maggie, maggie_herself, june),
        member=member_of(maggie, priya),
        by=maggie_herself,
    )

    for who in (june, priya):
        assert visit(address, by=who).select_one(f"a[href='{address}/diary']")
    for share in EntryShare.objects.all():
        stop_sharing(share=share, by=maggie_herself)
    for who in (june, priya, maggie_herself):
        page = visit(address, by=who)
        assert not page.select_one(f"a[href='{address}/diary']")
