"""Where a postcode or a town lies, without asking anybody outside."""

from pathlib import Path

import pytest

from whatmatters.resources.actions.postcodes import CannotRead, import_postcodes
from whatmatters.resources.models import Postcode
from whatmatters.resources.nearness import Spot
from whatmatters.resources.postal import postcode_in
from whatmatters.resources.selectors import whereabouts
from whatmatters.resources.tests.listing import EASTBURY, FAR, WESTBURY, listed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ba100ab", "BA10 0AB"),
        (" Ba10  0aB ", "BA10 0AB"),
        ("SW1A 1AA", "SW1A 1AA"),
        ("W1A1AA", "W1A 1AA"),
        ("M1 1AE", "M1 1AE"),
        ("BA10", "BA10 "),
        ("BA10 0", "BA10 0"),
        ("BA", ""),
        ("Westbury", ""),
        ("", ""),
        ("\x00'; --", ""),
    ],
)
def test_a_postcode_is_read_however_it_is_typed(typed: str, read: str) -> None:
    assert postcode_in(typed) == read


def test_a_postcode_of_the_list_lies_just_there() -> None:
    Postcode.objects.create(code="BA13 1AA", latitude=51.2, longitude=-2.1)

    there = whereabouts("ba131aa")

    assert there is not None
    assert (there.spot, there.is_approximate) == (Spot(51.2, -2.1), False)


def test_without_the_list_it_is_about_where_its_neighbours_are() -> None:
    listed("Choir", at=WESTBURY, postcode="BA13 1AB")
    listed("Band", at=EASTBURY, town="Eastbury", postcode="BA1 3AB")
    listed("Far", at=FAR, town="Edinburgh", postcode="EH1 1AA")

    for typed, spot in (
        ("BA13 1AZ", WESTBURY),
        ("BA13 9ZZ", WESTBURY),
        ("BA1 9ZZ", EASTBURY),
        ("BA1", EASTBURY),
        ("EH99 1SP", FAR),
        ("westbury", WESTBURY),
        ("EDINBURGH", FAR),
    ):
        there = whereabouts(typed)
        assert there is not None, typed
        assert there.spot == spot, typed
        assert there.is_approximate
    between = whereabouts("BA99 1AA")
    assert between is not None
    assert between.spot.longitude == pytest.approx((WESTBURY.longitude + EASTBURY.longitude) / 2)


ODD = ["", "ZZ1 1ZZ", "Atlantis", "x" * 5_000, "😀", "%", "Bath\x00", "\ud800"]


@pytest.mark.parametrize("typed", ODD)
def test_what_nobody_knows_is_nowhere(typed: str) -> None:
    listed("Choir", at=WESTBURY, postcode="BA13 1AB")

    assert whereabouts(typed) is None


def brought_in(folder: Path, text: str) -> tuple[int, int]:
    file = folder / "postcodes.csv"
    file.write_text(text, "utf-8")
    *_, last = import_postcodes(file=file)
    return last.kept, last.left


def test_a_list_is_brought_in_and_again_is_the_same(tmp_path: Path) -> None:
    lines = (
        "\ufeffpcd,pcds,lat,long\n"
        "BA131AA,BA13 1AA,51.2,-2.1\n"
        "ba131ab,ba131ab,51.3,-2.2\n"
        "GY11AA,GY1 1AA,99.999999,0\n"
        "X,X,51,0\n"
        "BA131AC,BA13 1AC,north,-2\n"
        "short\n"
    )

    assert brought_in(tmp_path, lines) == (2, 4)
    assert brought_in(tmp_path, lines.replace("51.2", "51.25")) == (2, 4)
    assert Postcode.objects.get(pk="BA13 1AA").latitude == 51.25
    assert Postcode.objects.count() == 2


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "postcode,eastings,northings\nBA1,1,2\n", "\x00"]
)
def test_a_file_of_something_else_is_refused_in_words(text: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="latitude"):
        brought_in(tmp_path, text)
