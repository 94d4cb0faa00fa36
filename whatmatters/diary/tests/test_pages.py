"""Writing a page of a diary, changing it, and what is wrong with what is sent."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.diary.models import Entry, EntryFile
from whatmatters.diary.tests.pages import WORDS, a_picture, entry_of, written
from whatmatters.foundations import clock
from whatmatters.media.tests import samples
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import Person


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
