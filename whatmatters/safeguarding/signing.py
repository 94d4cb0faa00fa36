from whatmatters.access.actor import Actor


def signature(by: Actor) -> str:
    """Who somebody is, as it stands under what they wrote: name, role, and for whom they act."""
    if by.membership is None:
        return by.name[:300]
    return f"{by.name}, {by.role.title.lower()}, {by.membership.organisation.name}"[:300]
