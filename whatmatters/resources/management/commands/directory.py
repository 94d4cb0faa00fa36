import os
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whatmatters.access import audit
from whatmatters.access.models import Organisation
from whatmatters.access.registers import CommandRule
from whatmatters.foundations import clock
from whatmatters.foundations.progress import progress
from whatmatters.foundations.statistics import gather_statistics
from whatmatters.resources.actions import bringing
from whatmatters.resources.actions.postcodes import CannotRead as NoPostcodes
from whatmatters.resources.actions.postcodes import Taken, import_postcodes
from whatmatters.resources.exporting import write_all
from whatmatters.resources.intake.fetching import NotFetched
from whatmatters.resources.intake.tally import Tally
from whatmatters.resources.intake.trying import tried
from whatmatters.resources.intake.walking import fetch_into
from whatmatters.resources.management.feeding import FeedFailed, renew
from whatmatters.resources.models import Feed, Service
from whatmatters.resources.standard.documents import CannotRead

MOST_TOLD = 50


class Command(BaseCommand):
    help = (
        "Bring services into the directory, write it to a file, and list what to check. A file "
        "comes in whole or not at all; twice the same changes nothing."
    )
    rule = CommandRule(besides="the directory of services, which has nobody in it", runs="daily")

    def add_arguments(self, parser: ArgumentParser) -> None:
        ways = parser.add_subparsers(
            dest="way", required=True, metavar="import|fetch|export|check|postcodes"
        )
        bring = ways.add_parser("import", help="bring in a file, or another directory by address")
        bring.add_argument("source", help=".json or .csv, or an address that begins with https://")
        bring.add_argument("--dry-run", action="store_true", help="count, and change nothing")
        bring.add_argument(
            "--organisation",
            default="",
            help="whose feed an address is: it is then kept, and what is gone from it is marked",
        )
        ways.add_parser("fetch", help="fetch every feed again; for a timer")
        export = ways.add_parser("export", help="write the whole directory as Open Referral UK 3.0")
        export.add_argument("file", type=Path)
        codes = ways.add_parser("postcodes", help="bring in where postcodes lie, from a CSV")
        codes.add_argument("file", type=Path, help="with columns such as pcds, lat and long")
        ways.add_parser("check", help="list what nobody has checked for six months")

    def handle(self, *, way: str, **options: Any) -> str:
        ways: dict[str, Callable[..., str]] = {
            "import": self._import,
            "fetch": self._fetch,
            "export": self._export,
            "check": self._check,
            "postcodes": self._postcodes,
        }
        return ways[way](**options)

    def _import(self, *, source: str, dry_run: bool, organisation: str, **_: Any) -> str:
        try:
            if source.startswith(("http://", "https://")):
                tally = self._from_address(source, organisation, dry_run=dry_run)
            else:
                tally = self._from_file(Path(source), dry_run=dry_run)
        except (CannotRead, NotFetched, FeedFailed) as refused:
            raise CommandError(f"{source}: {refused}") from None
        self._tell(tally)
        if dry_run:
            return f"Would come to this, and nothing was changed. {tally.in_words}"
        gather_statistics()
        return tally.in_words

    def _from_file(self, path: Path, *, dry_run: bool) -> Tally:
        try:
            with path.open("rb") as file:
                if dry_run:
                    return tried(file, path.name)
                return bringing.bring_in_file(file=file, name=path.name, by=audit.SYSTEM)
        except OSError as refused:
            raise CommandError(f"{path} can’t be opened: {refused.strerror}") from None

    def _from_address(self, address: str, organisation: str, *, dry_run: bool) -> Tally:
        if organisation and not dry_run:
            return renew(_feed(address, organisation))
        tally = Tally()
        with tempfile.TemporaryFile() as file:
            fetch_into(file, address, known=lambda _: set(), tell=tally.tell)
            if dry_run:
                return tried(file, "feed.json")
            return bringing.bring_in_file(file=file, name="feed.json", by=audit.SYSTEM)

    def _fetch(self, **_: Any) -> str:
        failed = 0
        feeds = list(Feed.objects.order_by("name", "pk"))
        for feed in feeds:
            try:
                tally = renew(feed)
            except FeedFailed as refused:
                failed += 1
                self.stderr.write(f"{feed.name}: {refused}")
            else:
                self.stdout.write(f"{feed.name}: {tally.in_words}")
        gather_statistics()
        if failed:
            raise CommandError(f"{failed:,} of {len(feeds):,} feeds did not come")
        return f"Fetched {len(feeds):,} feed{'' if len(feeds) == 1 else 's'}"

    def _export(self, *, file: Path, **_: Any) -> str:
        """Beside the file first, so that nobody finds half of one."""
        try:
            handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
            with os.fdopen(handle, "w", encoding="utf-8") as to:
                count = write_all(to)
            Path(beside).replace(file)
        except OSError as refused:
            raise CommandError(f"{file} can’t be written: {refused.strerror}") from None
        return f"Wrote {count:,} service{'' if count == 1 else 's'} to {file}"

    def _check(self, **_: Any) -> str:
        stale = Service.objects.listed().stale(clock.today()).select_related("organization")
        for service in stale.order_by("checked_on", "name", "pk").iterator():
            whose = service.organization.name if service.organization else ""
            self.stdout.write(f"{service.last_checked or 'never'}\t{service.name}\t{whose}")
        return f"Not checked for six months: {stale.count():,}"

    def _postcodes(self, *, file: Path, **_: Any) -> str:
        taken = Taken(0, 0)
        try:
            with progress() as bar:
                task = bar.add_task("Postcodes", total=None)
                for taken in import_postcodes(file=file):
                    bar.update(task, completed=taken.kept)
        except NoPostcodes as refused:
            raise CommandError(f"{file}: {refused}") from None
        except OSError as refused:
            raise CommandError(f"{file} can’t be opened: {refused.strerror}") from None
        gather_statistics()
        return f"{taken.kept:,} postcodes; {taken.left:,} lines had none or lie nowhere"

    def _tell(self, tally: Tally) -> None:
        for said in tally.told[:MOST_TOLD]:
            self.stdout.write(said)
        if more := max(0, len(tally.told) - MOST_TOLD) + tally.untold:
            self.stdout.write(f"And {more:,} more")


def _feed(address: str, organisation: str) -> Feed:
    """The feed of an organisation at this address, begun if there is none."""
    whose = Organisation.objects.filter(address_name=organisation).first()
    if whose is None:
        known = Organisation.objects.order_by("address_name").values_list("address_name", flat=True)
        raise CommandError(f"Give --organisation as one of these: {', '.join(known[:20])}")
    feed, _ = Feed.objects.get_or_create(
        organisation=whose, address=address, defaults={"name": address[:200]}
    )
    return feed
