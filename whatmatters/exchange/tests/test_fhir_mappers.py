"""Each mapper is pure: JSON in, a draft out, and everything left behind has a name."""

from datetime import date
from typing import Any

import pytest

from whatmatters.exchange.fhir.care_plan import from_care_plan
from whatmatters.exchange.fhir.care_team import from_care_team
from whatmatters.exchange.fhir.drafts import DoingDraft, MemberDraft
from whatmatters.exchange.fhir.goal import ENDED, GOING_ON, LEFT, from_goal
from whatmatters.exchange.fhir.patient import from_patient
from whatmatters.exchange.fhir.practitioner import from_practitioner, from_practitioner_role
from whatmatters.exchange.fhir.related_person import from_related_person
from whatmatters.exchange.fhir.shape import CannotRead, NotCarried, Pointer
from whatmatters.exchange.fhir.things import from_thing
from whatmatters.exchange.tests.elsewhere import DAUGHTER, GOAL, IN_THE_WAY, ORDER, PATIENT, PLAN
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Kind, OtherName


def lost(draft: Any) -> set[str]:
    return {element.path for element in draft.not_carried}


def test_a_patient_is_a_person() -> None:
    draft = from_patient(PATIENT)

    assert (draft.known_as, draft.full_name) == ("Gracie", "Grace Ada Okafor")
    assert draft.other_names == ((OtherName.Kind.BIRTH, "Grace Eze"),)
    assert draft.born_on == date(1948, 3, 2)
    assert draft.phone == "01632 960001"
    assert draft.email == "grace@example.org"
    assert draft.how_to_reach == "mobile phone: 07700 900001"
    assert draft.address == "1 Example Street\nLeeds\nLS1 1AA"
    assert draft.language == "English, Welsh"
    assert draft.identifiers == (("https://fhir.nhs.uk/Id/nhs-number", "9990548609"),)
    assert draft.needs == (("professional", "Needs an interpreter"),)
    assert not draft.not_carried


@pytest.mark.parametrize("birth", ["1948", "1948-03"])
def test_part_of_a_birthday_is_not_made_whole(birth: str) -> None:
    draft = from_patient(PATIENT | {"birthDate": birth})

    assert draft.born_on is None
    assert draft.not_carried == (
        NotCarried("Patient.birthDate", "only a month or a year is given"),
    )


def test_a_number_that_fails_its_check_is_left_and_named() -> None:
    wrong = {"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "4857773456"}

    draft = from_patient(PATIENT | {"identifier": [wrong, {"value": "17"}]})

    assert draft.identifiers == ()
    assert lost(draft) == {"Patient.identifier.value", "Patient.identifier"}


def test_nobody_is_made_of_nothing() -> None:
    assert from_patient({"resourceType": "Patient", "id": "p"}).refused


def test_what_is_not_kept_of_a_patient_is_named() -> None:
    race = {"url": "http://example.org/us-core-race", "valueString": "x"}

    draft = from_patient(
        PATIENT | {"gender": "female", "shoeSize": 5, "deceasedBoolean": True, "extension": [race]}
    )

    assert lost(draft) == {
        "Patient.gender",
        "Patient.shoeSize",
        "Patient.deceasedBoolean",
        "Patient.extension(us-core-race)",
    }


def test_a_contact_is_in_the_circle() -> None:
    contact = {
        "relationship": [{"coding": [{"code": "Carer", "display": "Carer of patient"}]}],
        "name": {"family": "Jackson", "given": ["Jane"]},
        "telecom": [{"system": "phone", "value": "07777 123123"}],
        "gender": "female",
    }

    draft = from_patient(PATIENT | {"contact": [contact]})

    assert draft.circle == (
        MemberDraft(Kind.CARER, "Jane Jackson", "Carer of patient", "07777 123123"),
    )
    assert lost(draft) == {"Patient.contact.gender"}


def test_a_related_person_is_in_the_circle() -> None:
    draft = from_related_person(DAUGHTER)

    assert draft.patient == Pointer("Patient/p1")
    assert draft.member == MemberDraft(
        Kind.FAMILY,
        "Ada Okafor",
        "natural daughter",
        "01632 960002",
        joined_on=date(2024, 1, 1),
    )
    assert draft.not_carried[0].path == "RelatedPerson.period.start"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("WIFE", Kind.FAMILY),
        ("FRND", Kind.FRIEND),
        ("NBOR", Kind.NEIGHBOUR),
        ("Carer", Kind.CARER),
        ("Personal", Kind.OTHER),
    ],
)
def test_who_somebody_is_follows_from_the_code(code: str, kind: Kind) -> None:
    draft = from_related_person(DAUGHTER | {"relationship": [{"coding": [{"code": code}]}]})

    assert draft.member is not None
    assert draft.member.kind == kind


def test_a_worker_elsewhere_is_of_health_unless_they_say_otherwise() -> None:
    named = {"resourceType": "Practitioner", "name": [{"family": "Gose", "given": ["Sandra"]}]}
    role = {
        "resourceType": "PractitionerRole",
        "practitioner": {"display": "Sandra Gose"},
        "code": [{"text": "Social worker"}],
    }

    assert from_practitioner(named).member == MemberDraft(Kind.HEALTH, "Sandra Gose")
    assert from_practitioner_role(role).member == MemberDraft(
        Kind.PRACTITIONER, "Sandra Gose", "Social worker"
    )


def test_a_team_is_its_people() -> None:
    draft = from_care_team(
        {
            "resourceType": "CareTeam",
            "status": "inactive",
            "name": "Around Grace",
            "subject": {"reference": "Patient/p1"},
            "period": {"start": "2025-03-01", "end": "2025"},
            "participant": [
                {"role": [{"text": "Lead"}], "member": {"reference": "Practitioner/1"}},
                {"role": [{"text": "Nobody"}]},
            ],
        }
    )

    assert [who.role for who in draft.participants] == ["Lead"]
    assert (draft.joined_on, draft.left_on) == (date(2025, 3, 1), date(2025, 12, 31))
    assert draft.has_ended
    assert lost(draft) == {"CareTeam.name", "CareTeam.participant", "CareTeam.period.end"}


def test_a_goal_keeps_its_words_exactly() -> None:
    draft = from_goal(GOAL)

    assert draft.words == "I want to get back to the bowling club  on Thursdays"
    assert draft.steps == (("Go with a friend", date(2025, 9, 30)),)
    assert [note.words for note in draft.notes] == ["It is the company.", "She lights up."]
    assert draft.addresses == (Pointer("Condition/b1"),)
    assert draft.ending == ""


@pytest.mark.parametrize("status", sorted(GOING_ON))
def test_a_goal_that_goes_on_has_not_ended(status: str) -> None:
    draft = from_goal(GOAL | {"lifecycleStatus": status, "statusDate": "2025-06-01"})

    assert (draft.ending, draft.ended_on, draft.refused) == ("", None, "")
    assert "Goal.statusDate" in lost(draft)


@pytest.mark.parametrize("status", sorted(LEFT))
def test_a_mistake_or_a_refusal_is_left(status: str) -> None:
    assert from_goal(GOAL | {"lifecycleStatus": status}).refused


@pytest.mark.parametrize("status", sorted(ENDED))
@pytest.mark.parametrize(
    ("how", "ending"),
    [
        ("achieved", Outcome.Ending.ACHIEVED),
        ("sustaining", Outcome.Ending.ACHIEVED),
        ("not-achieved", Outcome.Ending.LET_GO),
        ("no-progress", Outcome.Ending.LET_GO),
        ("not-attainable", Outcome.Ending.LET_GO),
        ("", Outcome.Ending.LET_GO),
    ],
)
def test_how_a_goal_ended(status: str, how: str, ending: str) -> None:
    achievement = {"achievementStatus": {"coding": [{"code": how}]}} if how else {}

    draft = from_goal(GOAL | achievement | {"lifecycleStatus": status, "statusDate": "2025-06-01"})

    cancelled = status == "cancelled"
    assert draft.ending == (Outcome.Ending.LET_GO if cancelled else ending)
    assert draft.ended_on == date(2025, 6, 1)
    assert bool(draft.ending_words) is (draft.ending == Outcome.Ending.LET_GO)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({"measure": {"text": "Weight"}, "detailQuantity": {"value": 70, "unit": "kg"}}, "70 kg"),
        ({"measure": {"text": "Walks"}, "detailInteger": 3}, "3"),
        ({"measure": {"text": "Out"}, "detailBoolean": True}, "yes"),
        ({"measure": {"text": "How"}, "detailString": "by bus"}, "by bus"),
        (
            {
                "measure": {"text": "Sugar"},
                "detailRange": {"low": {"value": 4}, "high": {"value": 7, "unit": "mmol/L"}},
            },
            "4 to 7 mmol/L",
        ),
    ],
)
def test_a_target_is_a_step_in_words(target: dict[str, Any], words: str) -> None:
    draft = from_goal(GOAL | {"target": [target]})

    assert draft.steps == ((f"{target['measure']['text']}: {words}", None),)


def test_a_plan_is_who_does_what() -> None:
    draft = from_care_plan(PLAN)

    assert draft.activities == (
        DoingDraft(
            what="Ada drives",
            status="in-progress",
            how_often="once a week, on Thursday",
            performers=(Pointer("RelatedPerson/rp1"),),
            goals=(Pointer("Goal/g1"),),
        ),
        DoingDraft(what="", request=Pointer("ServiceRequest/s1")),
    )


@pytest.mark.parametrize("status", ["cancelled", "stopped", "entered-in-error"])
def test_what_will_not_be_done_is_left_and_named(status: str) -> None:
    activity = {"detail": {"status": status, "description": "Walk"}}

    draft = from_care_plan(PLAN | {"activity": [activity]})

    assert draft.activities == ()
    assert NotCarried("CarePlan.activity.detail.status", f"it is {status}") in draft.not_carried


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        ({"frequency": 2, "period": 1, "periodUnit": "d"}, "twice a day"),
        ({"frequency": 3, "period": 2, "periodUnit": "wk"}, "3 times every 2 weeks"),
        ({"dayOfWeek": ["mon", "fri"], "when": ["MORN"]}, "on Monday and Friday, in the morning"),
        ({"timeOfDay": ["08:00:00"], "count": 4}, "at 08:00, 4 times in all"),
    ],
)
def test_a_timing_is_said_in_words(repeat: dict[str, Any], words: str) -> None:
    detail = {"status": "scheduled", "description": "x", "scheduledTiming": {"repeat": repeat}}

    draft = from_care_plan(PLAN | {"activity": [{"detail": detail}]})

    assert draft.activities[0].how_often == words


def test_what_is_only_pointed_at_has_a_name() -> None:
    assert from_thing(IN_THE_WAY).name == "No transport in the evening"
    assert from_thing(ORDER).doing == DoingDraft(
        what="Day centre", status="active", performers=(Pointer(display="Brook Home Care"),)
    )
    doubted = {"verificationStatus": {"coding": [{"code": "refuted"}]}}
    assert from_thing(IN_THE_WAY | doubted).name == ""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"startDate": "2025-02-31"}, "Goal.startDate: there is no such day"),
        ({"startDate": "01/02/2025"}, "Goal.startDate: this should be a date"),
        ({"startDate": 2025}, "Goal.startDate: this should be text"),
        ({"description": "words"}, "Goal.description: this should be an object"),
        ({"note": {"text": "x"}}, "Goal.note: this should be a list"),
        ({"note": ["x"]}, r"Goal.note\[0\]: this should be an object"),
        (
            {"description": {"coding": [{"display": 7}]}},
            r"coding\[0\].display: this should be text",
        ),
    ],
)
def test_what_has_the_wrong_shape_is_refused_where_it_stands(
    change: dict[str, Any], says: str
) -> None:
    with pytest.raises(CannotRead, match=says):
        from_goal(GOAL | change)
