"""What was never sent is not kept."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from whatmatters.access.models import AuditEntry
from whatmatters.enquiries.models import Enquiry
from whatmatters.enquiries.tests.enquiring import saved, sent
from whatmatters.foundations import clock


@pytest.fixture
def three(db: None) -> tuple[Enquiry, Enquiry, Enquiry]:
    """An old draft, an old one that was sent, and a draft of yesterday."""
    with clock.at(clock.now() - timedelta(days=31)):
        old, handed_over = saved(words="Edith’s secret"), sent()
    return old, handed_over, saved(words="New")


def test_only_old_drafts_go(three: tuple[Enquiry, ...], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("clear_old_drafts")

    assert set(Enquiry.objects.all()) == set(three[1:])
    said = capsys.readouterr()
    assert "Cleared 1 draft never sent" in said.out
    assert "Edith" not in said.out + said.err


def test_a_dry_run_only_counts(
    three: tuple[Enquiry, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("clear_old_drafts", dry_run=True)

    assert Enquiry.objects.count() == 3
    assert "Would clear 1 draft" in capsys.readouterr().out


def test_run_again_it_changes_nothing(three: tuple[Enquiry, ...]) -> None:
    call_command("clear_old_drafts")
    call_command("clear_old_drafts")

    cleared = AuditEntry.objects.get(did="enquiries.draft-cleared")
    assert (cleared.by, cleared.to) == ("system", f"enquiries.Enquiry:{three[0].pk}")
