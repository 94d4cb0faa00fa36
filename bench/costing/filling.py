"""Plans with costs, the same each time: most of a few lines, and one of forty."""

from decimal import Decimal
from random import Random

from whatmatters.access.models import User
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import Action, Aim, CostLine, Often, Plan

LINES, LONG = 4, 40
EVERY = [often.value for often in Often]


def fill(plans: int) -> None:
    """One plan of forty lines, and so many of four."""
    dice = Random(1948)  # noqa: S311  # the same each time, and no secret
    user = User.objects.create_user("bench@example.org", name="Bench")
    for start in range(0, plans, 1000):
        _some(user, [LINES] * min(1000, plans - start), dice)
    _some(user, [LONG], dice)


def _some(user: User, sizes: list[int], dice: Random) -> None:
    people = [Person(known_as="Ada", full_name="Ada Okafor") for _ in sizes]
    outcomes = [Outcome(person=p, words="Tea", first_words="Tea", written_by=user) for p in people]
    plans = [Plan(person=person, number=1, written_by=user) for person in people]
    aims = [
        Aim(plan=plan, outcome=outcome, place=1)
        for plan, outcome in zip(plans, outcomes, strict=True)
    ]
    actions = [
        Action(aim=aim, doer="provider", what="Come", place=place)
        for aim, size in zip(aims, sizes, strict=True)
        for place in range(size)
    ]
    Person.objects.bulk_create(people)
    Outcome.objects.bulk_create(outcomes)
    Plan.objects.bulk_create(plans)
    Aim.objects.bulk_create(aims)
    Action.objects.bulk_create(actions)
    CostLine.objects.bulk_create(_line(action, dice) for action in actions)


def _line(action: Action, dice: Random) -> CostLine:
    return CostLine(
        action=action,
        often=dice.choice(EVERY),
        unit_price=Decimal(dice.randint(0, 20_000)).scaleb(-2),
        quantity=Decimal(dice.randint(1, 900)).scaleb(-2),
        times=dice.randint(1, 3),
    )
