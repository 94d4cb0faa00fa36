from decimal import Decimal

from django.utils.translation import gettext

from whatmatters.stories.models import CostPer


def cost_in_words(cost: Decimal | None, cost_per: str) -> str:
    """`About £40 a week`; nothing where it was not said."""
    if cost is None:
        return ""
    if not cost:
        return gettext("It cost nothing")
    pounds = f"£{cost:,.0f}"
    per = CostPer(cost_per).label if cost_per else ""
    return gettext("About %(pounds)s %(per)s") % {"pounds": pounds, "per": per}
