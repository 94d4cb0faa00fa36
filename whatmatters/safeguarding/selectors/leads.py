from whatmatters.access.actor import Actor
from whatmatters.access.roles import RoleKey
from whatmatters.safeguarding.models import leads


def lacks_a_lead(*, viewer: Actor) -> bool:
    """Whether an administrator has to name a safeguarding lead.

    It does not depend on whether anything waits for one, so it tells nothing.
    """
    if viewer.role.key != RoleKey.ADMINISTRATOR:
        return False
    return not leads().filter(organisation=viewer.organisation_id).exists()
