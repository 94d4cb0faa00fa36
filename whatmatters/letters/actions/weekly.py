"""A letter a week that says only that there is something new, to whoever asked for it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.notices import letter
from whatmatters.access.registers import Notification
from whatmatters.foundations import clock
from whatmatters.letters.models import Weekly, WeeklySent
from whatmatters.letters.news import has_news
from whatmatters.letters.stopping import token_of

TOLD = Notification(
    "There is something new to read: not what, and not about whom",
    to="whoever asked for it, where they may see something that is new",
    when="once a week",
)


@dataclass(frozen=True, slots=True)
class Gone:
    """How many letters went out, and how many could not."""

    sent: int
    failed: int


@transaction.atomic
def ask_for_weekly(*, by: Actor) -> Weekly:
    """Have a letter once a week. Anybody may, for themself."""
    weekly, is_new = Weekly.objects.get_or_create(user=by.user)
    if is_new:
        audit.record(by=by, did="letters.weekly-asked", to=weekly)
    return weekly


@transaction.atomic
def stop_weekly(*, user: User) -> None:
    """Have no more of them. Anybody may who is signed in, or holds a letter: it says nothing."""
    gone, _each = Weekly.objects.filter(user=user).delete()
    if gone:
        audit.record(by=Actor(user), did="letters.weekly-stopped", to=user)


def send_weekly() -> Gone:
    """Part of other deeds: of the command, one transaction for each reader.

    That a letter goes out this week is written down before it does: killed at any moment
    and begun again, nobody gets two. Whoever missed one hears of it in the next.
    """
    week = _monday(clock.today())
    wanted = Weekly.objects.filter(user__is_active=True).select_related("user").order_by("pk")
    told = [_sent(row, weekly.user) for weekly in wanted if (row := _taken(weekly, week))]
    return Gone(told.count(True), told.count(False))


@transaction.atomic
def _taken(weekly: Weekly, week: date) -> WeeklySent | None:
    """This week’s, if this one is to have it now and has not had it."""
    now, before = clock.now(), WeeklySent.objects.filter(user=weekly.user)
    last = before.exclude(sent_at=None).order_by("-up_to", "pk").first()
    since = max(weekly.recorded_at, last.up_to) if last else weekly.recorded_at
    if before.filter(week=week).exists() or not has_news(Actor(weekly.user), since):
        return None
    row, is_new = before.get_or_create(user=weekly.user, week=week, defaults={"up_to": now})
    return row if is_new else None


def _sent(row: WeeklySent, user: User) -> bool:
    """Send it. Where the server does not take it, this week’s is given back to be tried again."""
    try:
        _write(user)
    except OSError:  # counted, and said by the command; its words may hold an address
        row.delete()
        return False
    row.sent_at = clock.now()
    row.save(update_fields=["sent_at"])
    return True


def _write(user: User) -> None:
    stop = settings.PUBLIC_ADDRESS + reverse("letters:stop", args=[token_of(user)])
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    with translation.override(user.language):
        subject = _("Something new to read")
        letter(user.email, subject, "letters/weekly.txt", headers, stop=stop).send()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
