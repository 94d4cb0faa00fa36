"""What there is, sorted by what people look for, whatever its publisher calls it."""

import pytest

from whatmatters.resources.models import TaxonomyTerm
from whatmatters.resources.ours import HELPS_WITH, term_id
from whatmatters.resources.sorting import (
    doer_of,
    every_sort,
    plain,
    sort_called,
    terms_for,
    terms_of,
)


@pytest.mark.parametrize(
    ("terms", "doer"),
    [
        ([], "community"),
        (["Something of its own"], "community"),
        (["Choir"], "community"),
        (["Bus"], "universal"),
        (["Community Transport Services"], "universal"),
        (["Befriending"], "volunteer"),
        (["Home care", "Befriending"], "provider"),
        (["Dial-a-Ride"], "universal"),
        (["Universal", "Home care"], "universal"),
        (["Paid", "Universal"], "provider"),
    ],
)
def test_who_it_comes_from(terms: list[str], doer: str) -> None:
    assert doer_of(terms) == doer


def test_a_word_inside_another_is_not_that_word() -> None:
    home = sort_called("getting-about")
    assert home is not None
    assert home.holds(plain("Minibus and BUS routes"))
    assert not home.holds(plain("Business advice"))


@pytest.mark.django_db
def test_the_words_of_a_sort_are_a_publishers_own() -> None:
    bus = TaxonomyTerm.objects.create(name="Bus and coach travel")
    TaxonomyTerm.objects.create(name="Choir")

    assert terms_of([sort for sort in every_sort() if sort.key == "getting-about"]) == {bus.pk}


@pytest.mark.django_db
def test_a_part_of_life_has_its_words() -> None:
    choir = TaxonomyTerm.objects.create(name="Choir")

    assert choir.pk in terms_for(["talking-points:seeing-people"])
    assert term_id(HELPS_WITH, "Social") in terms_for(["five-kinds:social"])
    assert terms_for([]) == terms_for(["of:nobody"]) == frozenset()
