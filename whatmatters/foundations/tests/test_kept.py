"""What the database itself refuses to change."""

import pytest

from whatmatters.foundations.kept import Guard, KeepForEver, NeverDelete, OnlyBlanked

GUARDS: list[tuple[Guard, str]] = [
    (KeepForEver("Thing", ("words",)), "room_thing_is_kept_as_written"),
    (OnlyBlanked("Thing", ("words",)), "room_thing_is_only_blanked"),
    (NeverDelete("Thing"), "room_thing_is_never_deleted"),
]


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
@pytest.mark.parametrize(("guard", "name"), GUARDS)
def test_a_guard_says_its_name(guard: Guard, name: str, vendor: str) -> None:
    assert name in guard.statements(vendor, "room_thing")[-1]


@pytest.mark.parametrize(("guard", "name"), GUARDS)
def test_a_guard_says_what_it_does(guard: Guard, name: str) -> None:
    assert "Thing" in guard.describe()
