"""Concerns to test with."""

from bs4 import BeautifulSoup

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.people.models import Person
from whatmatters.safeguarding import actions
from whatmatters.safeguarding.models import Concern

WORDS = "He took her card again. She was crying </textarea><script>alert(1)</script>\n🙈 \u202e"
CANARY = "Quetzalcoatl"


def raised(by: Actor, person: Person | None = None, words: str = WORDS, **more: str) -> Concern:
    """A concern, as somebody raised it."""
    before = set(Concern.objects.values_list("pk", flat=True))
    about = more or ({} if person else {"who": "A woman at number 9"})
    actions.raise_concern(by=by, person=person, words=words, who=about.get("who", ""))
    return Concern.objects.exclude(pk__in=before).get()


def taken_on(by: Actor, lead: Actor, person: Person | None = None) -> Concern:
    """A concern that a lead is on."""
    return actions.take_on(concern=raised(by, person), by=lead)


def lead_of(key: str, place: str) -> Actor:
    """Another safeguarding lead, of any place of the cast."""
    return works_as(key, cast.place(place), RoleKey.SAFEGUARDING_LEAD)


def works_as(key: str, organisation: Organisation, role: RoleKey) -> Actor:
    membership = Membership.objects.create(
        user=cast.account(key, key.title()), organisation=organisation, role_key=role
    )
    return Actor(membership.user, membership)


def main(page: BeautifulSoup) -> str:
    """What the main part of a page says, as one line."""
    found = page.select_one("main")
    assert found is not None
    return " ".join(found.get_text().split())
