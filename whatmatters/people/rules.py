from dataclasses import replace

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed, decide
from whatmatters.access.roles import RoleKey
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.standing import standing_of


@rule(Permission.PERSON_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """The person; whoever is in their circle and may see; the lead of a team that helps."""
    return Person.objects.visible_to(actor).filter(pk=person.pk).exists()


@rule(Permission.PERSON_CHANGE)
def may_change(actor: Actor, person: Person) -> bool:
    """The person themself, or their practitioner with them."""
    return standing_of(actor, person).may(DataClass.CORE, Deed.WRITE)


@rule(Permission.CARERS_RECORD_BEGIN)
def may_begin_carers_record(actor: Actor, cared_for: Person) -> bool:
    """The practitioner of whom the carer looks after, who begins a record for the carer."""
    standing = standing_of(actor, cared_for)
    return standing.is_practitioner and standing.may(DataClass.CORE, Deed.WRITE)


@rule(Permission.BESIDE_GIVE)
def may_give_beside_code(actor: Actor, person: Person) -> bool:
    """Their practitioner, who sits beside them and sees what such a sign-in opens."""
    standing = standing_of(actor, person)
    return standing.is_practitioner and standing.may(DataClass.CORE, Deed.WRITE)


@rule(Permission.EQUALITY_SAY)
def may_say_equality(actor: Actor, person: Person) -> bool:
    """The person themself, and nobody for them."""
    return standing_of(actor, person).may(DataClass.DIARY_PRIVATE, Deed.WRITE)


@rule(Permission.CONSENT_CHANGE)
def may_change_consent(actor: Actor, person: Person) -> bool:
    """The person themself, or their practitioner with them: who is around, and who sees what."""
    return standing_of(actor, person).may(DataClass.CONSENT, Deed.WRITE)


@rule(Permission.CONSENT_VIEW)
def may_view_consent(actor: Actor, person: Person) -> bool:
    """Whoever may know who is in the circle, what is shared with whom and who may act."""
    return standing_of(actor, person).may(DataClass.CONSENT)


@rule(Permission.AUTHORITY_RECORD)
def may_record_authority(actor: Actor, person: Person) -> bool:
    """Their practitioner: whether they can decide something, and what shows who may for them."""
    standing = standing_of(actor, person)
    return standing.is_practitioner and standing.may(DataClass.CONSENT, Deed.WRITE)


@rule(Permission.DEATH_RECORD)
def may_record_death(actor: Actor, person: Person) -> bool:
    """Their practitioner, who can also take it back."""
    standing = standing_of(actor, person)
    return standing.is_practitioner and standing.may(DataClass.CORE, Deed.WRITE)


@rule(Permission.FLAG_RAISE)
def may_raise_flag(actor: Actor, person: Person) -> bool:
    """Their practitioner, who can also ask for a flag to be lowered."""
    return standing_of(actor, person).may(DataClass.ALERTS, Deed.WRITE)


#: Those who answer for the work with somebody: any of them can be the second of two.
LOWER_FLAGS = frozenset({"practitioner", "lead", "provider-manager", "safeguarding-lead"})


@rule(Permission.FLAG_LOWER)
def may_lower_flag(actor: Actor, person: Person) -> bool:
    """Their practitioner, a team’s lead, their provider’s manager, or a safeguarding lead.

    Never the one who asked for it to be lowered: it takes two.
    """
    standing = standing_of(actor, person)
    return bool(standing.facts.ways & LOWER_FLAGS) and standing.may(DataClass.ALERTS)


@rule(Permission.PERSON_TAKE_ON)
def may_take_on(actor: Actor, person: Person) -> bool:
    """A practitioner of an organisation that knows the person, while none there works with them."""
    if actor.role.key != RoleKey.PRACTITIONER:
        return False
    known = Person.objects.registered_with(actor).filter(pk=person.pk).exists()
    return known and not worked_with(actor).filter(person=person).exists()


@rule(Permission.GLASS_BREAK)
def may_break_glass(actor: Actor, person: Person) -> bool:
    """In an emergency: staff of an organisation that knows the person, and who do not see as much.

    Which roles that is, and what it opens, the verdict table says; a bar goes before both.
    """
    facts = standing_of(actor, person).facts
    broken, whole = replace(facts, broke_glass=True), replace(facts, broke_glass=False)
    return any(
        decide(broken, about).permits and not decide(whole, about).permits for about in DataClass
    )


def worked_with(actor: Actor) -> QuerySet[CircleMember]:
    """Places in circles held by practitioners of the actor's organisation."""
    return CircleMember.objects.current().filter(
        organisation=actor.organisation_id, kind=Kind.PRACTITIONER
    )
