"""The coded reasons: one list, the same on the page, in the records and in the documentation."""

from pathlib import Path

from whatmatters.reviews import reasons
from whatmatters.reviews.models import Reason

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "reasons.md"


def test_no_reason_blames_the_person() -> None:
    said = " ".join([*reasons.labels(), *map(str, reasons.labels().values())]).casefold()

    for word in ("engage", "comply", "refus", "fail", "motivat"):
        assert word not in said


def test_every_reason_fits_its_column() -> None:
    longest = Reason._meta.get_field("code").max_length

    assert longest is not None
    assert all(len(code) <= longest for code in reasons.labels())


def test_a_reason_from_an_older_list_is_still_shown() -> None:
    assert reasons.label("transport") == "Transport"
    assert reasons.label("from-an-older-list") == "from-an-older-list"


def test_every_reason_is_in_the_documentation() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]

    assert rows == [f"| `{code}` | {label} |" for code, label in reasons.labels().items()]
