"""The read API of another directory, page by page, into a file that is then brought in."""

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit
from uuid import UUID

from whatmatters.resources.intake.fetching import LONGEST_PAGE, MOST_BYTES, Fetcher, NotFetched
from whatmatters.resources.standard.documents import LISTS
from whatmatters.resources.standard.reading import Problem, Tell
from whatmatters.resources.standard.shapes import SERVICE

MOST_PAGES = 20_000
MOST_SERVICES = 500_000
#: What `/` answers with; an address that does is that of a whole API.
ABOUT = {"openapi_url", "profile", "version"}
Known = Callable[[list[dict[str, Any]]], set[str]]


def fetch_into(
    to: IO[bytes], address: str, *, known: Known, tell: Tell, fetcher: Fetcher | None = None
) -> set[UUID]:
    """Write everything at an address to a file: a file, or an API with all its pages.

    `known` says which of some services, as a page lists them, have not changed since; their ids
    are returned, and they are not fetched again. Raises NotFetched.
    """
    fetcher = fetcher or Fetcher()
    fetcher.fetch(address, to, most=MOST_BYTES)
    first = _small(to)
    if first is None or "id" in first or _is_all(first):
        to.seek(0)
        return set()
    to.seek(0)
    to.truncate()
    walk = _Walk(fetcher, tell, known, to)
    if "contents" in first:
        return walk.walk(address)
    base = address.rstrip("/")
    return walk.walk(f"{base}/services", f"{base}/taxonomies")


def _small(file: IO[bytes]) -> dict[str, Any] | None:
    """What came, if it is one object no larger than a page."""
    if file.tell() > LONGEST_PAGE:
        return None
    file.seek(0)
    try:
        said = json.load(file)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _is_all(page: dict[str, Any]) -> bool:
    """Whether there is no more than what came: no API, no further page, and lists and all."""
    if "contents" not in page:
        return not page.keys() & ABOUT or bool(page.keys() & LISTS.keys())
    only = page.get("total_pages") in {None, 0, 1}
    contents = page["contents"] if isinstance(page["contents"], list) else []
    return only and all(_is_whole(one) for one in contents)


def _is_whole(one: object) -> bool:
    return (
        not isinstance(one, dict) or bool(SERVICE.parts.keys() & one.keys()) or "status" not in one
    )


@dataclass(slots=True)
class _Walk:
    fetcher: Fetcher
    tell: Tell
    known: Known
    file: IO[bytes]
    same: set[UUID] = field(default_factory=set)
    came: int = 0

    def walk(self, services: str, *others: str) -> set[UUID]:
        self.file.write(b"[")
        for address in others:
            try:
                self._take(address)
            except NotFetched as refused:
                self.tell(Problem(address, "", str(refused)))
        self._take(services)
        self.file.write(b"]")
        self.file.seek(0)
        return self.same

    def _take(self, address: str) -> None:
        for page in self._pages(address):
            objects = [one for one in page if isinstance(one, dict)]
            unchanged = self.known(objects)
            for one in objects:
                if one.get("id") in unchanged:
                    self.same.add(UUID(one["id"]))
                else:
                    self._keep(self._whole(address, one))

    def _pages(self, address: str) -> Iterator[list[Any]]:
        """Each page, until the last that it says there is."""
        for number in range(1, MOST_PAGES + 1):
            page = self._page(_with_page(address, number), number)
            contents = page.get("contents")
            if not isinstance(contents, list):
                raise NotFetched(f"Page {number:,} has no contents")
            yield contents
            total = page.get("total_pages")
            is_counted = isinstance(total, int) and number >= total
            if is_counted or page.get("last_page") is True or not contents:
                return
        raise NotFetched(f"It has more than {MOST_PAGES:,} pages")

    def _page(self, address: str, number: int) -> dict[str, Any]:
        try:
            return self._object(address)
        except NotFetched as refused:
            raise NotFetched(f"Page {number:,} did not come: {refused}") from None

    def _object(self, address: str) -> dict[str, Any]:
        with tempfile.SpooledTemporaryFile(max_size=1024 * 1024) as file:
            self.fetcher.fetch(address, file, most=LONGEST_PAGE)
            said = _small(file)
        if said is None:
            raise NotFetched("it is no JSON object that can be read")
        return said

    def _whole(self, address: str, one: dict[str, Any]) -> dict[str, Any]:
        """With all its lists: they come one by one. Where one does not, what is listed will do."""
        if self.came >= MOST_SERVICES:
            raise NotFetched(f"It has more than {MOST_SERVICES:,} services")
        self.came += 1
        if SERVICE.parts.keys() & one.keys() or not isinstance(one.get("id"), str):
            return one
        try:
            return self._object(f"{address.split('?')[0].rstrip('/')}/{quote(one['id'], safe='')}")
        except NotFetched as refused:
            about = str(one.get("name") or one["id"])[:80]
            self.tell(Problem(about, "", f"only what the list says of it came: {refused}"))
            # Without it, it counts as changed the next time, and is asked for again.
            return {name: said for name, said in one.items() if name != "last_modified"}

    def _keep(self, one: dict[str, Any]) -> None:
        if self.file.tell() > 1:
            self.file.write(b",")
        self.file.write(json.dumps(one).encode())


def _with_page(address: str, number: int) -> str:
    parts = urlsplit(address)
    asked = [(name, said) for name, said in parse_qsl(parts.query) if name != "page"]
    return urlunsplit(parts._replace(query=urlencode([*asked, ("page", number)])))
