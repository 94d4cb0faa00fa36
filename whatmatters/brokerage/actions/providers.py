"""What a provider says of itself, by whoever manages it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.brokerage.models import ChangeStep, ProfileArea, ProviderProfile
from whatmatters.foundations import clock

SAID = (
    "skills",
    "languages",
    "openness",
    "worries",
    "help_wanted",
    "training",
    "staff",
    "left_in_a_year",
)


@transaction.atomic
def say_of_provider(
    *,
    organisation: Organisation,
    by: Actor,
    areas: Iterable[str] = (),
    capacity: str = "",
    hours_free: int | None = None,
    read: int | None = None,
    **said: Any,
) -> ProviderProfile:
    """Say how things stand with a provider; what there is room for is as of today. Raises Stale."""
    require(by, Permission.PROVIDER_PROFILE_CHANGE, organisation)
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    there = ProviderProfile.objects.filter(organisation=organisation).order_by("pk").first()
    profile = there or ProviderProfile(organisation=organisation, version=0)
    profile.turn_page(read=read)
    profile.changed_by = by.user
    for name in SAID:
        setattr(profile, name, said.get(name, getattr(profile, name)))
    profile.say_room(capacity, hours_free, on=clock.today())
    profile.save()
    profile.areas.all().delete()
    ProfileArea.objects.bulk_create(
        ProfileArea(profile=profile, outward=one) for one in dict.fromkeys(areas)
    )
    audit.record(by=by, did="brokerage.provider-said", to=profile)
    return profile


@transaction.atomic
def add_change(
    *, profile: ProviderProfile, by: Actor, kind: str, words: str, agreed_with: str = ""
) -> ChangeStep:
    """Add to how the provider changes."""
    profile = _locked(profile)
    require(by, Permission.PROVIDER_PROFILE_CHANGE, profile.organisation)
    step = ChangeStep.objects.create(
        profile=profile,
        kind=ChangeStep.Kind(kind),
        words=words,
        agreed_with=agreed_with,
        written_by=by.user,
    )
    audit.record(by=by, did="brokerage.change-added", to=step)
    return step


@transaction.atomic
def settle_change(*, step: ChangeStep, by: Actor, on: date | None = None) -> ChangeStep:
    """It is done, or need concern nobody any more. It stays to be read."""
    _locked(step.profile)
    step = ChangeStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    require(by, Permission.PROVIDER_PROFILE_CHANGE, step.profile.organisation)
    if step.settled_on is None:
        step.settled_on = max(on or clock.today(), step.said_on)
        step.save(update_fields=["settled_on"])
        audit.record(by=by, did="brokerage.change-settled", to=step)
    return step


def _locked(profile: ProviderProfile) -> ProviderProfile:
    rows = ProviderProfile.objects.select_for_update(of=("self",))
    return rows.select_related("organisation").get(pk=profile.pk)
