"""How a reminder goes out: by e-mail, or by a program that sends texts. Neither says what about."""

import re
import subprocess
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from whatmatters.access.notices import letter
from whatmatters.appointments.models import ReminderWish, Way
from whatmatters.web.components.words import written

SALT = "appointments.reminders"
LONGEST_WAIT = 30
NUMBER = re.compile(r"\+?[0-9][0-9 ]{8,18}")


class NotTaken(OSError):
    """The program did not send it. It says neither to whom nor what."""


def sends(way: str) -> bool:
    """Whether this installation can send anything in this way."""
    return settings.SENDS_EMAIL if way == Way.EMAIL else bool(settings.TEXTS)


def is_address(way: str, address: str) -> bool:
    if way == Way.TEXT:
        return bool(NUMBER.fullmatch(address))
    try:
        validate_email(address)
        address.rpartition("@")[2].encode("idna")  # as it will be written for a server
    except (ValidationError, UnicodeError):
        return False
    return len(address) <= 254


def send(wish: ReminderWish, starts_at: datetime) -> None:
    """Say the day and the time, in their language, and how to get no more. Raises OSError."""
    user = wish.person.user
    stop = settings.PUBLIC_ADDRESS + reverse("appointments:stop", args=[token_of(wish)])
    with translation.override(user.language if user else settings.LANGUAGE_CODE):
        if wish.way == Way.TEXT:
            no_more = _("No more:")
            _text(wish.address, f"{_reminder(starts_at)} {no_more} {stop}")
        else:
            _mail(wish.address, _reminder(starts_at), stop)


def token_of(wish: ReminderWish) -> str:
    return signing.dumps(str(wish.pk), salt=SALT)


def which(token: str) -> UUID | None:
    """Which wish it stops; None where it was not signed here."""
    try:
        return UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError):
        return None


def _reminder(starts_at: datetime) -> str:
    here = timezone.localtime(starts_at)
    at = {"day": written(here.date()), "time": f"{here:%H:%M}"}
    return _("A reminder: you have an appointment on %(day)s at %(time)s.") % at


def _mail(to: str, words: str, stop: str) -> None:
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    more = {"words": words, "stop": stop}
    letter(to, _("A reminder"), "appointments/reminder.txt", headers, **more).send()


def _text(number: str, words: str) -> None:
    """The program is given the number as its last word, and what to say as its input."""
    command = [settings.TEXTS, number.replace(" ", "")]
    try:
        done = subprocess.run(  # noqa: S603  # the program is the installation's own, of its settings
            command, input=words.encode(), capture_output=True, timeout=LONGEST_WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise NotTaken from None
    if done.returncode != 0:
        raise NotTaken
