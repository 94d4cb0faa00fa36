"""What a room that keeps files makes a table of."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from whatmatters.foundations.models import Record
from whatmatters.media.making import Made


class KindOfFile(TextChoices):
    PICTURE = "picture", _("Picture")
    SOUND = "sound", _("Sound")
    FILM = "film", _("Film")


class KeptBytes(Record):
    """A file that was made anew, as bytes in the database: what guards a record guards it.

    `size` and `sha256` are of `content` as it is kept: sealed, where a room seals it.
    """

    kind = models.CharField(max_length=7, choices=KindOfFile)
    mime = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)
    content = models.BinaryField()

    #: The fields above that say nothing of anybody, for the `declared` of a model made of this.
    FACTS: ClassVar = ("kind", "mime", "size", "sha256", "width", "height", "seconds")

    class Meta:
        abstract = True


class Kept(KeptBytes):
    """The same, with words for whoever does not see it, or does not hear it."""

    words = models.CharField(
        max_length=500, blank=True, help_text="What it shows, or what is heard in it"
    )

    class Meta:
        abstract = True


def facts_of(made: Made) -> dict[str, Any]:
    """The fields of `KeptBytes`, for a file that was made anew and is kept as it is."""
    names = ("kind", "mime", "size", "sha256", "width", "height", "seconds", "content")
    return {name: getattr(made, name) for name in names}
