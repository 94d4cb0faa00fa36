"""What the pages about outcomes show, each in the same few queries however much there is."""

from whatmatters.outcomes.selectors.barrier import BarrierPage, barrier_page
from whatmatters.outcomes.selectors.cards import OutcomeCard
from whatmatters.outcomes.selectors.copy import CopyPage, Wanted, copy_page
from whatmatters.outcomes.selectors.hear import HearPage, hear_page
from whatmatters.outcomes.selectors.order import OrderPage, order_page
from whatmatters.outcomes.selectors.outcome import OutcomePage, outcome_page
from whatmatters.outcomes.selectors.step import StepPage, step_page
from whatmatters.outcomes.selectors.two_people import TwoPeoplePage, two_people_page
from whatmatters.outcomes.selectors.update import UpdatePage, update_page

__all__ = [
    "BarrierPage",
    "CopyPage",
    "HearPage",
    "OrderPage",
    "OutcomeCard",
    "OutcomePage",
    "StepPage",
    "TwoPeoplePage",
    "UpdatePage",
    "Wanted",
    "barrier_page",
    "copy_page",
    "hear_page",
    "order_page",
    "outcome_page",
    "step_page",
    "two_people_page",
    "update_page",
]
