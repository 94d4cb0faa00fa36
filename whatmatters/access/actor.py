"""Who is acting, where, and as what: never a sum of everything they might be."""

from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.models import Membership, User
from whatmatters.access.roles import ROLES, Role, RoleKey


@dataclass(frozen=True, slots=True)
class Actor:
    """A user in one organisation and role, or (`membership=None`) as themself.

    `is_beside`: signed in beside a worker, so that no record is open but their own.
    """

    user: User
    membership: Membership | None = None
    is_beside: bool = False

    @property
    def role(self) -> Role:
        key = self.membership.role_key if self.membership else RoleKey.THEMSELF
        return ROLES[RoleKey(key)]

    @property
    def organisation_id(self) -> UUID | None:
        return self.membership.organisation_id if self.membership else None

    @property
    def team_id(self) -> UUID | None:
        return self.membership.team_id if self.membership else None

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def provides(self) -> bool:
        """Acts for a provider, who is shown of others’ work with somebody only what they must."""
        return self.role.key in {RoleKey.SUPPORT_WORKER, RoleKey.PROVIDER_MANAGER}

    @property
    def is_staff(self) -> bool:
        return self.membership is not None
