from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.eligibility.law import pack
from whatmatters.eligibility.models import CannotDecide, LawInForce


@transaction.atomic
def choose_law(
    *, organisation: Organisation, by: Actor, id_: str, version: str, begins_on: date
) -> LawInForce:
    """The law an organisation works under from a day. What was decided before keeps its own.

    Raises NoSuchPack, and CannotDecide for a day before the law was in force.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(by, Permission.ORGANISATION_CHANGE, organisation)
    law = pack(id_, version)
    if begins_on < law.in_force_from:
        raise CannotDecide(gettext("This law was not in force on that day"))
    now = LawInForce.objects.on(begins_on, organisation=organisation).first()
    if now and (now.pack, now.pack_version, now.begins_on) == (id_, version, begins_on):
        return now  # sent twice
    chosen = LawInForce.objects.create(
        organisation=organisation,
        pack=law.id,
        pack_version=law.version,
        begins_on=begins_on,
        chosen_by=by.user,
    )
    audit.record(by=by, did="eligibility.law-chosen", to=chosen)
    return chosen
