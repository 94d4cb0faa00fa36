from typing import ClassVar

from django.db import models

from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class Mark(Record):
    """Says that everybody in this database is invented. Made only in an empty one."""

    seed = models.IntegerField()

    declared: ClassVar = Declared(
        plain=("seed",),
        exported="not: it says something about the database, not about a person",
        merged="not: it says something about the database, not about a person",
        erased="not: it says something about the database, not about a person",
    )
