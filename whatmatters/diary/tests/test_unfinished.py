"""Writing that is not finished is never lost, with a script and without."""

from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.diary.actions import save_unfinished
from whatmatters.diary.models import Entry, UnfinishedEntry
from whatmatters.diary.tests.pages import WORDS, entry_of, written
from whatmatters.people.models import Person


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
