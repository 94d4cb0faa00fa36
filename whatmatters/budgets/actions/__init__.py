from whatmatters.budgets.actions.agreeing import agree_budget, reply_to_budget
from whatmatters.budgets.actions.assisting import write_terms
from whatmatters.budgets.actions.benefits import ask_for_benefits_check, say_what_came_of_it
from whatmatters.budgets.actions.estimating import work_out_budget
from whatmatters.budgets.actions.saving import agree_saving, count_built_up

__all__ = [
    "agree_budget",
    "agree_saving",
    "ask_for_benefits_check",
    "count_built_up",
    "reply_to_budget",
    "say_what_came_of_it",
    "work_out_budget",
    "write_terms",
]
