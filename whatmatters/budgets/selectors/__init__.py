from whatmatters.budgets.selectors.money import (
    May,
    MoneyPage,
    VersionPage,
    may_of,
    money_page,
    opened,
    version_page,
)
from whatmatters.budgets.selectors.others import (
    CheckPage,
    EstimatePage,
    TermsPage,
    WorkOutPage,
    check_page,
    estimate_page,
    terms_page,
    work_out_page,
)
from whatmatters.budgets.selectors.parts import Beside, Share, Version, Worked

__all__ = [
    "Beside",
    "CheckPage",
    "EstimatePage",
    "May",
    "MoneyPage",
    "Share",
    "TermsPage",
    "Version",
    "VersionPage",
    "WorkOutPage",
    "Worked",
    "check_page",
    "estimate_page",
    "may_of",
    "money_page",
    "opened",
    "terms_page",
    "version_page",
    "work_out_page",
]
