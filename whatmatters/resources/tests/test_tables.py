"""Services come in from a table, with a word on each row that is not as it should be."""

import io

import pytest

from whatmatters.access import audit
from whatmatters.resources.actions.bringing import bring_in_file
from whatmatters.resources.intake.tally import Tally
from whatmatters.resources.models import ListedOrganization, Location, Service, TaxonomyTerm
from whatmatters.resources.standard import tables
from whatmatters.resources.standard.documents import CannotRead
from whatmatters.resources.standard.writing import written
from whatmatters.resources.tests.making import faults, uid

pytestmark = pytest.mark.django_db


def bring(content: str | bytes) -> Tally:
    whole = content if isinstance(content, bytes) else content.encode()
    return bring_in_file(file=io.BytesIO(whole), name="list.csv", by=audit.SYSTEM)


def test_the_template_comes_in_as_it_is() -> None:
    done = bring(tables.template())
    again = bring(tables.template())

    (one,) = Service.objects.all()
    said = written("service", one)
    assert (done.new, done.told, again.same) == (1, [], 1)
    assert faults("service", said) == []
    assert (one.name, one.organization.name) == ("Friday lunch club", "Brue Valley Lunches")  # type: ignore[union-attr]  # it has one
    assert said["cost_options"][0]["amount"] == 4.5
    assert said["schedules"][0]["byday"] == "FR"
    assert said["contacts"][0]["phones"][0]["number"] == "01632 960 123"
    address = said["service_at_locations"][0]["location"]["addresses"][0]
    assert (address["city"], address["postal_code"]) == ("Bruton", "BA10 0AB")
    names = set(TaxonomyTerm.objects.values_list("name", flat=True))
    assert names == {"Lunch club", "Community transport", "Community", "Social", "Physical"}


def test_only_a_name_is_needed() -> None:
    done = bring("Name\nChoir\n\nShed\n")

    assert done.new == 2
    assert sorted(Service.objects.values_list("name", flat=True)) == ["Choir", "Shed"]


def test_two_services_of_one_organisation_at_one_place_share_them() -> None:
    bring("Name,Organisation,Postcode\nChoir,Friends,BA10 0AB\nShed,FRIENDS,BA10 0AB\n")

    assert ListedOrganization.objects.count() == 1
    assert Location.objects.count() == 1


def test_each_row_that_is_not_right_is_told_and_the_others_come_in() -> None:
    done = bring(
        "Name,Price,Opens,Closes,Comes from,Helps with,Status,Id,Shoe size\n"
        "Choir,-4,10:00,09:00,Nowhere,Social,active,,9\n"
        f"Shed,£3.50,9:30,24:00,paid,practical; Joy,active,{uid(7)},\n"
        "Lost,,,,,,gone,,\n"
        ",4,,,,,,,\n"
        "Odd,,,,,,,17,\n"
    )

    assert (done.new, done.left_out) == (3, 2)
    told = "\n".join(done.told)
    for said in (
        "Shoe size: it is no column of our template",
        "an amount cannot be less than nothing",
        "closes before it opens",
        "“Nowhere” is none of: Universal, Community, Volunteer, Paid",
        "“Joy” is none of: Physical, Mental",
        "Lost: it has no status that can be used; left out",
        "it has no name that can be used; left out",
        "Row 6: Id: it is no id as we have them",
    ):
        assert said in told
    shed = Service.objects.get(pk=uid(7))
    assert str(shed.cost_options.get().amount) == "3.50"


def test_letters_of_an_old_spreadsheet_are_read() -> None:
    bring("Name\nCafé Zoë\n".encode("cp1252"))

    assert Service.objects.get().name == "Café Zoë"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Title\nChoir\n", "needs a column called Name"),
        (b'Name\n"Choir\n', "quotation marks do not match"),
        (b"Name\nCho\0ir\n", "This is no table of text"),
        (b"\xd0\xcf\x11\xe0", "This is a workbook"),
        (b"Name" + b",x" * 300 + b"\n", "more than 200 columns"),
        (b"Name\n" + b"x" * (21 * 1024 * 1024), "larger than 20 MB"),
    ],
)
def test_a_table_that_is_wrong_is_refused_in_a_sentence(content: bytes, told: str) -> None:
    with pytest.raises(CannotRead, match=told):
        bring(content)
    assert not Service.objects.exists()
