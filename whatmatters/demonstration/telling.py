"""Lives a story through the same actions as everybody's, on the days it tells of."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import singledispatchmethod

from whatmatters.access.actor import Actor
from whatmatters.conversations import actions as conversations
from whatmatters.conversations.models import Statement
from whatmatters.demonstration import cast, story
from whatmatters.demonstration.diaries import keep_page
from whatmatters.demonstration.openness import Those, say_openly, sign_too
from whatmatters.demonstration.sorting import sort_cards
from whatmatters.foundations import clock
from whatmatters.outcomes import actions as outcomes
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions as plans
from whatmatters.plans.models import Action, Plan
from whatmatters.reviews import actions as reviews
from whatmatters.reviews.models import Review


@dataclass
class Telling:
    """One life being told: who it is about, and what has been said and wanted so far."""

    life: story.Life
    today: date
    practitioner: Actor
    person: Person
    said: dict[str, Statement] = field(default_factory=dict)
    wants: dict[str, Outcome] = field(default_factory=dict)

    def on(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    @property
    def themself(self) -> Actor:
        """The person, signed in; or their practitioner where they never sign in."""
        return Actor(self.person.user) if self.person.user else self.practitioner

    @singledispatchmethod
    def tell(self, chapter: story.Chapter) -> None:
        raise TypeError(f"No such chapter: {type(chapter).__name__}")

    @tell.register
    def _talk(self, talk: story.Talk) -> None:
        with clock.at(self.on(talk.ago)):
            held = conversations.open_conversation(
                person=self.person,
                by=self.practitioner,
                held_on=clock.today(),
                where=talk.where,
                took_part=talk.took_part,
                present=talk.present,
            )
            for minute, said in enumerate(talk.said):
                self.said[said.key] = conversations.keep_statement(
                    conversation=held,
                    by=self.practitioner,
                    words=said.words,
                    whose=said.whose,
                    whose_name=said.whose_name,
                    about=said.about,
                    said_at=clock.now() + timedelta(minutes=4 * minute),
                )
            sort_cards(held, talk.cards, by=self.practitioner)
            if talk.understanding:
                conversations.sign_understanding(
                    conversation=held, by=self.practitioner, words=talk.understanding
                )

    @tell.register
    def _want(self, want: story.Want) -> None:
        areas = [("talking-points", want.area)] if want.area else []
        areas += [("five-kinds", want.sort)] if want.sort else []
        with clock.at(self.on(want.ago)):
            self.wants[want.key] = outcomes.hear_outcome(
                person=self.person,
                by=self.practitioner,
                words=want.words,
                said_in=self.said.get(want.said),
                source=want.source,
                source_name=want.source_name,
                why=want.why,
                looks_like=want.looks_like,
                kind=want.kind,
                nature=want.nature,
                term=want.term,
                categories=areas,
            )
            ranked = [outcome.pk for outcome in self.wants.values() if outcome.is_live]
            outcomes.rank_outcomes(person=self.person, by=self.practitioner, order=ranked)
        self._steps(want)
        self._barriers(want)

    def _steps(self, want: story.Want) -> None:
        for told in want.steps:
            with clock.at(self.on(want.ago)):
                step = outcomes.add_step(
                    outcome=self.wants[want.key],
                    by=self.practitioner,
                    words=told.words,
                    due_on=None if told.due is None else self.on(told.due),
                )
            if told.done is not None:
                with clock.at(self.on(told.done)):
                    outcomes.finish_step(step=step, by=self.practitioner, done_on=clock.today())

    def _barriers(self, want: story.Want) -> None:
        for told in want.in_the_way:
            with clock.at(self.on(want.ago)):
                barrier = outcomes.name_barrier(
                    person=self.person,
                    by=self.practitioner,
                    words=told.words,
                    blocks=[self.wants[want.key]],
                )
            if told.state != "open":
                with clock.at(self.on(told.since)):
                    outcomes.change_barrier(
                        barrier=barrier, by=self.practitioner, state=told.state, on=clock.today()
                    )

    @tell.register
    def _reworded(self, told: story.Reworded) -> None:
        with clock.at(self.on(told.ago)):
            self.wants[told.want] = outcomes.reword_outcome(
                outcome=self.wants[told.want],
                by=self.practitioner,
                words=told.words,
                agreed=told.agreed,
                because=told.because,
            )

    @tell.register
    def _planned(self, told: story.Planned) -> None:
        with clock.at(self.on(told.ago)):
            plan = plans.start_plan(person=self.person, by=self.practitioner)
            done = [(self._does(does, plan), does.done) for does in told.does]
            plan = plans.write_plan(
                plan=plan,
                by=self.practitioner,
                if_things_go_wrong=told.if_things_go_wrong or plan.if_things_go_wrong,
                review_on=None if told.review is None else self.on(told.review),
            )
        self._agree(plan, "practitioner", self.practitioner, told.practitioner)
        self._agree(plan, "person", self.themself, told.person, told.persons_words)
        for action, ago in done:
            if ago is not None:
                with clock.at(self.on(ago)):
                    plans.tick_action(action=action, by=self.practitioner, done_on=clock.today())

    @tell.register
    def _signed_by(self, told: story.SignedBy) -> None:
        sign_too(told, of=self.person, on=self.on(told.ago))

    @tell.register
    def _cannot_meet(self, told: story.CannotMeet) -> None:
        those = Those(self.person, self.practitioner, self.themself)
        met_on = None if told.met is None else self.on(told.met)
        with clock.at(self.on(told.ago)):
            say_openly(told, those=those, outcome=self.wants[told.want], met_on=met_on)

    def _agree(self, plan: Plan, party: str, by: Actor, ago: int | None, words: str = "") -> None:
        if ago is not None:
            with clock.at(self.on(ago)):
                plans.agree_plan(
                    plan=plan, by=by, party=party, agreed_on=clock.today(), words=words
                )

    def _does(self, told: story.Does, plan: Plan) -> Action:
        outcome = self.wants[told.want]
        aim = plan.aims.filter(outcome=outcome).order_by("pk").first()
        action = plans.add_action(
            aim=aim or plans.add_aim(plan=plan, outcome=outcome, by=self.practitioner),
            by=self.practitioner,
            doer=told.doer,
            what=told.what,
            who=told.who,
            member=self.person.circle.filter(name=told.who).order_by("pk").first(),
            how_often=told.often,
            begins_on=clock.today(),
        )
        if told.cost is not None:
            plans.add_cost_line(
                action=action,
                by=self.practitioner,
                unit_price=told.cost,
                often=told.per or "once",
                route=told.route,
            )
        for paid in told.pays:
            plans.add_cost_line(action=action, by=self.practitioner, **paid)
        return action

    @tell.register
    def _reviewed(self, told: story.Reviewed) -> None:
        plan = self.person.plans.running().get()
        with clock.at(self.on(told.ago)):
            review = reviews.open_review(
                plan=plan, by=self.practitioner, kind=told.kind, present=told.present
            )
            for found in told.found:
                self._judge(review, found, told.said_by)
                self._decide(review, found)
            again = None if told.again is None else self.on(told.again)
            reviews.finish_review(review=review, by=self.practitioner, look_again_on=again)

    def _judge(self, review: Review, found: story.Found, said_by: str) -> None:
        """Both verdicts, each from its own hand."""
        outcome = self.wants[found.want]
        reviews.say(
            review=review,
            outcome=outcome,
            by=self.practitioner if said_by else self.themself,
            party="person",
            says=found.person,
            words=found.persons_words,
            said_by=said_by,
            nearness=found.near,
        )
        reviews.say(
            review=review,
            outcome=outcome,
            by=self.practitioner,
            party="practitioner",
            says=found.practitioner or found.person,
            words=found.practitioners_words,
        )

    def _decide(self, review: Review, found: story.Found) -> None:
        outcome = self.wants[found.want]
        reviews.say_why(
            review=review,
            outcome=outcome,
            by=self.practitioner,
            helps=dict(found.helped),
            reasons=dict(found.why_not),
        )
        reviews.decide(
            review=review,
            outcome=outcome,
            by=self.practitioner,
            decision=found.decision,
            adjust=found.adjust,
            ending=found.ending,
        )

    @tell.register
    def _asked(self, told: story.Asked) -> None:
        with clock.at(self.on(told.ago)):
            reviews.ask_for_review(person=self.person, by=self.themself, because=told.because)

    @tell.register
    def _told(self, told: story.Told) -> None:
        with clock.at(self.on(told.ago)):
            outcomes.say_how_it_went(
                outcome=self.wants[told.want],
                by=self._around(told.key) if told.key else self.themself,
                words=told.words,
                nearness=told.near,
            )

    def _around(self, key: str) -> Actor:
        """Somebody in the circle, signed in as they would be."""
        if key in cast.WORKERS:
            return cast.worker(key)
        name = next(one.name for one in self.life.around if one.key == key)
        place = self.person.circle.select_related("user").get(name=name)
        if place.user is None:
            raise LookupError(f"{name} has no account to say it from")
        return Actor(place.user)

    @tell.register
    def _to_talk_about(self, told: story.ToTalkAbout) -> None:
        with clock.at(self.on(told.ago)):
            conversations.ask_to_talk(person=self.person, by=self.themself, words=told.words)

    @tell.register
    def _ended(self, told: story.Ended) -> None:
        with clock.at(self.on(told.ago)):
            outcomes.end_outcome(
                outcome=self.wants[told.want],
                by=self.practitioner,
                ending=told.ending,
                on=clock.today(),
                words=told.words,
            )

    @tell.register
    def _wrote(self, wrote: story.Wrote) -> None:
        with clock.at(self.on(wrote.ago)):
            keep_page(wrote, self.person, self.life, self.wants.get(wrote.want))
