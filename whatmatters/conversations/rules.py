from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.conversations.models import Conversation, Whose
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of


@rule(Permission.CONVERSATION_VIEW)
def may_view(actor: Actor, conversation: Conversation) -> bool:
    """The person themself; their practitioner; the lead of a team that helps them."""
    return Conversation.objects.visible_to(actor).filter(pk=conversation.pk).exists()


@rule(Permission.CONVERSATION_HOLD)
def may_hold(actor: Actor, person: Person) -> bool:
    """The person themself, or their practitioner with them, opens a talk and keeps words."""
    return holds(standing_of(actor, person))


@rule(Permission.TOPIC_ADD)
def may_add_topic(actor: Actor, person: Person) -> bool:
    """Whoever holds conversations with the person, or the person, says what to talk about."""
    return holds(standing_of(actor, person))


@rule(Permission.TALK_ALONE_ASK)
def may_ask_alone(actor: Actor, person: Person) -> bool:
    """The person themself, and nobody for them."""
    standing = standing_of(actor, person)
    return standing.is_self and holds(standing)


@rule(Permission.CONVERSATION_SIGN)
def may_sign(actor: Actor, person: Person) -> bool:
    """Their practitioner alone says what they make of it: it is a reading, and theirs."""
    return signs(standing_of(actor, person))


def holds(standing: Standing) -> bool:
    """The same as `may_hold`, where one's standing is known already."""
    return standing.may(DataClass.TALK, Deed.WRITE)


def signs(standing: Standing) -> bool:
    """The same as `may_sign`, where one's standing is known already."""
    return standing.is_practitioner


def listens(standing: Standing) -> bool:
    """Whether there are conversations with this person at all, as far as they can tell."""
    return standing.may(DataClass.TALK)


def puts_right_words_of(actor: Actor, whose: str) -> bool:
    """A practitioner puts right what was written down; the person, only words of their own."""
    return actor.is_staff or whose == Whose.PERSON
