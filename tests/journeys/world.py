"""One small world in which every page of the site has something to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.test import Client

from tests.journeys.delivered import delivered
from tests.journeys.nearby import nearby
from tests.journeys.offers import sought
from tests.journeys.rights import found
from tests.journeys.signing import signed
from tests.journeys.told import helped, provided, told
from tests.lives import Life, live
from tests.proof.budgeted import budgeted
from tests.proof.costed import costed
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import Watched
from whatmatters.access.policy import DataClass
from whatmatters.access.signing_in.steps import PROVED
from whatmatters.conversations.actions import (
    ask_to_talk,
    begin_board,
    keep_statement,
    open_conversation,
    save_draft,
)
from whatmatters.conversations.models import Draft
from whatmatters.demonstration import cast, painting
from whatmatters.demonstration.world import mark_as_demonstration
from whatmatters.diary import actions as diary
from whatmatters.diary.models import UnfinishedEntry
from whatmatters.enquiries.actions import answer_enquiry
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, WORDS, sent
from whatmatters.exchange.actions import keep_upload
from whatmatters.foundations import clock
from whatmatters.foundations.models import Record
from whatmatters.letters.actions import keep_unsent, send_message
from whatmatters.outcomes.actions import reword_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Person
from whatmatters.plans.models import Aim, Plan
from whatmatters.reviews.actions import ask_for_review, look_at, open_review
from whatmatters.reviews.models import HowWeWork
from whatmatters.safeguarding.actions import (
    close_concern,
    keep_confidence,
    raise_concern,
    take_on,
    write_note,
)
from whatmatters.safeguarding.models import Concern

# Long, in two scripts and with no place to break it: what a narrow screen finds hardest.
LONG = (
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch " * 3
    + "أريد أن أعود إلى حديقتي " * 5
)
#: As long, and nobody's: what a directory and providers say, that anybody may be told.
NOBODYS = LONG.replace("Llanfairpwllgwyngyll", "Rindfleischetikettierungs").replace(" إلى", " من")
LIST = "Known as,Full name,Born\nAda,Ada Okafor,2 March 1948\nBert,Bert Lane,31/02/1950\n"


@dataclass(frozen=True, slots=True)
class World:
    """What there is, by the names the table of pages uses, and a session for each who looks."""

    things: dict[str, str]
    sessions: dict[str, str]


def make_world() -> World:
    """Maggie's life with a review being held, Kofi's with one due, and a day's other work."""
    mark_as_demonstration(seed=0)
    cast.place("eastbury")
    workers = {
        key: cast.worker(key)
        for key in ("priya", "helen", "dev", "ines", "tomasz", "ngozi", "ruth", "bridget", "sam")
    }
    priya = workers["priya"]
    maggie, kofi = _person("maggie", "Maggie", priya), _person("kofi", "Kofi", priya)
    hers, his = live(maggie, with_=priya, outcomes=2, reviewed=True), live(kofi, with_=priya)
    asked = ask_for_review(person=kofi, by=Actor(kofi.user) if kofi.user else priya)
    june = Actor(cast.account("june", "June Holt"))
    things = _circle(maggie, priya, june) | _said(maggie, priya) | _knocks(priya)
    _circle(kofi, priya, june)
    things |= _protected(maggie, priya, workers["helen"])
    things |= sought(maggie, priya, workers["bridget"], list(hers.outcomes), LONG)
    things |= _planned(hers) | {"kofi": str(kofi.pk), "his_plan": _id(his.plan)}
    things["his_review"] = _id(asked)
    things |= _diary(maggie, june)
    things["watched"] = _watched(kofi, workers["tomasz"])
    things["upload"] = _id(keep_upload(by=priya, name="ours.csv", content=LIST.encode()))
    things |= budgeted(maggie, priya, LONG)
    things |= delivered(maggie, priya, workers["helen"], LONG, NOBODYS)
    things["passkey"] = str(uuid4())  # nobody's: its address only does something
    things["membership"] = _id(priya.membership) if priya.membership else ""
    things |= _worries(maggie, priya, workers["ngozi"])
    things |= told(maggie, priya, workers["helen"], LONG)
    things |= helped(maggie, priya, LONG) | provided(cast.worker("bridget"), NOBODYS)
    things |= found(maggie, priya, workers["dev"], hers.plan, LONG)
    seen = workers | {"june": june, "maggie": Actor(maggie.user) if maggie.user else priya}
    return World(things, dict(_sessions(seen)))


def _watched(person: Person, by: Actor) -> str:
    """What a privacy officer is told when somebody opens a record in an emergency."""
    people.break_glass(person=person, by=by, reason="danger", because=LONG)
    told = Watched.objects.filter(flag=Watched.Flag.GLASS, organisation=by.organisation_id)
    return _id(told.order_by("pk")[0])


def _person(key: str, known_as: str, by: Actor) -> Person:
    person = people.begin_record(by=by, known_as=known_as, full_name=f"{known_as} Holt")
    return people.give_account(person=person, user=cast.account(key, person.name), by="system")


def _circle(person: Person, by: Actor, relative: Actor) -> dict[str, str]:
    member = people.add_to_circle(
        person=person, by=by, kind="carer", name=LONG[:150], may_see_from=clock.today()
    )
    member = people.join_with_account(member=member, user=relative.user)
    need = people.add_need(person=person, by=by, kind="format", words=LONG)
    name = people.add_name(person=person, by=by, name="Peggy", kind="nickname")
    caring = people.look_after(carer=person, by=by, whom=LONG[:100])
    found = {"member": _id(member), "need": _id(need), "name": _id(name), "person": _id(person)}
    found["caring"] = _id(caring)
    return found | (_wrote(member, Actor(person.user), relative) if person.user else {})


def _wrote(member: CircleMember, mine: Actor, relative: Actor) -> dict[str, str]:
    """What the two have written to each other, and what is not finished."""
    send_message(member=member, by=mine, words=LONG)
    send_message(member=member, by=relative, words=LONG)
    return {"unsent": _id(keep_unsent(member=member, by=mine, words=LONG, sent_as=uuid4()))}


def _protected(person: Person, by: Actor, lead: Actor) -> dict[str, str]:
    """An attorney who may act, what is shared, who is kept out, and what keeps somebody safe."""
    attorney = people.add_to_circle(
        person=person, by=by, kind="attorney", name=LONG[:150], proved_by=LONG[:250]
    )
    flags = [
        people.raise_flag(person=person, by=by, kind="choking", words=f"{which} {LONG}"[:900])
        for which in ("up", "asked", "lowered")
    ]
    for flag in flags[1:]:
        people.ask_to_lower(flag=flag, by=by, because=LONG)
    people.lower_flag(flag=flags[2], by=lead)
    place = cast.place("brook")
    for purpose in (LONG[:250], "Stopped"):
        given = people.share(
            person=person, by=by, organisation=place, covers=[DataClass.CORE], purpose=purpose
        )
    people.withdraw_share(share=given, by=by)
    for has_capacity in (True, False):
        people.record_capacity(
            person=person,
            by=by,
            decision="home",
            has_capacity=has_capacity,
            helped_by=LONG,
            reasons=LONG,
            review_on=clock.today() + timedelta(days=30),
        )
    bars = [
        people.bar(person=person, by=by, user=cast.account(key, LONG[:150]), because=LONG)
        for key in ("shut-out", "let-in")
    ]
    people.lift_bar(bar=bars[1], by=by)
    return {
        "attorney": _id(attorney),
        "flag": _id(flags[0]),
        "bar": _id(bars[0]),
        "share": _id(given),
    }


def _diary(person: Person, reader: Actor) -> dict[str, str]:
    """A page of her diary that is shared, one that is at the top, and one that isn't finished."""
    assert person.user is not None
    herself = Actor(person.user)
    outcome = Outcome.objects.filter(person=person).order_by("pk")[0]
    pictures = [painting.allotment(LONG[:150])]
    entry = diary.keep_entry(
        person=person, by=herself, words=LONG, feeling=4, outcome=outcome, files=pictures
    )
    member = CircleMember.objects.get(person=person, user=reader.user)
    diary.share_entry(entry=entry, member=member, by=herself)
    other = diary.keep_entry(person=person, by=herself, feeling=0, said_on=clock.today())
    diary.pin_entry(entry=other, by=herself, is_pinned=True)
    diary.save_unfinished(person=person, by=herself, words=LONG, feeling=1, sent_as=uuid4())
    return {
        "entry": _id(entry),
        "file": str(entry.files.get().pk),
        "unfinished": str(UnfinishedEntry.objects.get().pk),
    }


def _said(person: Person, by: Actor) -> dict[str, str]:
    talk = open_conversation(person=person, by=by, held_on=clock.today(), present=["June"])
    kept = keep_statement(conversation=talk, by=by, words=LONG, whose="family", whose_name="June")
    draft = save_draft(
        conversation=talk, by=by, box=Draft.Box.STATEMENT, words="I was", sent_as=uuid4()
    )
    board = begin_board(
        conversation=talk, by=by, question=LONG[:190], symbols=["home"], own=[LONG[:190]]
    )
    return {
        "conversation": _id(talk),
        "statement": _id(kept),
        "draft": _id(draft),
        "board": _id(board),
        "card": _id(board.cards.in_order()[0]),
        "topic": _id(ask_to_talk(person=person, by=by, words=LONG)),
    }


def _knocks(by: Actor) -> dict[str, str]:
    waiting, answered = sent(), sent(FOR_MYSELF | {"words": LONG})
    answer_enquiry(enquiry=answered, by=by, words="There is a bus on Thursdays")
    return {
        **nearby(answered, by, NOBODYS),
        "enquiry": _id(waiting),
        "answered": _id(answered),
        "reference": str(waiting.reference),
        "place": "westbury",
    }


def _planned(life: Life) -> dict[str, str]:
    """Her running plan with a review of it being held, and the draft that is to follow."""
    priya, first = cast.worker("priya"), life.outcomes[0]
    reword_outcome(outcome=first, by=priya, words=LONG, agreed="not-asked")
    draft = Plan.objects.get(follows=life.plan)
    aim = Aim.objects.filter(plan=draft).order_by("place", "pk")[0]
    first_action = aim.actions.order_by("recorded_at", "pk")[0]
    held = open_review(plan=life.plan, by=priya)
    for outcome in life.outcomes:
        look_at(review=held, outcome=outcome, by=priya, decision="carry-on")
    return signed(life, first, words=LONG) | {
        "outcome": _id(first),
        "step": str(first.steps.get().pk),
        "barrier": str(first.barriers.get().pk),
        "plan": _id(life.plan),
        "asked": _id(HowWeWork.objects.get(person=life.person)),
        "next_plan": _id(draft),
        "aim": _id(aim),
        "action": _id(first_action),
        **costed(first_action, draft, priya),
        "done_review": str(life.review and life.review.pk),
        "review": _id(held),
    }


def _worries(person: Person, by: Actor, lead: Actor) -> dict[str, str]:
    """A case that a lead is on, one that was closed, and one that waits, about nobody known."""
    told = {"kinds": ["financial"], "wish": LONG, "told": LONG, "danger": "now"}
    for who in ("taken", "closed"):
        raise_concern(by=by, person=person, words=f"{who} {LONG}", **told)  # type: ignore[arg-type]
    raise_concern(by=by, who=LONG[:250], words=LONG)
    taken, closed = (Concern.objects.get(words__startswith=who) for who in ("taken", "closed"))
    for concern in (taken, closed):
        take_on(concern=concern, by=lead)
        write_note(concern=concern, by=lead, words=LONG)
    close_concern(concern=closed, by=lead, because=LONG, wish_met="partly")
    keep_confidence(person=person, by=by, said_by=LONG[:150], words=LONG)
    waiting = Concern.objects.get(person=None)
    places = {"on_case": str(taken.places.get().pk), "waiting_case": _id(waiting)}
    return places | {"concern": _id(taken), "closed_case": _id(closed)}


def _sessions(seen: dict[str, Actor]) -> Iterator[tuple[str, str]]:
    for key, actor in seen.items():
        client = Client()
        arrive(client, actor)
        _has_shown_who_it_is(client)
        yield key, client.cookies[settings.SESSION_COOKIE_NAME].value
    asking = Client()
    asking.post("/enquiries/westbury", {"words": WORDS})
    yield "asking", asking.cookies[settings.SESSION_COOKIE_NAME].value


def _has_shown_who_it_is(client: Client) -> None:
    """Pages that change how one signs in ask for that first, unless it was just now."""
    session = client.session
    session[PROVED] = (clock.now() + timedelta(hours=1)).isoformat()
    session.save()


def _id(thing: Record) -> str:
    return str(thing.pk)
