"""What a safeguarding lead does on a case, each deed with its refusals."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.people.actions import WorksInMoreThanOnePlace
from whatmatters.people.models import CasePlace, CircleMember, Kind, Person
from whatmatters.safeguarding import actions
from whatmatters.safeguarding.models import Closing, Concern, Note, OnCase
from whatmatters.safeguarding.tests.cases import WORDS, lead_of, raised, taken_on, works_as


def on_it(concern: Concern) -> set[str]:
    places = OnCase.objects.filter(concern=concern).current().select_related("user")
    return {place.user.name for place in places}


class TestTakingOn:
    def test_it_is_written_for_the_verdict_table_too(
        self, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        concern = taken_on(priya, ngozi, maggie)

        place = CasePlace.objects.get()
        assert (place.case, place.person, place.user) == (concern.pk, maggie, ngozi.user)
        assert on_it(concern) == {"Ngozi Eze"}

    def test_pressed_twice_it_is_once(self, maggie: Person, priya: Actor, ngozi: Actor) -> None:
        concern = taken_on(priya, ngozi, maggie)
        actions.take_on(concern=concern, by=ngozi)

        assert OnCase.objects.count() == CasePlace.objects.count() == 1

    def test_the_second_lead_comes_too_late(
        self, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        concern = taken_on(priya, ngozi, maggie)

        with pytest.raises(PermissionDenied):
            actions.take_on(concern=concern, by=lead_of("leo", "westbury"))

    def test_nobody_but_a_lead_of_that_organisation(
        self, maggie: Person, priya: Actor, helen: Actor, maggie_herself: Actor, ngozi: Actor
    ) -> None:
        concern = raised(priya, maggie)

        for other in (priya, helen, maggie_herself, lead_of("eve", "eastbury")):
            with pytest.raises(PermissionDenied):
                actions.take_on(concern=concern, by=other)


class TestWhoIsOnIt:
    @pytest.fixture
    def case(self, maggie: Person, priya: Actor, ngozi: Actor) -> Concern:
        return taken_on(priya, ngozi, maggie)

    def put(self, case: Concern, by: Actor, who: Actor) -> OnCase:
        return actions.put_on_case(concern=case, by=by, email=who.user.email, because="To help")

    def test_who_works_with_the_person_can_read_it_and_no_more(
        self, case: Concern, priya: Actor, ngozi: Actor
    ) -> None:
        self.put(case, ngozi, priya)

        assert Concern.objects.visible_to(priya).get() == case
        with pytest.raises(PermissionDenied):
            actions.write_note(concern=case, by=priya, words="A note")

    def test_a_lead_of_another_organisation_may_join_and_work(
        self, case: Concern, ngozi: Actor
    ) -> None:
        eve = lead_of("eve", "eastbury")
        self.put(case, ngozi, eve)

        note = actions.write_note(concern=case, by=eve, words="From the next county")
        assert note.written_by == eve.user

    def test_put_on_twice_they_are_there_once(
        self, case: Concern, priya: Actor, ngozi: Actor
    ) -> None:
        assert self.put(case, ngozi, priya) == self.put(case, ngozi, priya)

    @pytest.mark.parametrize("key", ["tomasz", "owen", "farah"])
    def test_who_would_see_nothing_is_not_put_on(
        self, key: str, case: Concern, ngozi: Actor, request: pytest.FixtureRequest
    ) -> None:
        stranger: Actor = request.getfixturevalue(key)

        with pytest.raises(actions.WouldSeeNothing, match="work with the person"):
            self.put(case, ngozi, stranger)
        assert on_it(case) == {"Ngozi Eze"}
        assert CasePlace.objects.count() == 1

    @pytest.mark.parametrize("key", ["dev", "maggie_herself", "nobody"])
    def test_who_has_no_such_work_is_not_found(
        self, key: str, case: Concern, ngozi: Actor, maggie_herself: Actor
    ) -> None:
        who = {
            "dev": cast.worker("dev").user.email,
            "maggie_herself": maggie_herself.user.email,
            "nobody": "nobody@example.org",
        }[key]

        with pytest.raises(actions.NobodyToPut, match="Check it"):
            actions.put_on_case(concern=case, by=ngozi, email=who, because="To help")

    def test_somebody_with_two_jobs_joins_as_one_of_them(
        self, case: Concern, priya: Actor, ngozi: Actor
    ) -> None:
        again = works_as("priya", cast.place("brook"), RoleKey.SUPPORT_WORKER)
        with pytest.raises(WorksInMoreThanOnePlace) as asked:
            self.put(case, ngozi, priya)

        chosen = next(work for work in asked.value.works if "Westbury" in work.told)
        actions.put_on_case(
            concern=case, by=ngozi, email=priya.user.email, because="To help", work=chosen.id
        )
        assert Concern.objects.visible_to(priya).exists()
        assert not Concern.objects.visible_to(again).exists()

    def test_the_last_lead_has_to_stay(self, case: Concern, priya: Actor, ngozi: Actor) -> None:
        self.put(case, ngozi, priya)
        last = OnCase.objects.get(user=ngozi.user)

        with pytest.raises(actions.SomebodyMustStay, match="another"):
            actions.take_off_case(place=last, by=ngozi, because="Holiday")

    def test_taken_off_both_places_end(self, case: Concern, priya: Actor, ngozi: Actor) -> None:
        place = self.put(case, ngozi, priya)
        for _ in range(2):
            actions.take_off_case(place=place, by=ngozi, because="She moved teams")

        place.refresh_from_db()
        assert (place.ended_because, on_it(case)) == ("She moved teams", {"Ngozi Eze"})
        assert not CasePlace.objects.current().filter(user=priya.user).exists()

    def test_who_is_only_reading_changes_nobody(
        self, case: Concern, priya: Actor, ngozi: Actor
    ) -> None:
        place = self.put(case, ngozi, priya)

        with pytest.raises(PermissionDenied):
            self.put(case, priya, ngozi)
        with pytest.raises(PermissionDenied):
            actions.take_off_case(place=place, by=priya, because="No")

    def test_ending_a_place_in_the_circle_ends_what_they_see_of_it(
        self, case: Concern, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        self.put(case, ngozi, priya)
        CircleMember.objects.filter(person=maggie, kind=Kind.PRACTITIONER).delete()

        assert not Concern.objects.visible_to(priya).exists()


class TestNotes:
    def test_words_are_kept_as_written_and_sent_twice_once(
        self, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        case, sent_as = taken_on(priya, ngozi, maggie), uuid4()
        for _ in range(2):
            actions.write_note(concern=case, by=ngozi, words=WORDS, kind="wish", sent_as=sent_as)

        note = Note.objects.get()
        assert (note.words, note.kind, note.written_by) == (WORDS, "wish", ngozi.user)
        with pytest.raises(IntegrityError), transaction.atomic():
            Note.objects.update(words="Other words")

    @pytest.mark.parametrize("wrong", [{"words": ""}, {"words": "A", "kind": "odd"}])
    def test_the_database_refuses_what_is_none(
        self, wrong: dict[str, str], maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        case = taken_on(priya, ngozi, maggie)

        with pytest.raises(IntegrityError):
            actions.write_note(
                concern=case, by=ngozi, words=wrong["words"], kind=wrong.get("kind", "note")
            )

    def test_not_before_it_is_taken_on(self, maggie: Person, priya: Actor, ngozi: Actor) -> None:
        with pytest.raises(PermissionDenied):
            actions.write_note(concern=raised(priya, maggie), by=ngozi, words="Too soon")


class TestWhose:
    def number(self, maggie: Person) -> str:
        return maggie.registrations.get().number

    def test_it_leads_to_the_record(self, maggie: Person, priya: Actor, ngozi: Actor) -> None:
        case = taken_on(priya, ngozi)
        assert not CasePlace.objects.exists()

        number = f" {self.number(maggie).lower()} "
        case = actions.say_whose(concern=case, by=ngozi, number=number, name="margaret HOLT")

        assert case.person == maggie
        assert Person.objects.visible_to(ngozi).get() == maggie

    @pytest.mark.parametrize(
        ("number", "name"),
        [("", "Maggie"), ("AAAA-AAAA", "Maggie"), ("real", "Kofi"), ("real", "")],
    )
    def test_number_and_name_must_both_be_theirs(
        self, number: str, name: str, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        given = self.number(maggie) if number == "real" else number

        with pytest.raises(actions.NobodyKnown, match="Check both"):
            actions.say_whose(concern=taken_on(priya, ngozi), by=ngozi, number=given, name=name)

    def test_somebody_another_organisation_knows_is_nobody(
        self, maggie: Person, owen: Actor
    ) -> None:
        eve = lead_of("eve", "eastbury")

        with pytest.raises(actions.NobodyKnown):
            actions.say_whose(
                concern=taken_on(owen, eve), by=eve, number=self.number(maggie), name="Maggie"
            )

    def test_the_wrong_record_is_closed_again(
        self, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        from whatmatters.people.actions import begin_record

        kofi = begin_record(by=priya, known_as="Kofi")
        case = taken_on(priya, ngozi, kofi)

        actions.say_whose(concern=case, by=ngozi, number=self.number(maggie), name="Maggie")

        assert [person.known_as for person in Person.objects.visible_to(ngozi)] == ["Maggie"]


class TestClosing:
    def test_it_ends_for_everybody_and_says_whether_the_wish_was_met(
        self, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        case = taken_on(priya, ngozi, maggie)
        actions.close_concern(concern=case, by=ngozi, because=WORDS, wish_met="partly")

        closing = Closing.objects.get()
        assert (closing.because, closing.wish_met) == (WORDS, "partly")
        assert on_it(case) == set()
        assert not CasePlace.objects.current().exists()
        for deed in (
            lambda: actions.write_note(concern=case, by=ngozi, words="More"),
            lambda: actions.close_concern(concern=case, by=ngozi, because="B", wish_met="no"),
            lambda: actions.take_on(concern=case, by=ngozi),
        ):
            with pytest.raises(PermissionDenied):
                deed()

    @pytest.mark.parametrize(("because", "met"), [("", "no"), ("Why", "perhaps")])
    def test_the_database_asks_for_both(
        self, because: str, met: str, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        case = taken_on(priya, ngozi, maggie)

        with pytest.raises(IntegrityError):
            actions.close_concern(concern=case, by=ngozi, because=because, wish_met=met)

    def test_opened_again_by_any_lead_it_is_theirs(
        self, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        leo = lead_of("leo", "westbury")
        case = taken_on(priya, ngozi, maggie)
        actions.close_concern(concern=case, by=ngozi, because="Safe", wish_met="fully")

        actions.reopen_concern(concern=case, by=leo, because="It began again")

        assert on_it(case) == {"Leo"}
        assert not Concern.objects.visible_to(ngozi).exists()
        actions.close_concern(concern=case, by=leo, because="Safe", wish_met="fully")
        assert Closing.objects.filter(reopened_because="It began again").count() == 1

    def test_an_open_case_or_another_organisations_is_not_opened_again(
        self, maggie: Person, priya: Actor, ngozi: Actor
    ) -> None:
        case = taken_on(priya, ngozi, maggie)
        with pytest.raises(PermissionDenied):
            actions.reopen_concern(concern=case, by=ngozi, because="Again")

        actions.close_concern(concern=case, by=ngozi, because="Safe", wish_met="fully")
        with pytest.raises(PermissionDenied):
            actions.reopen_concern(concern=case, by=lead_of("eve", "eastbury"), because="Again")
