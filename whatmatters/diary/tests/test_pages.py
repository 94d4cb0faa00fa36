"""The pages of a diary, as its writer and its readers meet them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.diary.actions import save_unfinished, share_entry
from whatmatters.diary.models import Entry, EntryFile, EntryShare, UnfinishedEntry
from whatmatters.diary.tests.pages import WORDS, a_picture, entry_of, member_of, shared_entry
from whatmatters.foundations import clock
from whatmatters.media.tests import samples
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import Person, Share


def written(words: str = WORDS, **more: Any) -> dict[str, Any]:
    said = {"words": words, **boxes("said_on", clock.today()), "do": "keep"}
    return said | {"sent_as": str(uuid4())} | more


def test_words_a_face_and_a_picture_are_kept(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    picture = SimpleUploadedFile("IMG_1.JPG", samples.with_a_place(), content_type="text/html")
    sent = written(feeling="3", picture=picture, shows="The plum tree")

    page = visit(reverse("diary:write"), by=maggie_herself, sending=sent)

    entry = Entry.objects.get()
    assert entry.told is not None
    assert (entry.told.words, entry.told.feeling) == (WORDS, 3)
    assert "Kept. Only you can read it" in page.get_text()
    assert WORDS in page.get_text()
    assert page.select_one(".diary-felt span").get_text() == "Good"  # type: ignore[union-attr]
    image = page.select_one("img")
    assert image is not None
    assert (image["alt"], image["width"], image["height"]) == ("The plum tree", "60", "80")


def test_sent_twice_it_is_kept_once(maggie_herself: Actor, visit: Visit) -> None:
    sent = written()

    for _ in range(2):
        visit(reverse("diary:write"), by=maggie_herself, sending=sent)

    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.png", b"<!doctype html><script>1</script>", "This is a web page"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This is a drawing"),
        ("a.jpg", samples.flood(), "too many dots"),
        ("a.jpg", samples.picture(size=(500, 500))[:2000], "only half of it came"),
        ("a.jpg", b"", "The file is empty"),
        ("a.jpg", samples.folder(), "a packed folder"),
        ("a.jpg", samples.sound(), "can’t be kept here"),
    ],
    ids=["page", "drawing", "flood", "half", "empty", "folder", "sound"],
)
def test_what_is_wrong_with_a_file_is_said_and_the_words_stay(
    name: str, content: bytes, says: str, maggie_herself: Actor, visit: Visit
) -> None:
    sent = written(picture=SimpleUploadedFile(name, content), shows="Len", feeling="1")

    page = visit(reverse("diary:write"), by=maggie_herself, sending=sent)

    assert says in page.get_text()
    assert page.select_one("textarea").get_text(strip=True) == WORDS  # type: ignore[union-attr]
    assert page.select_one("input[name=shows]")["value"] == "Len"  # type: ignore[index]
    assert page.select_one("input[name=feeling][value='1']").has_attr("checked")  # type: ignore[union-attr]
    assert not Entry.objects.exists()


def test_a_page_of_nothing_is_not_kept(maggie_herself: Actor, visit: Visit) -> None:
    page = visit(reverse("diary:write"), by=maggie_herself, sending=written(""))

    assert "Write something, choose a face" in page.get_text()


def test_a_day_to_come_is_not_written_about(maggie_herself: Actor, visit: Visit) -> None:
    tomorrow = boxes("said_on", clock.today() + timedelta(days=1))

    page = visit(reverse("diary:write"), by=maggie_herself, sending=written() | tomorrow)

    assert "must be today or in the past" in page.get_text()
    assert page.select_one("details.diary-more").has_attr("open")  # type: ignore[union-attr]


def test_it_may_be_about_something_one_wants(
    maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    wanted = hear_outcome(person=maggie, by=maggie_herself, words="Back to the allotment")
    page = visit(reverse("diary:write") + f"?outcome={wanted.pk}", by=maggie_herself)
    assert page.select_one(f"option[value='{wanted.pk}']").has_attr("selected")  # type: ignore[union-attr]

    page = visit(reverse("diary:write"), by=maggie_herself, sending=written(outcome=str(wanted.pk)))

    assert Entry.objects.get().outcome == wanted
    assert page.select_one(f"a[href='{reverse('outcomes:show', args=[wanted.pk])}']")


def test_somebody_elses_outcome_is_not_offered(maggie_herself: Actor, visit: Visit) -> None:
    page = visit(reverse("diary:write"), by=maggie_herself, sending=written(outcome=str(uuid4())))

    assert "Kept" in page.get_text()  # without anything wanted there is no such question
    assert Entry.objects.get().outcome is None


def test_what_was_written_may_be_changed(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    entry = entry_of(maggie, maggie_herself, feeling=0)
    address = reverse("diary:change", args=[entry.pk])
    page = visit(address, by=maggie_herself)
    assert page.select_one("textarea").get_text(strip=True) == WORDS  # type: ignore[union-attr]

    visit(address, by=maggie_herself, sending=written("Better now", feeling="4", read="1"))

    entry.refresh_from_db()
    assert entry.told is not None
    assert (entry.told.words, entry.told.feeling) == ("Better now", 4)


def test_two_pages_open_do_not_overwrite_each_other(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    entry = entry_of(maggie, maggie_herself)
    address = reverse("diary:change", args=[entry.pk])
    visit(address, by=maggie_herself, sending=written("The first", read="1"))

    page = visit(address, by=maggie_herself, sending=written("The second", read="1"))

    assert "You changed this on another page" in page.get_text()
    assert page.select_one("textarea").get_text(strip=True) == "The second"  # type: ignore[union-attr]
    assert "The first" in page.get_text()
    assert page.select_one("input[name=read]")["value"] == "2"  # type: ignore[index]


def test_it_is_deleted_after_being_asked_once(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    entry = entry_of(maggie, maggie_herself, files=[a_picture()])
    address = reverse("diary:delete", args=[entry.pk])

    assert "can’t be brought back" in visit(address, by=maggie_herself).get_text()
    visit(address, by=maggie_herself, sending={})

    assert not Entry.objects.exists()
    assert not EntryFile.objects.exists()


def test_a_file_alone_may_be_deleted(maggie: Person, maggie_herself: Actor, visit: Visit) -> None:
    entry = entry_of(maggie, maggie_herself, files=[a_picture()])

    address = reverse("diary:delete-file", args=[entry.files.get().pk])
    visit(address, by=maggie_herself, sending={})

    assert not EntryFile.objects.exists()
    assert Entry.objects.exists()


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


def unfinished() -> list[str]:
    return [row.told.words for row in UnfinishedEntry.objects.order_by("saved_at") if row.told]


def test_writing_is_saved_as_it_is_typed_and_gone_once_it_is_kept(
    maggie_herself: Actor, client: Client, visit: Visit
) -> None:
    arrive(client, maggie_herself)
    name = str(uuid4())
    for words in ("Slept", "Slept bad", WORDS):
        said = {"words": words, "feeling": "", "sent_as": name}
        assert client.post(reverse("diary:save"), said).status_code == 200
    assert unfinished() == [WORDS]

    visit(reverse("diary:write"), by=maggie_herself, sending=written(sent_as=name))
    assert unfinished() == []
    client.post(reverse("diary:save"), {"words": WORDS, "feeling": "", "sent_as": name})
    assert unfinished() == []  # a slow save that comes after


def test_writing_outlives_a_sign_out(maggie_herself: Actor, client: Client, visit: Visit) -> None:
    arrive(client, maggie_herself)
    said = {"words": WORDS, "feeling": "2", "sent_as": str(uuid4())}
    client.post(reverse("diary:save"), said)
    client.post(reverse("access:sign-out"))

    page = visit(reverse("diary:mine"), by=maggie_herself)
    assert "Not finished yet" in page.get_text()
    go_on = page.find("a", string=lambda text: bool(text and "Go on" in text)) or page.select_one(
        ".diary-unfinished a"
    )
    assert go_on is not None
    page = visit(str(go_on["href"]), by=maggie_herself)  # type: ignore[index]
    assert page.select_one("textarea").get_text(strip=True) == WORDS  # type: ignore[union-attr]
    assert page.select_one("input[name=feeling][value='2']").has_attr("checked")  # type: ignore[union-attr]
    assert page.select_one("input[name=sent_as]")["value"] == said["sent_as"]  # type: ignore[index]


def test_without_a_script_a_button_keeps_it_for_later(maggie_herself: Actor, visit: Visit) -> None:
    page = visit(reverse("diary:write"), by=maggie_herself, sending=written(do="later"))

    assert "Kept for later" in page.get_text()
    assert unfinished() == [WORDS]
    assert not Entry.objects.exists()


def test_a_change_that_is_not_finished_belongs_to_its_entry(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    entry = entry_of(maggie, maggie_herself)
    address = reverse("diary:change", args=[entry.pk])
    visit(address, by=maggie_herself, sending=written("Half a change", do="later"))

    row = UnfinishedEntry.objects.get()
    page = visit(f"{address}?go-on={row.pk}", by=maggie_herself)
    assert row.entry == entry
    assert page.select_one("textarea").get_text(strip=True) == "Half a change"  # type: ignore[union-attr]


def test_unfinished_writing_is_thrown_away_by_its_writer_alone(
    maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    save_unfinished(person=maggie, by=maggie_herself, words="x", feeling=None, sent_as=uuid4())
    address = reverse("diary:throw-away", args=[UnfinishedEntry.objects.get().pk])

    visit(address, by=priya, sending={}, expecting=404)
    visit(address, by=maggie_herself, sending={})

    assert not UnfinishedEntry.objects.exists()


def test_what_cannot_be_kept_is_said_to_the_script_too(
    maggie_herself: Actor, client: Client
) -> None:
    arrive(client, maggie_herself)
    said = {"words": "a\0b", "feeling": "", "sent_as": str(uuid4())}

    answer = client.post(reverse("diary:save"), said)

    assert answer.status_code == 400
    assert "can’t be kept" in answer.json()["problem"]


def test_only_where_one_writes_may_the_page_ask_for_a_voice(
    maggie_herself: Actor, client: Client
) -> None:
    arrive(client, maggie_herself)

    assert "microphone=(self)" in client.get(reverse("diary:write"))["Permissions-Policy"]
    assert "microphone=()" in client.get(reverse("diary:mine"))["Permissions-Policy"]
