from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from whatmatters.access.registers import CommandRule
from whatmatters.access.sealing import seal
from whatmatters.access.verifying import Looked, NoAnchor, anchor_now, anchors_in, look_over

NO_ANCHOR = (
    "There is no anchor, so nobody could see if the end were cut off: say with"
    " WHATMATTERS_AUDIT_ANCHOR where to keep one."
)
WRONG_KEY = "No entry fits this key. Is WHATMATTERS_AUDIT_KEY_FILE the right one?"
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Look over who looked and who wrote: verify, anchor or seal."
        " After verify the status is 1 if anything was changed, added, moved, or is missing."
    )
    rule = CommandRule(besides="the audit, of which it changes nothing", runs="nightly")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what",
            choices=["verify", "anchor", "seal"],
            help="verify: look over all of it; anchor: write down elsewhere how far it is;"
            " seal: chain what was written since the last time",
        )

    def handle(self, *, what: str, **_: Any) -> str:
        sealed = seal(all_of_it=True)
        if what == "seal":
            return f"Sealed {sealed:,}"
        return self._anchored() if what == "anchor" else self._verified()

    def _anchored(self) -> str:
        line = str(anchor_now())
        if settings.AUDIT_ANCHOR is None:
            return line
        with settings.AUDIT_ANCHOR.open("a") as file:
            file.write(f"{line}\n")
        return f"Wrote {line}"

    def _verified(self) -> str:
        file = settings.AUDIT_ANCHOR
        try:
            looked = look_over(anchors_in(file) if file else [])
        except NoAnchor as problem:
            raise CommandError(str(problem)) from problem
        if not looked.is_whole:
            raise CommandError(_told(looked))
        counted = f"{looked.entries:,} entries, {looked.links:,} links, {looked.anchors:,} anchors"
        said = f"Looked over {counted}: nothing was changed, and nothing is missing."
        return said if looked.anchors else f"{said}\n{NO_ANCHOR}"


def _told(looked: Looked) -> str:
    if looked.fits_no_key:
        return WRONG_KEY
    shown = looked.findings[:SHOWN]
    more = len(looked.findings) - len(shown)
    return "\n".join([*shown, *([f"and {more:,} more"] if more else [])])
