"""The pages of time: who sees which, what they say, and what is refused with a sentence."""

from datetime import timedelta

from django.urls import reverse

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.actions import open_time_budget, pause_time
from whatmatters.timebank.models import Kind, TimeBudget
from whatmatters.timebank.tests.addresses import at, of
from whatmatters.timebank.tests.conftest import BEGINS, in_period, planned, used

SOON = BEGINS + timedelta(days=20)


class TestSeen:
    def test_alike_by_person_provider_and_funder(
        self,
        budget: TimeBudget,
        maggie: Person,
        priya: Actor,
        helen: Actor,
        bridget: Actor,
        maggie_herself: Actor,
        visit: Visit,
    ) -> None:
        used(budget, priya, 60, BEGINS)
        planned(budget, priya, 90, BEGINS)
        for who in (maggie_herself, priya, helen, bridget):
            page = visit(of(maggie), by=who).text
            assert "Brook Home Care" in page
            assert "24 hours 30 minutes free to plan" in page
            assert "-60" not in visit(at("account", budget), by=who).text
        assert AuditEntry.objects.filter(did="looked", about=str(maggie.pk)).count() == 8

    def test_others_do_not_learn_of_it(
        self,
        budget: TimeBudget,
        maggie: Person,
        owen: Actor,
        tomasz: Actor,
        sam: Actor,
        june: Actor,
        visit: Visit,
    ) -> None:
        for who, says in ((owen, 404), (tomasz, 404), (sam, 403), (june, 403)):
            visit(of(maggie), by=who, expecting=says)
            visit(at("account", budget), by=who, expecting=404)
            visit(at("give-back", budget), by=who, expecting=404)

    def test_a_provider_is_not_shown_what_another_holds(
        self, budget: TimeBudget, maggie: Person, priya: Actor, bridget: Actor, visit: Visit
    ) -> None:
        other = open_time_budget(
            person=maggie,
            organisation=cast.place("meadow"),
            by=priya,
            minutes_a_week=60,
            begins_on=BEGINS,
        )
        assert "Meadow Lane" not in visit(of(maggie), by=bridget).text
        visit(at("account", other), by=bridget, expecting=404)
        assert "Meadow Lane" in visit(of(maggie), by=priya).text

    def test_a_confidential_provider_is_absent_to_all_outside(
        self, budget: TimeBudget, maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit
    ) -> None:
        Organisation.objects.filter(pk=budget.organisation_id).update(is_confidential=True)

        assert "Brook" not in visit(of(maggie), by=priya).text
        assert "Brook" in visit(of(maggie), by=maggie_herself).text

    def test_who_may_read_may_not_write(
        self, budget: TimeBudget, maggie: Person, bridget: Actor, helen: Actor, visit: Visit
    ) -> None:
        for name in ("change", "end", "give-back", "answer"):
            visit(at(name, budget), by=bridget, expecting=403)
        for name in ("give-back", "answer", "away"):
            visit(at(name, budget), by=helen, expecting=403)
        visit(reverse("timebank:begin", args=[maggie.pk]), by=bridget, expecting=403)

    def test_nothing_is_agreed_yet(
        self, maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit
    ) -> None:
        assert "Nobody has agreed hours of help" in visit(of(maggie), by=maggie_herself).text
        assert visit(of(maggie), by=priya).select(f'a[href$="of/{maggie.pk}/begin"]')


class TestSaid:
    def test_two_weeks_before_it_is_told_what_would_be_lost(
        self, lapsing: TimeBudget, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        assert "or it is lost" not in visit(of(maggie), by=maggie_herself).text
        with clock.at(SOON):
            page = visit(of(maggie), by=maggie_herself).text
        assert "Use 20 hours 15 minutes by 1 February 2026, or it is lost." in page

    def test_where_we_ask_first_it_is_told_that_we_will(
        self, budget: TimeBudget, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        with clock.at(SOON):
            page = visit(of(maggie), by=maggie_herself).text
        assert "After 1 February 2026 we will ask what to do with 20 hours 15 minutes." in page

    def test_what_is_left_from_before_is_asked_about_and_kept(
        self, budget: TimeBudget, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        with clock.at(in_period(2)):
            page = visit(of(maggie), by=maggie_herself)
            assert "20 hours 15 minutes is left from before" in page.text
            page = visit(
                at("answer", budget),
                by=maggie_herself,
                sending={"answer": "keep", "words": "A day out"},
            )
            assert "is left from before" not in page.text
        kept = budget.entries.get(kind=Kind.KEPT, minutes__gt=0)
        assert (kept.minutes, kept.words) == (1215, "A day out")

    def test_more_is_planned_than_there_is(
        self, budget: TimeBudget, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        planned(budget, priya, 1700, BEGINS)
        page = visit(of(maggie), by=priya).text
        assert "1 hour 20 minutes more used or planned than there is" in page

    def test_days_away(
        self, budget: TimeBudget, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        until = in_period(1, 9)
        page = visit(
            at("away", budget),
            by=maggie_herself,
            sending={"words": "", **boxes("from_", BEGINS), **boxes("until", until)},
        )
        assert "Away from 5 January 2026 to 14 January 2026" in page.text

        away = budget.away.get()
        page = visit(
            at("back", away),
            by=maggie_herself,
            sending={"read": "1", **boxes("until", in_period(1, 20))},
        )
        assert "to 25 January 2026" in page.text

    def test_two_who_change_it_at_once_lose_nothing(
        self, budget: TimeBudget, maggie_herself: Actor, visit: Visit
    ) -> None:
        away = pause_time(
            budget=budget, by=maggie_herself, from_=BEGINS, until=in_period(1, 9), words=""
        )
        sent = {"read": "0", **boxes("until", in_period(1, 20))}

        page = visit(at("back", away), by=maggie_herself, sending=sent)

        assert "Someone else changed this" in page.text
        assert page.select_one("input[name=until_day]")["value"] == "25"  # type: ignore[index]


class TestGiven:
    def test_time_is_agreed_by_a_form_that_loses_nothing(
        self, maggie: Person, bridget: Actor, priya: Actor, visit: Visit
    ) -> None:
        url = reverse("timebank:begin", args=[maggie.pk])
        typed = {
            "organisation": str(cast.place("brook").pk),
            "hours": "6",
            "minutes": "45",
            "period": "four-weeks",
            "carry_percent": "",
            "carry_life": "2",
            "overdraw_percent": "10",
            "shortest_visit": "30",
            "pause_after_days": "7",
            "lapsing": "ask",
            **boxes("begins_on", BEGINS),
        }
        again = visit(url, by=priya, sending=typed)
        assert "Enter how much can be carried over" in again.text
        assert again.select_one("input[name=hours]")["value"] == "6"  # type: ignore[index]

        page = visit(url, by=priya, sending=typed | {"carry_percent": "25"})

        assert "27 hours free to plan" in page.text

    def test_other_terms(
        self, budget: TimeBudget, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        shown = visit(at("change", budget), by=priya)
        assert shown.select_one("input[name=hours]")["value"] == "6"  # type: ignore[index]
        sent = {
            "hours": "7",
            "minutes": "",
            "period": "month",
            "carry_percent": "50",
            "carry_life": "2",
            "overdraw_percent": "10",
            "shortest_visit": "30",
            "pause_after_days": "7",
            "lapsing": "ask",
            **boxes("begins_on", BEGINS),
        }
        assert "Choose a day after" in visit(at("change", budget), by=priya, sending=sent).text

        later = boxes("begins_on", BEGINS + timedelta(days=7))
        visit(at("change", budget), by=priya, sending=sent | later)

        assert maggie.time_budgets.count() == 2
        page = visit(of(maggie), by=priya)
        assert "It begins on 12 January 2026" in page.text
        assert len(page.select(".wm-jug")) == 2

    def test_given_back(
        self, budget: TimeBudget, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        url = at("give-back", budget)
        assert "Enter how many hours" in visit(url, by=maggie_herself, sending={}).text
        too_much = {"hours": "28", "minutes": "", "words": "My sister comes"}
        again = visit(url, by=maggie_herself, sending=too_much)
        assert "Enter that or less" in again.text
        assert again.select_one("input[name=words]")["value"] == "My sister comes"  # type: ignore[index]

        page = visit(url, by=maggie_herself, sending=too_much | {"hours": "2"})

        assert "25 hours free to plan" in page.text
        assert "My sister comes" in visit(at("account", budget), by=maggie_herself).text

    def test_given_back_and_pressed_twice_it_is_given_back_once(
        self, budget: TimeBudget, maggie_herself: Actor, visit: Visit
    ) -> None:
        url = at("give-back", budget)
        name = visit(url, by=maggie_herself).select_one("input[name=sent_as]")["value"]  # type: ignore[index]
        for hours in ("2", "2", "3"):
            visit(url, by=maggie_herself, sending={"hours": hours, "words": "", "sent_as": name})

        back = budget.entries.filter(kind=Kind.GIVEN_BACK)
        assert sorted(one.minutes for one in back) == [-180, -120]

    def test_it_ends(self, budget: TimeBudget, maggie: Person, helen: Actor, visit: Visit) -> None:
        visit(at("end", budget), by=helen, sending=boxes("on", BEGINS))
        budget.refresh_from_db()
        assert budget.ends_on == BEGINS
        with clock.at(in_period(2)):
            assert "5 January 2026 to 5 January 2026" in visit(of(maggie), by=helen).text

    def test_put_right(self, budget: TimeBudget, bridget: Actor, visit: Visit) -> None:
        entry = used(budget, bridget, 75, BEGINS)
        shown = visit(at("account", budget), by=bridget)
        assert shown.select(f'a[href="{at("put-right", entry)}"]')

        visit(at("put-right", entry), by=bridget, sending={"words": "It was Ada’s"})

        page = visit(at("account", budget), by=bridget)
        assert "Put right: Used" in page.text
        assert "This was put right later" in page.text
        assert not page.select(f'a[href="{at("put-right", entry)}"]')
