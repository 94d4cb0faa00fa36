"""Two systems may speak of one person, or of two under one id. Neither is ever guessed."""

from pathlib import Path

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.exchange.tests.elsewhere import GOAL, PATIENT, brought_in, bundle, written
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


def test_a_number_that_is_here_is_the_same_person(
    tmp_path: Path, westbury: Organisation, priya: Actor
) -> None:
    """Nothing about them changes, and nobody comes to see their record that way."""
    brought_in(written(tmp_path, "a.json", PATIENT), organisation=westbury)
    again = PATIENT | {"id": "other", "name": [{"text": "G. Okafor"}], "telecom": []}

    brought_in(written(tmp_path, "b.json", again), organisation=westbury, by=priya)

    grace = Person.objects.get()
    assert grace.phone == "01632 960001"
    assert not Person.objects.visible_to(priya).exists()


def test_a_number_with_another_birthday_is_somebody_else(
    tmp_path: Path, westbury: Organisation
) -> None:
    brought_in(written(tmp_path, "a.json", PATIENT), organisation=westbury)
    other = PATIENT | {"id": "other", "birthDate": "1990-01-01"}

    tally = brought_in(written(tmp_path, "b.json", other), organisation=westbury)

    assert Person.objects.count() == 2
    assert tally.doubles == ["Patient/other"]


def test_a_name_that_is_here_is_never_put_together(tmp_path: Path, westbury: Organisation) -> None:
    brought_in(written(tmp_path, "a.json", PATIENT), organisation=westbury)
    other = PATIENT | {"id": "other", "identifier": []}

    tally = brought_in(written(tmp_path, "b.json", other), organisation=westbury)

    assert Person.objects.count() == 2
    assert tally.doubles == ["Patient/other"]


def test_an_id_that_was_somebody_else_stops_its_file(
    tmp_path: Path, westbury: Organisation
) -> None:
    """Two systems both number their people from one: their goals must not be mixed."""
    brought_in(written(tmp_path, "a.json", PATIENT), organisation=westbury)
    other = {"resourceType": "Patient", "id": "p1", "name": [{"text": "Bert Lane"}]}
    file = written(tmp_path, "b.json", bundle(other, GOAL))

    tally = brought_in(file, organisation=westbury)

    assert "--source" in tally.failed[0][1]
    assert not Outcome.objects.exists()

    brought_in(file, organisation=westbury, source="north")

    assert Outcome.objects.get().person.full_name == "Bert Lane"
