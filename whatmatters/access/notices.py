"""Letters by e-mail: in the reader's language, and with nothing in them about anybody's life."""

import logging
from collections.abc import Mapping
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from whatmatters.access.models import User
from whatmatters.access.registers import Notification

TOLD = Notification(
    "Something about an account was changed: not what, and not by whom",
    to="whoever’s account it is, at the address it had before the change",
    when="a password, a second factor, a reset, the language or how to reach somebody was changed",
)
LOG = logging.getLogger(__name__)


def tell_of_change(user: User) -> None:
    """Part of other deeds. Once they are done, their account's address is told that one was.

    The address is read now: were it the address that is changed, the one before is told.
    """
    if settings.SENDS_EMAIL and user.is_active:
        transaction.on_commit(partial(_tell, user.email, user.language))


def _tell(to: str, language: str) -> None:
    """The deed is done: that its letter did not go out is written down, and undoes nothing."""
    try:
        with translation.override(language):
            letter(to, _("A change to your account"), "access/notice.txt").send()
    except OSError as reason:  # what a server refuses is one; its words may hold the address
        LOG.error("A letter about an account was not sent: %s", type(reason).__name__)


def letter(
    to: str, subject: str, template: str, headers: Mapping[str, str] | None = None, **more: str
) -> EmailMessage:
    """In the language that is set. `more` is what its words need: an address to go to."""
    body = render_to_string(template, {"address": settings.PUBLIC_ADDRESS, **more})
    return EmailMessage(subject, body, to=[to], headers=dict(headers or {}))
