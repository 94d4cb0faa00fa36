"""What the law was found to say of somebody, and the services that walk with them."""

from uuid import UUID

from tests.lives import Life
from whatmatters.access.actor import Actor
from whatmatters.eligibility.law import pack
from whatmatters.eligibility.models import (
    Answer,
    Decision,
    Disagreement,
    Effect,
    Finding,
    FundingRequest,
    LaneOutcome,
    Weighing,
)
from whatmatters.episodes.models import Episode, Hold
from whatmatters.foundations import clock


def under_law(life: Life, by: Actor) -> dict[str, str]:
    """One thing weighed, one decided and disagreed with, a pause, and money asked for."""
    today = clock.today()
    early = _serves(life, by, "Early help", kind="preventive", source="decision", what_now="Hm")
    care = _serves(life, by, "Adult social care", source="gp", source_words="Hm")
    Hold.objects.create(episode=care, why="away", words="Hm", began_on=today, recorded_by=by.user)
    LaneOutcome.objects.create(lane=early, outcome=life.outcomes[0])
    begun, closed = _weighed(life, by), _weighed(life, by, closed_at=clock.now())
    decision = Decision.objects.create(
        weighing=closed,
        result="below",
        suggested="below",
        because="Hm",
        present="Hm",
        decided_on=today,
        decided_by=by.user,
        decided_as=by.name,
        lane=early,
    )
    Disagreement.objects.create(decision=decision, words="No", said_by="Her", recorded_by=by.user)
    asked = FundingRequest.objects.create(
        person=life.person,
        organisation_id=_employer(by),
        plan=life.plan,
        to_whom="The panel",
        covering="Please",
        parts="outcomes",
        sent_by=by.user,
        content=b"Not a file, and never opened here",
        sha256="0" * 64,
    )
    return {
        "episode": str(care.pk),
        "lane": str(early.pk),
        "weighing": str(begun.pk),
        "decision": str(decision.pk),
        "funding": str(asked.pk),
        "domain": "a",
        "condition": "a",
        "pack": "england",
        "pack_version": "1",
    }


def _employer(by: Actor) -> UUID:
    assert by.organisation_id is not None
    return by.organisation_id


def _serves(life: Life, by: Actor, service: str, **more: str) -> Episode:
    return Episode.objects.create(
        person=life.person,
        organisation_id=_employer(by),
        service=service,
        began_on=clock.today(),
        opened_by=by.user,
        **more,
    )


def _weighed(life: Life, by: Actor, **more: object) -> Weighing:
    law = pack("england", "1")
    weighing = Weighing.objects.create(
        person=life.person,
        organisation_id=_employer(by),
        whose="adult",
        pack=law.id,
        pack_version=law.version,
        pack_digest=law.digest,
        begun_by=by.user,
        **more,
    )
    parts = {"weighing": weighing, "text": "Hm"}
    Finding.objects.create(**parts, domain="b", limb="a", words="Hm", found_by=by.user)
    Answer.objects.create(**parts, condition="c", met=True, words="Hm", given_by=by.user)
    Effect.objects.create(**parts, area="a")
    return weighing
