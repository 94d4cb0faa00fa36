from whatmatters.budgets.views.agreeing import agree, say, work_out
from whatmatters.budgets.views.besides import ask_benefits, benefits, built_up, save, terms
from whatmatters.budgets.views.showing import estimate, money, paper, version

__all__ = [
    "agree",
    "ask_benefits",
    "benefits",
    "built_up",
    "estimate",
    "money",
    "paper",
    "save",
    "say",
    "terms",
    "version",
    "work_out",
]
