"""What everything of the directory has in common."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record

NOT_OF_A_PERSON = "not: it tells of a service that is open to others, not of a person"
#: More than any true price; `whatmatters.plans` holds its own amounts to the same.
MOST_MONEY = "9999999.99"


class Json(models.JSONField):
    """JSON that Django wrote. SQLite is not asked to check it again: a schema is not trusted

    there to call functions (`PRAGMA trusted_schema=OFF`).
    """

    def db_check(self, connection: BaseDatabaseWrapper) -> None:
        """No check."""


class Published(Record):
    """One object of the standard, under its own id, in the words its publisher gave.

    A column holds what we can search and show. What the standard allows and a column cannot
    hold, or would hold in other letters, stays in `as_given` and is passed on from there.
    """

    as_given = Json(default=dict, blank=True)

    class Meta:
        abstract = True

    def put_right(self, **said: object) -> list[str]:
        """Say something else from now on, also where it was given otherwise.

        Returns the fields to save.
        """
        for name, value in said.items():
            setattr(self, name, value)
            self.as_given.pop(name, None)
        return [*said, "as_given"]


class Shared(Published):
    """One object that many services point at. What came with a feed, no other feed rewrites."""

    feed = models.ForeignKey(
        "resources.Feed", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    digest = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of what was last brought in"
    )

    class Meta:
        abstract = True


class Part(Published):
    """One object in a list of another; `place` keeps the list's order."""

    place = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


def of_nobody(*plain: str, personal: tuple[str, ...] = ()) -> Declared:
    """A declaration for a table with nobody's record in it."""
    return Declared(
        personal=personal,
        plain=("as_given", *plain),
        exported=NOT_OF_A_PERSON,
        merged=NOT_OF_A_PERSON,
        erased=NOT_OF_A_PERSON,
    )
