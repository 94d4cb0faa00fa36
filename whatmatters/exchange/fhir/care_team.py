"""FHIR R4 CareTeam: people in the circle, with their roles.

A team has no name here, and no category: a circle is the person's, not a team's. What an
organisation takes part in becomes a place in the circle under the organisation's name.
"""

from whatmatters.exchange.fhir.drafts import CareTeamDraft, ParticipantDraft
from whatmatters.exchange.fhir.shape import Element, Json

CARRIES = {
    "id": "what we remember it by, so that it is brought in once",
    "subject": "whose circle it is",
    "status": "inactive: its people have left the circle",
    "period": "when its people joined and left the circle",
    "participant.member": "a place in the circle: of a worker, an organisation; a relative "
    "is there already",
    "participant.role": "who they are to the person",
    "participant.onBehalfOf": "said with who they are to the person",
}
LOSES = {
    "identifier": "a circle has no number",
    "category": "a circle has no category",
    "name": "a circle has no name of its own",
    "encounter": "a circle does not belong to one meeting",
    "reasonCode": "a circle needs no reason",
    "reasonReference": "a circle needs no reason",
    "managingOrganization": "a circle is the person’s own",
    "telecom": "a circle is reached through its people",
    "note": "notes about a team are not kept here yet",
    "participant.period": "only the whole team’s time is kept",
}
NOT_BEGUN = {"proposed": "it has only been proposed", "entered-in-error": "it is a mistake"}


def from_care_team(resource: Json) -> CareTeamDraft:
    team = Element(resource, "CareTeam", loses=LOSES)
    status, period = team.text("status"), team.element("period")
    found = []
    for participant in team.elements("participant"):
        role = participant.cut("role", ", ".join(participant.concepts("role")), 100)
        who = participant.pointer("member")
        behalf = participant.pointer("onBehalfOf")
        if who:
            found.append(ParticipantDraft(who, role, behalf))
        else:
            participant.say("", "it names nobody")
    return CareTeamDraft(
        patient=team.pointer("subject"),
        participants=tuple(found),
        joined_on=period.day("start") if period else None,
        left_on=period.day("end", last=True) if period else None,
        has_ended=status == "inactive",
        not_carried=team.not_carried(),
        refused=NOT_BEGUN.get(status, ""),
    )
