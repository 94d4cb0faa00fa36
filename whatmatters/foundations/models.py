import uuid

from django.db import models
from django.utils.translation import gettext

from whatmatters.foundations import clock


class Record(models.Model):
    """Something we have written down. Its `str` never says who it is about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Stale(Exception):
    """Someone else changed this since it was read. Holds what it says now."""

    def __init__(self, current: object) -> None:
        super().__init__(gettext("This was changed by someone else while you were writing"))
        self.current = current


class Versioned(Record):
    """A record two people may have open at once: a save says which version it read."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def turn_page(self, *, read: int | None) -> None:
        """Count one version on. Raises Stale if it is no longer the version that was read.

        `read=None` is for deeds that do not depend on what was on the screen.
        """
        if read is not None and read != self.version:
            raise Stale(self)
        self.version += 1
