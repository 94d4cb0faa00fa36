"""The people in every test, every screenshot and the demonstration.

Maggie is 81 and wants to get back to her allotment. Priya is her social worker, in
Helen's team. Sam comes in each morning from Brook Home Care. Tomasz does Priya's job
in the next room, and Owen does it in the next county: neither may see any of this.
"""

from dataclasses import dataclass

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, Team, User
from whatmatters.access.roles import RoleKey


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation of the cast. `serves` is the area it takes enquiries for."""

    name: str
    serves: str = ""


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who acts for a place, in one role, in a team or none."""

    name: str
    role: RoleKey
    place: str
    team: str = ""
    about: str = ""


PLACES = {
    "westbury": Place("Westbury Council", serves="Westbury and the villages around it"),
    "brook": Place("Brook Home Care"),
    "friends": Place("Westbury Carers and Friends", serves="carers in Westbury"),
    "meadow": Place("Meadow Lane Support"),
    "larch": Place("Larch House Care"),
    "compass": Place("Compass, led by disabled people"),
    "eastbury": Place("Eastbury Council", serves="Eastbury"),
}

WORKERS = {
    "priya": Worker(
        "Priya Nair",
        RoleKey.PRACTITIONER,
        "westbury",
        "North team",
        "social worker; holds the conversations with Maggie and most of the others",
    ),
    "tomasz": Worker(
        "Tomasz Zielinski",
        RoleKey.PRACTITIONER,
        "westbury",
        "South team",
        "does Priya’s job in the next room, with other people",
    ),
    "helen": Worker(
        "Helen Marsh",
        RoleKey.TEAM_LEAD,
        "westbury",
        "North team",
        "leads Priya’s team",
    ),
    "dev": Worker(
        "Dev Patel",
        RoleKey.ADMINISTRATOR,
        "westbury",
        about="sets things up; reads nobody’s words",
    ),
    "ines": Worker(
        "Ines Costa",
        RoleKey.COMMISSIONER,
        "westbury",
        about="plans and pays for support; sees no one’s record",
    ),
    "ngozi": Worker(
        "Ngozi Eze",
        RoleKey.SAFEGUARDING_LEAD,
        "westbury",
        about="safeguarding lead; opens only the records of the cases she is on",
    ),
    "ruth": Worker(
        "Ruth Osei",
        RoleKey.PRIVACY_OFFICER,
        "westbury",
        about="privacy officer; asks why a record was opened, and reads none",
    ),
    "sam": Worker(
        "Sam Adeyemi",
        RoleKey.SUPPORT_WORKER,
        "brook",
        about="support worker; comes to Maggie each morning",
    ),
    "bridget": Worker(
        "Bridget Lowe",
        RoleKey.PROVIDER_MANAGER,
        "brook",
        about="manages Brook Home Care",
    ),
    "nia": Worker(
        "Nia Rees",
        RoleKey.PROVIDER_MANAGER,
        "meadow",
        about="manages Meadow Lane; answers requests that name nobody",
    ),
    "ivo": Worker(
        "Ivo Brandt",
        RoleKey.PROVIDER_MANAGER,
        "larch",
        about="manages Larch House; says no, and why",
    ),
    "noor": Worker(
        "Noor Aziz",
        RoleKey.BROKER,
        "compass",
        about="broker; helps Maggie find and choose, and says who pays her",
    ),
    "farah": Worker(
        "Farah Siddiqui",
        RoleKey.PRACTITIONER,
        "friends",
        about="carers’ adviser; works with June",
    ),
    "owen": Worker(
        "Owen Hughes",
        RoleKey.PRACTITIONER,
        "eastbury",
        about="does Priya’s job in the next county",
    ),
}


def place(key: str) -> Organisation:
    """An organisation of the cast, made the first time it is asked for."""
    about = PLACES[key]
    found, _ = Organisation.objects.get_or_create(
        address_name=key,
        defaults={
            "name": about.name,
            "takes_enquiries_for": about.serves,
            "requires_second_factor": False,  # one press signs in as anybody of the cast
        },
    )
    return found


def account(key: str, name: str) -> User:
    """The sign-in of somebody of the cast. It has no password."""
    email = f"{key}@example.org"
    known = User.objects.filter(email=email).order_by("pk").first()
    return known or User.objects.create_user(email, name=name)


def worker(key: str) -> Actor:
    """A worker of the cast, acting where they work."""
    about = WORKERS[key]
    where = place(about.place)
    team = None
    if about.team:
        team, _ = Team.objects.get_or_create(organisation=where, name=about.team)
    membership, _ = Membership.objects.select_related("organisation").get_or_create(
        user=account(key, about.name),
        organisation=where,
        defaults={"role_key": about.role, "team": team},
    )
    return Actor(membership.user, membership)
