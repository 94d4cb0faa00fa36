"""A line is drawn and rubbed out by the person; a talk is closed by whoever had it."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.readings.actions.locking import held_stream
from whatmatters.readings.models import DrawnLine, Stream, StreamNotReady, ToTalk


@transaction.atomic
def draw_line(
    *,
    stream: Stream,
    by: Actor,
    side: str,
    mark: Decimal,
    in_a_row: int = 1,
    which: str = DrawnLine.Which.VALUE,
    words: str = "",
) -> DrawnLine:
    """“Talk to me if it is above or below this.” Drawn twice alike, it is one.

    Raises StreamNotReady where it can’t be drawn, or is there with other words.
    """
    stream = held_stream(stream)
    require(by, Permission.READINGS_DECIDE, stream)
    stream.must_be_kept_on()
    is_second = which == DrawnLine.Which.SECOND
    if is_second and not stream.sort.has_two:
        raise StreamNotReady(gettext("There is only one number here"))
    if wrong := stream.sort.wrong_line(mark, is_second=is_second):
        raise StreamNotReady(wrong)
    said = {"side": DrawnLine.Side(side), "mark": mark, "in_a_row": in_a_row, "which": which}
    same = DrawnLine.objects.filter(stream=stream, **said).current()
    if there := same.order_by("pk").first():
        if there.words != words.strip():
            raise StreamNotReady(
                gettext("There is such a line already. Take it away first, then draw it anew")
            )
        return there
    line = DrawnLine.objects.create(stream=stream, words=words.strip(), drawn_by=by.user, **said)
    audit.record(by=by, did="readings.line-drawn", to=line, about=stream.person_id)
    return line


@transaction.atomic
def rub_out_line(*, line: DrawnLine, by: Actor) -> DrawnLine:
    """It asks for no more talks. Those it asked for stay until somebody has closed them."""
    stream = held_stream(line.stream)
    require(by, Permission.READINGS_DECIDE, stream)
    line = DrawnLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    line.rub_out()
    line.save(update_fields=["ended_at"])
    audit.record(by=by, did="readings.line-rubbed-out", to=line, about=stream.person_id)
    return line


@transaction.atomic
def close_talk(*, asked: ToTalk, by: Actor, words: str) -> ToTalk:
    """Somebody has talked, and says in a word what came of it. Raises StreamNotReady."""
    stream = held_stream(asked.line.stream)
    asked = ToTalk.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    require(by, Permission.TALK_CLOSE, asked)
    asked.close(words, by=by.user)
    asked.save(update_fields=["closed_at", "closed_by", "words"])
    audit.record(by=by, did="readings.talk-closed", to=asked, about=stream.person_id)
    return asked
