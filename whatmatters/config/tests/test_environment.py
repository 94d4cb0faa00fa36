"""Settings that make no sense stop the start, in words."""

import sqlite3
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from whatmatters.config import environment


@pytest.mark.parametrize(("said", "means"), [("1", True), ("0", False)])
def test_a_switch_is_one_or_nought(monkeypatch: pytest.MonkeyPatch, said: str, means: bool) -> None:
    monkeypatch.setenv("WHATMATTERS_DEBUG", said)

    assert environment.yes_or_no("WHATMATTERS_DEBUG") is means


def test_a_switch_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATMATTERS_DEBUG", "yes")

    with pytest.raises(ImproperlyConfigured, match="WHATMATTERS_DEBUG=yes: use 1 for yes"):
        environment.yes_or_no("WHATMATTERS_DEBUG")


def test_names_stand_between_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATMATTERS_HOSTS", "a.example.org, b.example.org,,")

    assert environment.words("WHATMATTERS_HOSTS", default="") == ["a.example.org", "b.example.org"]


def test_a_key_is_made_once_and_kept_from_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WHATMATTERS_SECRET_KEY", raising=False)

    key = environment.secret_key(tmp_path)

    assert len(key) >= 50
    assert environment.secret_key(tmp_path) == key
    (kept,) = tmp_path.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_key_that_is_given_is_used_and_not_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHATMATTERS_SECRET_KEY", "k" * 50)

    assert environment.secret_key(tmp_path) == "k" * 50
    assert not list(tmp_path.iterdir())


def test_a_short_key_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WHATMATTERS_SECRET_KEY", "k" * 49)

    with pytest.raises(ImproperlyConfigured, match="50 characters or longer"):
        environment.secret_key(tmp_path)


def test_the_folder_for_the_records_is_made_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHATMATTERS_DATA", str(tmp_path / "new" / "place"))

    folder = environment.data_folder()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_address_of_postgresql_is_taken_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(
        "WHATMATTERS_DATABASE_URL",
        "postgresql://us%40er:p%2Fw@db.example.org:5433/records?sslmode=require",
    )

    database = environment.database(tmp_path)

    assert (database["USER"], database["PASSWORD"]) == ("us@er", "p/w")
    assert (database["HOST"], database["PORT"]) == ("db.example.org", 5433)
    assert database["NAME"] == "records"
    assert database["OPTIONS"]["sslmode"] == "require"


def test_another_kind_of_database_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHATMATTERS_DATABASE_URL", "mysql://db.example.org/records")

    with pytest.raises(ImproperlyConfigured, match="must begin with postgresql://"):
        environment.database(tmp_path)


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_write_ahead_only_where_the_library_is_mended(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    version: tuple[int, int, int],
    journal: str,
) -> None:
    monkeypatch.delenv("WHATMATTERS_DATABASE_URL", raising=False)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)

    options = environment.database(tmp_path)["OPTIONS"]

    assert f"journal_mode={journal};" in options["init_command"]
    assert "foreign_keys=ON" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize("said", ["weather", "javascript:alert(1)", "https://", "https://a\nb"])
def test_a_page_to_leave_to_is_a_whole_address(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATMATTERS_LEAVE_TO", said)

    with pytest.raises(ImproperlyConfigured, match="WHATMATTERS_LEAVE_TO"):
        environment.web_address("WHATMATTERS_LEAVE_TO", "https://example.org/weather")


def test_unless_said_it_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WHATMATTERS_LEAVE_TO", raising=False)

    usual = "https://example.org/weather"
    assert environment.web_address("WHATMATTERS_LEAVE_TO", usual) == usual


def test_the_audit_has_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WHATMATTERS_AUDIT_KEY_FILE", raising=False)

    key = environment.audit_key(tmp_path)

    assert len(key) >= 50
    assert environment.audit_key(tmp_path) == key != environment.secret_key(tmp_path).encode()
    assert stat.S_IMODE((tmp_path / "audit-key").stat().st_mode) == 0o600


def test_the_key_of_the_audit_may_be_kept_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "elsewhere"
    kept.write_text("k" * 50 + "\n")
    monkeypatch.setenv("WHATMATTERS_AUDIT_KEY_FILE", str(kept))

    assert environment.audit_key(tmp_path / "data") == b"k" * 50


@pytest.mark.parametrize("there", ["short", None])
def test_a_key_of_the_audit_that_is_none_is_refused(
    there: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "key" if there else tmp_path / "no" / "such" / "folder" / "key"
    if there:
        kept.write_text(there)
    monkeypatch.setenv("WHATMATTERS_AUDIT_KEY_FILE", str(kept))

    with pytest.raises(ImproperlyConfigured, match=r"50 characters|WHATMATTERS_AUDIT_KEY_FILE"):
        environment.audit_key(tmp_path)


def test_an_anchor_has_a_place_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WHATMATTERS_AUDIT_ANCHOR", raising=False)
    assert environment.audit_anchor() is None

    monkeypatch.setenv("WHATMATTERS_AUDIT_ANCHOR", str(tmp_path / "anchor"))
    assert environment.audit_anchor() == tmp_path / "anchor"


def test_a_number_is_whole_and_above_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "WHATMATTERS_AUDIT_MANY_AN_HOUR"
    monkeypatch.delenv(name, raising=False)
    assert environment.number(name, default=60) == 60
    monkeypatch.setenv(name, "12")
    assert environment.number(name, default=60) == 12

    for wrong in ("0", "-1", "many", "1.5", "٣"):
        monkeypatch.setenv(name, wrong)
        with pytest.raises(ImproperlyConfigured, match="use a whole number"):
            environment.number(name, default=60)


def test_the_diarys_key_is_made_at_the_first_start_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "diary-key"

    first = environment.diary_keys(file)

    assert file.stat().st_mode & 0o777 == 0o600
    assert environment.diary_keys(file) == first
    assert len(first[0]) > 80


def test_keys_of_the_diary_are_lines_the_newest_first(tmp_path: Path) -> None:
    file = tmp_path / "diary-key"
    file.write_text("n" * 60 + "\n" + "o" * 60 + "\n")

    assert environment.diary_keys(file) == (b"n" * 60, b"o" * 60)


@pytest.mark.parametrize("said", ["", "short\n", "n" * 60 + "\nshort"])
def test_a_short_key_of_the_diary_stops_the_start(said: str, tmp_path: Path) -> None:
    file = tmp_path / "diary-key"
    file.write_text(said)

    with pytest.raises(ImproperlyConfigured, match="each key of the diary"):
        environment.diary_keys(file)


@pytest.mark.parametrize("said", ["", "/run/clamav/clamd.ctl", "scanner.example.org:3310"])
def test_a_scanner_is_a_socket_or_a_host_with_a_port(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHATMATTERS_CLAMD", said)

    assert environment.scanner() == said


@pytest.mark.parametrize("said", ["clamd", "scanner:port", ":3310"])
def test_anything_else_is_no_scanner(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATMATTERS_CLAMD", said)

    with pytest.raises(ImproperlyConfigured, match="WHATMATTERS_CLAMD"):
        environment.scanner()
