"""Whoever can write to the database but has no key: each thing they might do is found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from tests.clearing import forget_audit, lifted
from whatmatters.access import audit, chain
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, AuditLink
from whatmatters.access.sealing import seal
from whatmatters.access.verifying import anchor_now, look_over
from whatmatters.people.models import Person

ENTRIES, LINKS = "access_auditentry", "access_auditlink"
Ids = list[int]


def write(maggie: Person, priya: Actor, times: int = 5) -> None:
    for number in range(times):
        audit.looked(by=priya, at=f"home.page-{number}", about=maggie.pk)


@pytest.fixture
def ids(maggie: Person, priya: Actor) -> Ids:
    """Five entries about Maggie, chained."""
    forget_audit()
    write(maggie, priya)
    assert seal() == 5
    return list(AuditEntry.objects.order_by("pk").values_list("pk", flat=True))


def run(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def forge(statement: str, *values: int) -> None:
    """Run a statement past every guard, as whoever owns the tables might."""
    both = (ENTRIES, LINKS)
    with (
        lifted(*both, guard="never_deleted"),
        lifted(*both, guard="kept_as_written"),
        lifted(*both, guard="only_blanked"),
    ):
        run(statement, *values)


def found() -> str:
    return "\n".join(look_over().findings)


def test_what_nobody_touched_is_whole(ids: Ids) -> None:
    looked = look_over()

    assert (looked.findings, looked.entries, looked.links) == ([], 5, 5)


def change(ids: Ids) -> None:
    forge(f"UPDATE {ENTRIES} SET did = 'slept' WHERE id = %s", ids[1])  # noqa: S608


def change_what(ids: Ids) -> None:
    forge(f"""UPDATE {ENTRIES} SET "to" = 'home.front' WHERE id = %s""", ids[1])  # noqa: S608


def change_time(ids: Ids) -> None:
    forge(f"UPDATE {ENTRIES} SET at = '2020-01-01 00:00:00' WHERE id = %s", ids[1])  # noqa: S608


def empty(ids: Ids) -> None:
    entries = AuditEntry.objects.filter(pk=ids[1])
    entries.update(to="", why="", salt=b"")


def gap(ids: Ids) -> None:
    forge(f"DELETE FROM {ENTRIES} WHERE id = %s", ids[1])  # noqa: S608


def gap_with_its_link(ids: Ids) -> None:
    gap(ids)
    forge(f"DELETE FROM {LINKS} WHERE entry = %s", ids[1])  # noqa: S608


def reorder(ids: Ids) -> None:
    for entry, to in ((ids[1], -1), (ids[2], ids[1]), (-1, ids[2])):
        forge(f"UPDATE {ENTRIES} SET id = %s WHERE id = %s", to, entry)  # noqa: S608


def reorder_links(ids: Ids) -> None:
    for number, to in ((2, -1), (3, 2), (-1, 3)):
        forge(f"UPDATE {LINKS} SET number = %s WHERE number = %s", to, number)  # noqa: S608


def insert(ids: Ids) -> None:
    """The same as another, under a later number."""
    names = ", ".join(f'"{name}"' for name in audit.COLUMNS)
    run(f"INSERT INTO {ENTRIES} ({names}) SELECT {names} FROM {ENTRIES} WHERE id = %s", ids[1])  # noqa: S608


def insert_forged(ids: Ids) -> None:
    insert(ids)
    forge(f"UPDATE {ENTRIES} SET place = 6 WHERE id > %s", ids[4])  # noqa: S608


FORGERIES: list[tuple[Callable[[Ids], None], str]] = [
    (change, "was changed"),
    (change_what, "was changed"),
    (change_time, "was changed"),
    (empty, "was emptied, and no erasure is written down"),
    (gap, "Link 2 is of entry"),
    (gap, "one entry is missing"),
    (gap_with_its_link, "Links 2 to 2 of the chain are missing"),
    (gap_with_its_link, "one entry is missing"),
    (reorder, "not in its order"),
    (reorder, "Link 2 does not follow"),
    (reorder_links, "Link 2 does not follow"),
    (insert, "stands twice"),
    (insert_forged, "was changed, or was not written by this installation"),
]


@pytest.mark.parametrize(("forgery", "says"), FORGERIES)
def test_a_forgery_is_found(forgery: Callable[[Ids], None], says: str, ids: Ids) -> None:
    forgery(ids)

    assert says in found()
    with pytest.raises(CommandError, match=says.split(",")[0]):
        call_command("audit", "verify")


@pytest.mark.parametrize("forgery", [change, change_what, gap, reorder, insert, insert_forged])
def test_it_is_found_before_anything_is_chained(
    forgery: Callable[[Ids], None], maggie: Person, priya: Actor
) -> None:
    forget_audit()
    write(maggie, priya)
    forgery(list(AuditEntry.objects.order_by("pk").values_list("pk", flat=True)))

    assert found()


def cut(ids: Ids, kept: int) -> None:
    forge(f"DELETE FROM {ENTRIES} WHERE id > %s", ids[kept - 1])  # noqa: S608
    forge(f"DELETE FROM {LINKS} WHERE number > %s", kept)  # noqa: S608


def test_an_end_that_is_cut_off_is_found_by_the_anchor(
    ids: Ids, tmp_path: Path, settings: LazySettings
) -> None:
    settings.AUDIT_ANCHOR = tmp_path / "anchor"
    call_command("audit", "anchor")
    cut(ids, kept=3)

    assert not found(), "without an anchor nothing shows it"
    with pytest.raises(CommandError, match=r"The end is cut off: .* there were 5, now 3"):
        call_command("audit", "verify")


def test_a_chain_made_anew_from_the_middle_is_found_by_the_anchor(
    ids: Ids, maggie: Person, priya: Actor, tmp_path: Path, settings: LazySettings
) -> None:
    settings.AUDIT_ANCHOR = tmp_path / "anchor"
    call_command("audit", "anchor")
    cut(ids, kept=3)
    connection.audit_strand = None  # type: ignore[attr-defined]  # a process that began since
    write(maggie, priya, times=4)

    with pytest.raises(CommandError, match="up to link 5 is not what stands now"):
        call_command("audit", "verify")


def test_whoever_still_writes_shows_that_the_end_was_cut_off(
    ids: Ids, maggie: Person, priya: Actor
) -> None:
    cut(ids, kept=3)
    write(maggie, priya, times=1)

    assert "2 entries are missing" in found()


def test_with_another_key_nothing_fits(ids: Ids, settings: LazySettings) -> None:
    settings.AUDIT_KEY = b"another key altogether" * 4

    assert look_over().fits_no_key
    with pytest.raises(CommandError, match="No entry fits this key"):
        call_command("audit", "verify")


def test_erasing_somebody_leaves_the_chain_whole(
    ids: Ids, maggie: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.erase(by=audit.SYSTEM, about=maggie.pk) == 5

    emptied = AuditEntry.objects.filter(did="looked")
    assert {(e.to, e.why, bytes(e.salt)) for e in emptied} == {("", "", b"")}
    assert {e.about for e in emptied} == {str(maggie.pk)}
    call_command("audit", "verify")
    assert "6 entries, 6 links" in capsys.readouterr().out


def test_anchors_are_added_one_below_the_other(
    ids: Ids, maggie: Person, priya: Actor, tmp_path: Path, settings: LazySettings
) -> None:
    settings.AUDIT_ANCHOR = tmp_path / "anchor"
    for _ in range(2):
        call_command("audit", "anchor")
        write(maggie, priya, times=1)

    assert [line.split()[0] for line in settings.AUDIT_ANCHOR.read_text().splitlines()] == [
        "5",
        "6",
    ]
    call_command("audit", "verify")


def test_a_file_that_holds_something_else_is_no_anchor(
    ids: Ids, tmp_path: Path, settings: LazySettings
) -> None:
    settings.AUDIT_ANCHOR = tmp_path / "anchor"
    settings.AUDIT_ANCHOR.write_text("The head is somewhere\n")

    with pytest.raises(CommandError, match="Line 1 of anchor is not an anchor"):
        call_command("audit", "verify")


def test_without_a_place_for_it_the_anchor_is_told(
    ids: Ids, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("audit", "anchor")
    call_command("audit", "verify")

    told = capsys.readouterr().out
    assert told.startswith(f"5 {anchor_now().head}")
    assert "There is no anchor" in told


@pytest.mark.parametrize("table", [ENTRIES, LINKS])
def test_nothing_of_it_is_deleted(table: str, ids: Ids) -> None:
    with pytest.raises(IntegrityError, match="is_never_deleted"), transaction.atomic():
        run(f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.parametrize("field", ["to", "why", "salt"])
def test_what_may_be_emptied_is_never_rewritten(field: str, ids: Ids) -> None:
    value = b"another salt" if field == "salt" else "another"

    with pytest.raises(IntegrityError, match="is_only_blanked"), transaction.atomic():
        AuditEntry.objects.update(**{field: value})


def test_what_is_taken_back_leaves_no_gap(maggie: Person, priya: Actor) -> None:
    forget_audit()
    write(maggie, priya, times=2)
    taken_back = transaction.atomic()
    taken_back.__enter__()
    write(maggie, priya, times=3)
    taken_back.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
    write(maggie, priya, times=1)

    assert list(AuditEntry.objects.order_by("pk").values_list("place", flat=True)) == [1, 2, 3]
    assert not found()


def test_another_process_counts_for_itself(
    maggie: Person, priya: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_audit()
    write(maggie, priya, times=1)
    monkeypatch.setattr(chain.os, "getpid", lambda: -1)  # type: ignore[attr-defined]
    write(maggie, priya, times=1)

    entries = AuditEntry.objects.order_by("pk")
    assert [entry.place for entry in entries] == [1, 1]
    assert len({bytes(entry.strand) for entry in entries}) == 2
    assert not found()


def test_sealing_twice_chains_once(ids: Ids, maggie: Person, priya: Actor) -> None:
    write(maggie, priya, times=1)

    assert (seal(), seal()) == (1, 0)
    assert AuditLink.objects.count() == 6
