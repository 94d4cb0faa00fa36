"""FHIR R4 RelatedPerson: somebody in the person's circle.

They come without an account and see nothing: that is for the person to say here. How they
themselves like to be contacted, their birth date and address stay behind.
"""

from whatmatters.exchange.fhir import names
from whatmatters.exchange.fhir.drafts import MemberDraft, RelatedPersonDraft
from whatmatters.exchange.fhir.relations import relation_of
from whatmatters.exchange.fhir.shape import Element, Json

CARRIES = {
    "id": "what we remember it by, so that it is brought in once",
    "patient": "whose circle it is",
    "relationship": "the kind of place in the circle, and who they are to the person",
    "name": "name",
    "telecom": "how to reach them",
    "period": "when they joined and left the circle",
    "active": "false: they have left the circle",
}
LOSES = {
    "identifier": "numbers are kept of people with a record of their own",
    "gender": "it is not kept of somebody in a circle",
    "birthDate": "it is not kept of somebody in a circle",
    "address": "it is not kept of somebody in a circle",
    "photo": "pictures are not kept here yet",
    "communication": "it is not kept of somebody in a circle",
    "name.prefix": "titles are not kept",
    "name.suffix": "titles are not kept",
}


def from_related_person(resource: Json) -> RelatedPersonDraft:
    related = Element(resource, "RelatedPerson", loses=LOSES)
    kind, relation = relation_of(related)
    called = [name for _, name in names.full_names(related.elements("name"))]
    period = related.element("period")
    member = MemberDraft(
        kind=kind,
        name=related.cut("name", called[0] if called else "Name not known", 200),
        relation=relation,
        reach=names.reach_line(related),
        joined_on=period.day("start") if period else None,
        left_on=period.day("end", last=True) if period else None,
        has_left=related.flag("active") is False,
    )
    nobody = not called and not relation
    return RelatedPersonDraft(
        patient=related.pointer("patient"),
        member=None if nobody else member,
        not_carried=related.not_carried(),
        refused="it names nobody" if nobody else "",
    )
