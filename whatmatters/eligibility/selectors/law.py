"""Which law an organisation works under, and what a pack holds."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from whatmatters.access.actor import Actor
from whatmatters.eligibility.law import NoSuchPack, Pack, every_pack
from whatmatters.eligibility.law import pack as pack_of
from whatmatters.eligibility.models import LawInForce
from whatmatters.foundations import clock


@dataclass(frozen=True, slots=True)
class Choice:
    """A law that was chosen, as it is shown: its name, since when, and by whom."""

    named: str
    begins_on: date
    by: str


@dataclass(frozen=True, slots=True)
class LawPage:
    packs: tuple[Pack, ...]
    now: Choice | None
    chosen: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PackPage:
    pack: Pack


def law_page(*, viewer: Actor) -> LawPage:
    """What an organisation has chosen, and what there is to choose from."""
    every = LawInForce.objects.filter(organisation=viewer.organisation_id)
    rows = list(every.latest_first().select_related("chosen_by"))
    now = next((row for row in rows if row.begins_on <= clock.today()), None)
    return LawPage(
        packs=tuple(every_pack().values()),
        now=_choice(now) if now else None,
        chosen=tuple(map(_choice, rows)),
    )


def pack_page(*, id_: str, version: str) -> PackPage:
    """Open to all: what a pack holds. Unknown is 404."""
    try:
        return PackPage(pack_of(id_, version))
    except NoSuchPack:
        raise Http404 from None


def _choice(row: LawInForce) -> Choice:
    found = every_pack().get((row.pack, row.pack_version))
    named = found.named if found else f"{row.pack}, version {row.pack_version}"
    return Choice(named, row.begins_on, row.chosen_by.name)
