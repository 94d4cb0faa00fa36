"""The pages of those who bring services in: a file, a look at it, a yes; and feeds."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.resources.actions import bringing as actions
from whatmatters.resources.models import DirectoryUpload, Feed, Service, Source
from whatmatters.resources.tests.making import service, uid

pytestmark = pytest.mark.django_db


@pytest.fixture
def dev() -> Actor:
    return cast.worker("dev")


def signed_in(by: Actor) -> Client:
    client = Client()
    arrive(client, by)
    return client


def sent(by: Actor, content: object, name: str = "services.json") -> DirectoryUpload:
    whole = content if isinstance(content, bytes) else json.dumps(content).encode()
    return actions.keep_upload(by=by, name=name, content=whole)


def test_a_file_is_sent_looked_over_and_brought_in(dev: Actor, visit: Visit) -> None:
    file = SimpleUploadedFile("ours.json", json.dumps([service(1), service(2)]).encode())
    answer = signed_in(dev).post(reverse("resources:bring-in"), {"file": file})
    upload = DirectoryUpload.objects.get()
    assert answer.headers["Location"] == reverse("resources:preview", args=[upload.pk])
    page = visit(answer.headers["Location"], by=dev)

    assert "Nothing has been written yet" in page.text
    assert not Service.objects.exists()
    signed_in(dev).post(reverse("resources:preview", args=[upload.pk]))
    assert Service.objects.count() == 2
    assert not DirectoryUpload.objects.exists()
    assert AuditEntry.objects.filter(did="resources.file-brought-in").count() == 1


def test_what_is_wrong_is_shown_before_anything_is_written(dev: Actor, visit: Visit) -> None:
    upload = sent(dev, [service(1, minimum_age=-1), {**service(2), "status": "?"}])
    page = visit(reverse("resources:preview", args=[upload.pk]), by=dev)

    assert "it is no age of a person" in page.text
    assert "it has no status that can be used; left out" in page.text
    assert not Service.objects.exists()


def test_a_file_that_cannot_be_read_says_why(dev: Actor, visit: Visit) -> None:
    upload = sent(dev, b'[{"id": "a"')
    page = visit(reverse("resources:preview", args=[upload.pk]), by=dev)

    assert "It ends before its first object is whole" in page.text
    assert "Bring them in" not in page.text
    signed_in(dev).post(reverse("resources:preview", args=[upload.pk]))
    assert not Service.objects.exists()


def test_a_file_with_nothing_new_says_so(dev: Actor, visit: Visit) -> None:
    signed_in(dev).post(reverse("resources:preview", args=[sent(dev, [service(1)]).pk]))
    page = visit(reverse("resources:preview", args=[sent(dev, [service(1)]).pk]), by=dev)

    assert "There is nothing new in this file" in page.text


def test_a_file_is_its_senders_alone_and_can_be_thrown_away(dev: Actor) -> None:
    upload = sent(dev, [service(1)])
    other = cast.worker("bridget") if "bridget" in cast.WORKERS else None
    if other is not None:
        address = reverse("resources:preview", args=[upload.pk])
        assert signed_in(other).get(address).status_code in {403, 404}
    signed_in(dev).post(reverse("resources:throw-away", args=[upload.pk]))
    assert not DirectoryUpload.objects.exists()


def test_a_file_is_let_go_after_a_day(dev: Actor) -> None:
    sent(dev, [service(1)])

    with clock.at(clock.now() + timedelta(hours=23)):
        call_command("clear_uploads", stdout=(out := StringIO()))
    assert out.getvalue() == "Let go of 0 lists and 0 files\n"
    with clock.at(clock.now() + timedelta(hours=25)):
        call_command("clear_uploads", stdout=(out := StringIO()))
    assert out.getvalue() == "Let go of 0 lists and 1 file\n"
    assert AuditEntry.objects.filter(did="resources.file-let-go").count() == 1


def test_a_file_that_is_too_large_is_refused_and_a_missing_one_too(dev: Actor) -> None:
    large = SimpleUploadedFile("ours.json", b"[" + b" " * (5 * 1024 * 1024 + 1))
    answer = signed_in(dev).post(reverse("resources:bring-in"), {"file": large})
    assert "larger than 5 MB" in answer.content.decode()
    answer = signed_in(dev).post(reverse("resources:bring-in"))
    assert "Choose the file with the services" in answer.content.decode()


def test_the_template_is_a_file_that_comes_in(dev: Actor) -> None:
    answer = signed_in(dev).get(reverse("resources:template"))
    assert answer["Content-Type"].startswith("text/csv")
    sent_back = sent(dev, answer.content, "services.csv")

    signed_in(dev).post(reverse("resources:preview", args=[sent_back.pk]))
    assert Service.objects.get().name == "Friday lunch club"


def test_only_those_who_bring_in_may(priya: Actor) -> None:
    for name in ("bring-in", "feeds", "stale", "template"):
        assert signed_in(priya).get(reverse(f"resources:{name}")).status_code == 403


def test_the_way_there_is_shown_to_those_who_may(dev: Actor, priya: Actor, visit: Visit) -> None:
    told, way = reverse("resources:told"), reverse("resources:bring-in")

    assert visit(told, by=dev).select(f'a[href="{way}"]')
    assert not visit(told, by=priya).select(f'a[href="{way}"]')


def test_a_feed_is_added_shown_and_removed(dev: Actor, visit: Visit) -> None:
    said: dict[str, Any] = {"name": "County", "address": "https://example.org/services"}
    signed_in(dev).post(reverse("resources:feeds"), said)
    feed = Feed.objects.get()
    assert "Not fetched yet" in visit(reverse("resources:feeds"), by=dev).text

    again = signed_in(dev).post(reverse("resources:feeds"), said)
    assert "You read this address already" in again.content.decode()
    actions.note_failure(feed=feed, why="It answered 500", by=dev)
    assert "It answered 500" in visit(reverse("resources:feeds"), by=dev).text
    signed_in(dev).post(reverse("resources:remove-feed", args=[feed.pk]))
    assert not Feed.objects.exists()


@pytest.mark.parametrize("address", ["ftp://example.org", "example.org", "javascript:alert(1)"])
def test_an_address_that_is_none_is_refused_and_stays_typed(dev: Actor, address: str) -> None:
    said = {"name": "County", "address": address}
    answer = signed_in(dev).post(reverse("resources:feeds"), said).content.decode()

    assert "Give a whole address" in answer
    assert address in answer
    assert "County" in answer


def test_another_organisations_feed_is_not_there(dev: Actor, owen: Actor, visit: Visit) -> None:
    assert owen.membership
    theirs = Feed.objects.create(
        organisation=owen.membership.organisation, name="Theirs", address="https://example.org/"
    )
    assert "Theirs" not in visit(reverse("resources:feeds"), by=dev).text
    gone = signed_in(dev).post(reverse("resources:remove-feed", args=[theirs.pk]))
    assert gone.status_code == 404


def test_what_nobody_checked_for_six_months_is_listed(dev: Actor, visit: Visit) -> None:
    client, asked = signed_in(dev), []
    for numbers in (range(1), range(1, 12)):
        for number in numbers:
            Service.objects.create(pk=uid(number), name=f"Number {number}", source=Source.PERSON)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("resources:stale"))
        asked.append(len(queries))
    page = visit(reverse("resources:stale"), by=dev)

    assert asked[0] == asked[1]
    assert "these 12 for six months" in page.text
    assert "never checked" in page.text


def test_the_directory_goes_out_in_a_file_and_comes_in_again(tmp_path: Any, capsys: Any) -> None:
    first = tmp_path / "in.json"
    raws = [service(1), service(2)]
    first.write_text(json.dumps(raws))
    call_command("directory", "import", str(first))
    call_command("directory", "export", str(tmp_path / "out.json"))
    out = json.loads((tmp_path / "out.json").read_text())
    assert out["services"] == raws
    before = list(Service.objects.order_by("pk").values())
    call_command("directory", "import", str(tmp_path / "out.json"))

    assert list(Service.objects.order_by("pk").values()) == before
    assert "Services: 2 as before" in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_the_command_says_what_is_wrong_and_lists_what_to_check(tmp_path: Any, capsys: Any) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('[{"id": "a"')
    with pytest.raises(CommandError, match="ends before its first object"):
        call_command("directory", "import", str(broken))
    with pytest.raises(CommandError, match="can’t be opened"):
        call_command("directory", "import", str(tmp_path / "none.json"))
    with pytest.raises(CommandError, match="can’t be written"):
        call_command("directory", "export", str(tmp_path / "no" / "where.json"))
    Service.objects.create(pk=uid(1), name="Forgotten")
    call_command("directory", "check")

    said = capsys.readouterr().out
    assert "never\tForgotten" in said
    assert "Not checked for six months: 1" in said
