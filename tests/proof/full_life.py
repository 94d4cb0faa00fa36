"""A life with something of everything in it, so that every route has what to be asked about."""

from datetime import timedelta
from uuid import UUID, uuid4

from tests.lives import Life, live
from tests.proof.brought_in import brought_in
from tests.proof.budgeted import budgeted
from tests.proof.changed import changed
from tests.proof.costed import costed
from tests.proof.delivered import delivered
from tests.proof.in_a_diary import written_in_a_diary
from tests.proof.signed_life import signed
from tests.proof.sought import sought
from tests.proof.told import told
from tests.proof.under_law import under_law
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.trail import Watched
from whatmatters.conversations.actions import (
    add_card,
    ask_to_talk,
    begin_board,
    keep_statement,
    open_conversation,
    save_draft,
)
from whatmatters.conversations.models import (
    Conversation,
    Draft,
    Statement,
    StatementFile,
    Topic,
)
from whatmatters.demonstration import cast
from whatmatters.enquiries.actions import give_service, start_record
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, sent
from whatmatters.exchange.actions import keep_upload
from whatmatters.foundations import clock
from whatmatters.letters.models import Message, Unsent
from whatmatters.media.making import Made
from whatmatters.media.models import facts_of
from whatmatters.outcomes.actions import say_how_it_went
from whatmatters.people import actions as people
from whatmatters.people.models import (
    Bar,
    CapacityRecord,
    Caring,
    CircleMember,
    EqualityAnswer,
    Identifier,
    Person,
    SafetyFlag,
    Share,
)
from whatmatters.plans.actions import say_how_much_help
from whatmatters.plans.models import Aim, Plan
from whatmatters.resources.actions.telling import tell_mistake
from whatmatters.resources.tests.listing import WESTBURY, listed
from whatmatters.reviews.actions import look_at, open_review
from whatmatters.reviews.models import AloneAnswer, HowWeWork
from whatmatters.safeguarding.models import Concern, Confidence, KindOfConcern, Note, OnCase

LIST = "Known as,Full name,Born\nAda,Ada Okafor,2 March 1948\nBert,Bert Lane,31/02/1950\n"


def everything(person: Person, by: Actor) -> dict[str, str]:
    """Something in every table that reaches a person, with the ids that routes ask for."""
    life = live(person, with_=by, outcomes=2, reviewed=True)
    return {
        "person": str(person.pk),
        **_known(person, by),
        **_said(person, by),
        **_planned(life, by),
        **written_in_a_diary(person),
        **_kept_close(person, by),
        **sought(life, by),
        **_asked(by),
        **budgeted(person, by),
        **delivered(person, by, place("brook")),
        **changed(person, by, place("brook")),
        **_written(person),
        **told(person, by, place("brook")),
        **under_law(life, by),
        "watched": str(_watched(person, by).pk),
        "passkey": str(uuid4()),
        "csv": "csv",
    }


def _watched(person: Person, by: Actor) -> Watched:
    return Watched.objects.create(
        flag=Watched.Flag.GLASS,
        organisation=str(by.organisation_id),
        viewer=str(by.user.pk),
        acting_in=str(by.organisation_id),
        person=str(person.pk),
        day=clock.today(),
        first_at=clock.now(),
    )


def _known(person: Person, by: Actor) -> dict[str, str]:
    need = people.add_need(person=person, by=by, kind="format", words="Large print")
    name = people.add_name(person=person, by=by, name="Peggy", kind="nickname")
    member = CircleMember.objects.create(person=person, kind="friend", name="Jean")
    may_act = CircleMember.objects.create(person=person, kind="attorney", name="Ada")
    caring = Caring.objects.create(carer=person, whom="My mum")
    EqualityAnswer.objects.create(person=person, question="sex", answer="female", words="Hm")
    Identifier.objects.create(person=person, system="https://example.org/number", value="1")
    return {
        "need": str(need.pk),
        "caring": str(caring.pk),
        "name": str(name.pk),
        "member": str(member.pk),
        "attorney": str(may_act.pk),
    }


def _said(person: Person, by: Actor) -> dict[str, str]:
    talk = open_conversation(person=person, by=by, held_on=clock.today(), present=["Jean"])
    kept = keep_statement(conversation=talk, by=by, words="Hm", whose="family", whose_name="Jean")
    draft = save_draft(
        conversation=talk, by=by, box=Draft.Box.STATEMENT, words="I was", sent_as=uuid4()
    )
    topic = ask_to_talk(person=person, by=by, words="The bus")
    Topic.objects.create(
        person=person, words="Not here", alone=True, how_to_reach="At work", asked_by=by.user
    )
    return {
        "talk": str(talk.pk),
        "statement": str(kept.pk),
        "draft": str(draft.pk),
        "topic": str(topic.pk),
        **_shown(talk, kept, by),
    }


def _shown(talk: Conversation, kept: Statement, by: Actor) -> dict[str, str]:
    """A picture to what was said, and a board with a picture on a card."""
    seen = Made("picture", "image/png", b"Not a picture, and never opened here", 1, 1, 0)
    file = StatementFile.objects.create(statement=kept, words="The gate", **facts_of(seen))
    board = begin_board(conversation=talk, by=by, question="What matters?", own=["The plot"])
    card = add_card(board=board, by=by, words="Jean", picture=seen)
    return {"shown": str(file.pk), "board": str(board.pk), "card": str(card.pk)}


def _planned(life: Life, by: Actor) -> dict[str, str]:
    first, draft = life.outcomes[0], Plan.objects.get(follows=life.plan)
    aim = Aim.objects.filter(plan=draft).order_by("place", "pk")[0]
    say_how_it_went(outcome=first, by=by, words="It went well")
    said = signed(life, draft, by)
    say_how_much_help(person=life.plan.person, by=by, level="with-help", words="Hm", asked="alone")
    held = open_review(plan=life.plan, by=by)
    for outcome in life.outcomes:
        look_at(review=held, outcome=outcome, by=by, decision="carry-on")
    AloneAnswer.objects.create(
        person=life.person, review=held, outcome=first, says="not", words="Hm"
    )
    asked = HowWeWork.objects.create(
        person=life.person,
        organisation_id=employer(by),
        after="conversation",
        question="say-1",
        asked_on=clock.today() - timedelta(days=2),
        state="answered",
        says=3,
        words="Hm",
    )
    return {
        **said,
        "asked": str(asked.pk),
        "outcome": str(first.pk),
        "step": str(first.steps.get().pk),
        "barrier": str(first.barriers.get().pk),
        "plan": str(life.plan.pk),
        "next_plan": str(draft.pk),
        "aim": str(aim.pk),
        "action": str(aim.actions.get().pk),
        **costed(aim.actions.get(), draft, by),
        "review": str(held.pk),
    }


def _kept_close(person: Person, by: Actor) -> dict[str, str]:
    """A flag, a case, a confidence, what is shared, and whether they can decide."""
    organisation = employer(by)
    flags = [
        SafetyFlag.objects.create(person=person, kind=kind, words="Ask", raised_by=by.user, **more)
        for kind, more in (("allergy", {}), ("home", _asked_to_lower(cast.account("far", "Far"))))
    ]
    bar = Bar.objects.create(
        person=person, user=cast.account("far", "Far"), because="Asked for", barred_by=by.user
    )
    concern = Concern.objects.create(
        person=person,
        organisation_id=organisation,
        who=person.known_as,
        words="A bruise",
        raised_by=by.user,
        raised_as=by.name,
    )
    KindOfConcern.objects.create(concern=concern, kind="physical")
    Note.objects.create(concern=concern, words="Rang the ward", written_by=by.user)
    told = Confidence.objects.create(
        person=person,
        organisation_id=organisation,
        said_by="A neighbour",
        words="He shouts",
        written_by=by.user,
    )
    found = CapacityRecord.objects.create(
        person=person,
        decision="support",
        has_capacity=False,
        reasons="They could not weigh it up",
        found_by=by.user,
        review_on=clock.today() + timedelta(days=30),
    )
    share = Share.objects.create(
        person=person, organisation=place("elsewhere"), core=True, purpose="To help"
    )
    return {
        "flag": str(flags[0].pk),
        "asked_flag": str(flags[1].pk),
        "bar": str(bar.pk),
        "on_case": str(on_case(concern, by, by).pk),
        "concern": str(concern.pk),
        "confidence": str(told.pk),
        "capacity": str(found.pk),
        "share": str(share.pk),
    }


def _written(person: Person) -> dict[str, str]:
    """What they and a friend write to each other, who asks about nobody here."""
    pen = cast.account("pen", "Pen")
    member = CircleMember.objects.create(person=person, kind="friend", name="Pen", user=pen)
    Share.objects.create(person=person, member=member, core=True, purpose="To write")
    two = {"member": member, "other": pen}
    Message.objects.create(**two, words="Come on Sunday", written_by=pen)
    unsent = Unsent.objects.create(**two, by=pen, words="I am", sent_as=uuid4())
    return {"pen": str(member.pk), "unsent": str(unsent.pk), "token": "token"}


def _asked(by: Actor) -> dict[str, str]:
    """An enquiry at their own council, and a list of theirs that waits to be brought in."""
    assert by.membership is not None
    place = by.membership.organisation
    knock, begun = sent(place=place), sent(FOR_MYSELF, place=place)
    service = listed("A choir", at=WESTBURY, phone="01632 960001")
    for enquiry in (knock, begun):
        give_service(enquiry=enquiry, by=by, service=service)
    start_record(enquiry=begun, by=by)
    upload = keep_upload(by=by, name="ours.csv", content=LIST.encode())
    return {
        "knock": str(knock.pk),
        "reference": knock.reference,
        "place": place.address_name,
        "question": "who",
        "upload": str(upload.pk),
        "membership": str(by.membership.pk),
        "service": str(service.pk),
        "told": str(tell_mistake(service=service, words="It has moved").pk),
        **brought_in(service, by),
    }


def employer(who: Actor) -> UUID:
    assert who.organisation_id is not None
    return who.organisation_id


def _asked_to_lower(by: User) -> dict[str, object]:
    return {
        "lowering_asked_by": by,
        "lowering_asked_at": clock.now(),
        "lowering_because": "It is over",
    }


def place(key: str) -> Organisation:
    return Organisation.objects.get_or_create(
        address_name=key,
        defaults={"name": key.title(), "requires_second_factor": False}
        | ({"takes_enquiries_for": key.title()} if key in {"westbury", "eastbury"} else {}),
    )[0]


def on_case(concern: Concern, who: Actor, by: Actor) -> OnCase:
    return OnCase.objects.create(
        concern=concern,
        user=who.user,
        organisation_id=employer(who),
        as_who=who.name,
        because="To look into it",
        put_by=by.user,
    )
