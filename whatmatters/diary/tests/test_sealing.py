"""What is in the database tells nothing without the key, and a lost key is missed."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.diary.actions import change_entry, keep_entry, save_unfinished
from whatmatters.diary.models import Entry, EntryFile, KeyUsed, UnfinishedEntry
from whatmatters.diary.sealing import CannotBeOpened, KeyIsLost, ring
from whatmatters.diary.tests.pages import WORDS, a_picture, entry_of
from whatmatters.foundations import clock
from whatmatters.people.models import Person

OLD, NEW = b"old-" + b"o" * 60, b"new-" + b"n" * 60


def everything_kept() -> bytes:
    """All rows of the diary, as a reader of a backup has them."""
    found = b""
    with connection.cursor() as cursor:
        for model in (Entry, EntryFile, UnfinishedEntry):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608  # our own name
            for row in cursor.fetchall():
                found += b"|".join(
                    bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    for value in row
                )
    return found


def test_a_reader_of_the_database_sees_no_word_no_face_and_no_picture(
    maggie: Person, maggie_herself: Actor
) -> None:
    picture = a_picture()
    entry_of(maggie, maggie_herself, feeling=4, files=[picture])
    save_unfinished(
        person=maggie, by=maggie_herself, words="Half of it", feeling=1, sent_as=uuid4()
    )

    kept = everything_kept()

    assert len(kept) > 200
    for word in (b"Slept", b"plum", b"feeling", b"Half", picture.made.content[:40]):
        assert word not in kept
    assert picture.made.sha256.encode() not in kept


def test_it_opens_again(maggie: Person, maggie_herself: Actor) -> None:
    entry = entry_of(maggie, maggie_herself, feeling=3, files=[a_picture()])
    again = Entry.objects.get(pk=entry.pk)

    assert again.told is not None
    assert (again.told.words, again.told.feeling) == (WORDS, 3)
    assert again.files.get().opened_content() == a_picture().made.content


def test_the_same_words_are_never_sealed_alike(maggie: Person, maggie_herself: Actor) -> None:
    one, two = (entry_of(maggie, maggie_herself) for _ in range(2))

    assert bytes(one.sealed)[20:] != bytes(two.sealed)[20:]


def test_what_is_sealed_opens_in_its_own_place_alone(maggie: Person, maggie_herself: Actor) -> None:
    one, two = (entry_of(maggie, maggie_herself) for _ in range(2))

    with pytest.raises(CannotBeOpened):
        ring().open(bytes(one.sealed), of=two)


def test_what_was_changed_by_a_hand_does_not_open(maggie: Person, maggie_herself: Actor) -> None:
    entry = entry_of(maggie, maggie_herself)
    Entry.objects.filter(pk=entry.pk).update(sealed=bytes(entry.sealed)[:-1] + b"\0")

    entry.refresh_from_db()
    assert entry.told is None


def test_an_older_key_still_opens(maggie: Person, maggie_herself: Actor, settings: Any) -> None:
    settings.DIARY_KEYS = (OLD,)
    entry = entry_of(maggie, maggie_herself)
    settings.DIARY_KEYS = (NEW, OLD)

    assert entry.told is not None
    change_entry(entry=entry, by=maggie_herself, words="Anew")
    assert set(KeyUsed.objects.values_list("mark", flat=True)) == set(ring().marks)


def test_where_the_key_is_lost_nothing_is_kept_and_the_words_stay_in_the_box(
    maggie: Person, maggie_herself: Actor, settings: Any, visit: Visit
) -> None:
    settings.DIARY_KEYS = (OLD,)
    entry = entry_of(maggie, maggie_herself)
    settings.DIARY_KEYS = (NEW,)

    with pytest.raises(KeyIsLost):
        keep_entry(person=maggie, by=maggie_herself, words="More")
    sent = {"words": "More", **said_today(), "do": "keep"}
    page = visit(reverse("diary:write"), by=maggie_herself, sending=sent)
    assert "its key is missing" in page.get_text()
    assert page.select_one("textarea[name=words]").get_text(strip=True) == "More"  # type: ignore[union-attr]
    shown = visit(reverse("diary:entry", args=[entry.pk]), by=maggie_herself)
    assert "This can’t be opened. Its key is missing" in shown.get_text()


def said_today() -> dict[str, str]:
    return boxes("said_on", clock.today())


def test_a_new_key_seals_what_the_old_one_did(
    maggie: Person, maggie_herself: Actor, settings: Any, tmp_path: Path
) -> None:
    settings.DIARY_KEY_FILE = tmp_path / "diary-key"
    settings.DIARY_KEY_FILE.write_text(OLD.decode() + "\n")
    settings.DIARY_KEYS = (OLD,)
    entry = entry_of(maggie, maggie_herself, files=[a_picture()])

    call_command("new_diary_key")

    keys = tuple(settings.DIARY_KEY_FILE.read_bytes().split())
    assert (len(keys), keys[1]) == (2, OLD)
    assert settings.DIARY_KEY_FILE.stat().st_mode & 0o777 == 0o600
    settings.DIARY_KEYS = keys[:1]  # without the old one
    again = Entry.objects.get(pk=entry.pk)
    assert again.told is not None
    assert again.told.words == WORDS
    assert again.files.get().opened_content() == a_picture().made.content
    assert list(KeyUsed.objects.values_list("mark", flat=True)) == [ring().marks[0]]
