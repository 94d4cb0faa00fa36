"""What the documentation says is what the code does."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from whatmatters.access.deeds import Permission
from whatmatters.config import reference

PACKAGE = Path(reference.__file__).parent
DOCS = PACKAGE.parents[1] / "docs" / "reference"


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_page_made_from_the_code_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text() == reference.PAGES[name](), "Type make docs, and commit it"


def test_every_permission_is_explained() -> None:
    page = reference.who_may_do_what()

    assert all(f"| `{permission}` | " in page for permission in Permission)


def test_a_command_is_shown_with_what_can_be_said_to_it() -> None:
    page = reference.commands()

    assert "## `whatmatters serve`\n\nServe the pages." in page
    assert "| `--port PORT` | port to listen on (default: 8000) |" in page
    assert "--traceback" not in page


def test_every_setting_is_explained_once_and_none_is_made_up() -> None:
    read = set()
    for module in PACKAGE.glob("*.py"):
        read |= set(re.findall(r'"(WHATMATTERS_[A-Z_]+)"', module.read_text()))
    headings = re.findall(r"^## (.+)$", (DOCS / "settings.md").read_text(), re.MULTILINE)
    explained = [
        name for heading in headings for name in re.findall(r"`(WHATMATTERS_\w+)`", heading)
    ]

    assert sorted(explained) == sorted(read)


def test_the_pages_are_written_where_one_says(tmp_path: Path) -> None:
    call_command("reference", tmp_path)

    assert (tmp_path / "commands.md").read_text() == reference.commands()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("reference", tmp_path / "nowhere")
