"""Part of what a device sends: reading it, since a device may say anything."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.web.forms.words import UNKEEPABLE

#: What a device says of one write.
Said: TypeAlias = Mapping[str, Any]

LONGEST_WORDS = 200_000
#: Nobody’s clock is right to the second; by less than this, it is let be.
NOT_WORTH_A_WORD = timedelta(minutes=1)


class NotTaken(Exception):
    """It can’t be applied, now or later. Its message is written for whoever wrote it."""


def words_of(said: Said, name: str, *, most: int = LONGEST_WORDS) -> str:
    """Every letter as it was typed, but what no database keeps."""
    words = said.get(name, "")
    if not isinstance(words, str):
        raise NotTaken(gettext("This could not be read"))
    words = UNKEEPABLE.sub("", words)
    if len(words) > most:
        raise NotTaken(gettext("This is too long: write it as two"))
    return words


def given_id(said: Said, name: str) -> UUID:
    found = id_of(said, name)
    if found is None:
        raise NotTaken(gettext("This could not be read"))
    return found


def id_of(said: Said, name: str) -> UUID | None:
    given = said.get(name)
    if given is None or given == "":
        return None
    try:
        return UUID(given)
    except (ValueError, TypeError, AttributeError):
        raise NotTaken(gettext("This could not be read")) from None


def number_of(said: Said, name: str) -> int | None:
    given = said.get(name)
    if given is None or given == "":
        return None
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 30_000:
        return int(given)
    raise NotTaken(gettext("This could not be read"))


def moment_of_device(given: object) -> datetime | None:
    """A moment with its offset, as a device writes it; None, where it is none."""
    try:
        moment = datetime.fromisoformat(str(given).replace("Z", "+00:00"))
        return moment if moment.tzinfo and 2000 < moment.year < 3000 else None
    except ValueError:
        return None


def moment_of(said: Said, name: str, *, device_now: datetime | None) -> datetime:
    """When it was, by our clock: what the device’s clock is out by now, it was out by then."""
    moment = moment_of_device(said.get(name))
    if moment is None:
        raise NotTaken(gettext("This does not say when it was"))
    off = (device_now - clock.now()) if device_now else timedelta(0)
    return moment - off if abs(off) > NOT_WORTH_A_WORD else moment
