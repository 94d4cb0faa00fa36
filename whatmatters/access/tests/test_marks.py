"""The mark of an entry is made of all it says: nothing is added to an entry and left out."""

import pytest

from whatmatters.access import chain
from whatmatters.access.models import AuditEntry

#: What of an entry is not among the values that are marked, and why it need not be.
NOT_MARKED_AS_SAID = {
    "id": "the link of the chain holds it, in the head",
    "to": "may be erased: the leaf stands for it",
    "why": "may be erased: the leaf stands for it",
    "salt": "is erased with what it hides: the leaf is made with it",
    "strand": "goes into the mark besides, as bytes",
    "place": "goes into the mark besides, as a number",
    "leaf": "goes into the mark besides, as bytes",
    "mark": "is the mark",
}


def test_every_field_of_an_entry_is_marked_or_there_is_a_reason() -> None:
    fields = {field.name for field in AuditEntry._meta.get_fields()}

    assert set(chain.MARKED) | set(NOT_MARKED_AS_SAID) == fields
    assert not set(chain.MARKED) & set(NOT_MARKED_AS_SAID)
    assert set(chain.MARKED) <= set(AuditEntry.kept)


@pytest.mark.parametrize("what", ["place", "strand", "leaf", "said"])
def test_the_mark_is_made_of_all_that_it_is_said_to_be(what: str) -> None:
    of = {"said": ("a", "b"), "strand": b"s" * 8, "place": 1, "leaf": b"l" * 32}
    other = {"said": ("a", "c"), "strand": b"t" * 8, "place": 2, "leaf": b"m" * 32}

    assert chain.mark_of(**of) != chain.mark_of(**of | {what: other[what]})  # type: ignore[arg-type]  # each is what its name takes
