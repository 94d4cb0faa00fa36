"""What a member of an organisation is there to do. Read this page in one sitting.

A role never opens a record by itself: for that one must be in the person's circle
(see `people`). It says which doors of the house one may knock at.
"""

from dataclasses import dataclass
from enum import StrEnum

from whatmatters.access.deeds import Permission
from whatmatters.foundations.words import later as _


class RoleKey(StrEnum):
    THEMSELF = "themself"
    PRACTITIONER = "practitioner"
    TEAM_LEAD = "team-lead"
    SUPPORT_WORKER = "support-worker"
    PROVIDER_MANAGER = "provider-manager"
    BROKER = "broker"
    COMMISSIONER = "commissioner"
    SAFEGUARDING_LEAD = "safeguarding-lead"
    ADMINISTRATOR = "administrator"
    PRIVACY_OFFICER = "privacy-officer"


@dataclass(frozen=True, slots=True)
class Role:
    """A job in an organisation: its name, what it is for, and the doors it may knock at."""

    key: RoleKey
    title: str
    description: str
    doors: frozenset[Permission]


PRACTICE = frozenset(
    {
        Permission.DAY_VIEW,
        Permission.TIME_LOOK,
        Permission.PEOPLE_SEARCH,
        Permission.PERSON_BEGIN,
        Permission.ENQUIRIES_HANDLE,
        Permission.PEOPLE_IMPORT,
        Permission.DIRECTORY_KEEP,
        Permission.PROVIDERS_LOOK,
        Permission.GROUPS_RUN,
        Permission.VISITS_COUNT,
    }
)

ROLES: dict[RoleKey, Role] = {
    role.key: role
    for role in (
        Role(
            RoleKey.THEMSELF,
            _("Yourself"),
            _("A person with their own record, or someone in the circle of one."),
            frozenset(),
        ),
        Role(
            RoleKey.PRACTITIONER,
            _("Practitioner"),
            _("Holds conversations, and writes outcomes, plans and reviews with the person."),
            PRACTICE,
        ),
        Role(
            RoleKey.TEAM_LEAD,
            _("Team lead"),
            _("Sees how the team is doing, supports its practice, and keeps its prompts."),
            PRACTICE
            | {
                Permission.TEAM_VIEW,
                Permission.PROMPTS_CHANGE,
                Permission.STORY_APPROVE,
                Permission.REMITTANCE_TAKE,
            },
        ),
        Role(
            RoleKey.SUPPORT_WORKER,
            _("Support worker"),
            _("Does part of what is in the plan, and says how it went."),
            frozenset(
                {
                    Permission.DAY_VIEW,
                    Permission.FIND_IN_NEED,
                    Permission.ROUND_WALK,
                    Permission.GROUPS_RUN,
                }
            ),
        ),
        Role(
            RoleKey.PROVIDER_MANAGER,
            _("Provider manager"),
            _("Agrees with the person how the organisation helps."),
            frozenset(
                {
                    Permission.DAY_VIEW,
                    Permission.TIME_LOOK,
                    Permission.PEOPLE_SEARCH,
                    Permission.ROUND_WALK,
                    Permission.ROUND_PLAN,
                    Permission.REMITTANCE_TAKE,
                    Permission.VISITS_COUNT,
                    Permission.YARDSTICK_SET,
                    Permission.GROUPS_RUN,
                    Permission.OFFER_MAKE,
                    Permission.PROVIDER_PROFILE_CHANGE,
                    Permission.PROVIDERS_LOOK,
                }
            ),
        ),
        Role(
            RoleKey.BROKER,
            _("Broker"),
            _("Helps the person find and choose what would help."),
            frozenset(
                {
                    Permission.DAY_VIEW,
                    Permission.PEOPLE_SEARCH,
                    Permission.DIRECTORY_KEEP,
                    Permission.DIRECTORY_BRING_IN,
                    Permission.STORY_APPROVE,
                    Permission.PROVIDERS_LOOK,
                }
            ),
        ),
        Role(
            RoleKey.COMMISSIONER,
            _("Commissioner"),
            _("Plans and pays for support; sees numbers, not people."),
            frozenset(
                {
                    Permission.RATES_SET,
                    Permission.PROVIDERS_LOOK,
                    Permission.TIME_LOOK,
                    Permission.VISITS_COUNT,
                    Permission.REMITTANCE_SUM,
                }
            ),
        ),
        Role(
            RoleKey.SAFEGUARDING_LEAD,
            _("Safeguarding lead"),
            _("Looks into concerns that somebody is not safe; opens the records of those cases."),
            frozenset({Permission.SAFEGUARDING_HANDLE}),
        ),
        Role(
            RoleKey.ADMINISTRATOR,
            _("Administrator"),
            _("Sets up the organisation; reads nobody’s words."),
            frozenset(
                {
                    Permission.MEMBERS_MANAGE,
                    Permission.ORGANISATION_CHANGE,
                    Permission.YARDSTICK_SET,
                    Permission.PROMPTS_CHANGE,
                    Permission.PEOPLE_IMPORT,
                    Permission.RATES_SET,
                    Permission.DIRECTORY_KEEP,
                    Permission.DIRECTORY_BRING_IN,
                }
            ),
        ),
        Role(
            RoleKey.PRIVACY_OFFICER,
            _("Privacy officer"),
            _("Watches who looked at what; reads nobody’s words."),
            frozenset({Permission.PRIVACY_WATCH}),
        ),
    )
}
