"""Providers, as those who look for help with people see them."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage import rules
from whatmatters.brokerage.models import ChangeStep, ProviderProfile
from whatmatters.brokerage.models.provider import LOOK_AT_PROVIDERS
from whatmatters.resources.postal import postcode_in


@dataclass(frozen=True, slots=True)
class Row:
    profile: ProviderProfile
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProvidersPage:
    """`own` is the viewer’s own organisation, where they manage it and have not begun."""

    rows: tuple[Row, ...]
    near: str
    own: UUID | None


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """`profile` is None until its manager has said something."""

    organisation: Organisation
    profile: ProviderProfile | None
    areas: tuple[str, ...]
    steps: tuple[tuple[str, tuple[ChangeStep, ...]], ...]
    may_change: bool


def providers(*, viewer: Actor, near: str = "") -> ProvidersPage:
    """Those that have said how things stand, by name; those that come to an area. Two queries."""
    manages = viewer.role.key == RoleKey.PROVIDER_MANAGER
    if viewer.role.key not in LOOK_AT_PROVIDERS and not manages:
        raise PermissionDenied
    found = ProviderProfile.objects.visible_to(viewer).select_related("organisation")
    if outward := _outward(near):
        found = found.filter(areas__outward=outward)
    rows = tuple(Row(one, _areas(one)) for one in found.by_name().prefetch_related("areas"))
    return ProvidersPage(rows, outward, viewer.organisation_id if manages else None)


def profile_page(*, viewer: Actor, organisation_id: UUID) -> ProfilePage:
    """One provider. To its own manager also before anything is said; to others then 404."""
    organisation = get_object_or_404(Organisation, pk=organisation_id)
    profiles = ProviderProfile.objects.visible_to(viewer).filter(organisation=organisation)
    profile = profiles.order_by("pk").first()
    may_change = rules.may_change_profile(viewer, organisation)
    if profile is None and not may_change:
        get_object_or_404(profiles)
    areas, steps = (_areas(profile), _steps(profile)) if profile else ((), ())
    return ProfilePage(organisation, profile, areas, steps, may_change)


def own_step(*, viewer: Actor, step_id: UUID) -> ChangeStep:
    seen = ProviderProfile.objects.visible_to(viewer)
    steps = ChangeStep.objects.select_related("profile__organisation")
    return get_object_or_404(steps.filter(profile__in=seen), pk=step_id)


def _outward(typed: str) -> str:
    """The first half of a postcode, of which more may have been typed."""
    return "".join((postcode_in(typed) or "".join(typed.upper().split())).split()[:1])[:4]


def _areas(profile: ProviderProfile) -> tuple[str, ...]:
    return tuple(sorted(one.outward for one in profile.areas.all()))


def _steps(profile: ProviderProfile) -> tuple[tuple[str, tuple[ChangeStep, ...]], ...]:
    """What is still to be settled first, under what it is."""
    found: dict[str, list[ChangeStep]] = defaultdict(list)
    for step in profile.change_plan.order_by("-said_on", "pk"):
        found[step.kind].append(step)
    sorts = ((kind.label, found[kind]) for kind in ChangeStep.Kind if found[kind])
    return tuple(
        (label, tuple(sorted(steps, key=lambda one: one.settled_on is not None)))
        for label, steps in sorts
    )
