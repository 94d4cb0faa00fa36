"""The same totals twice: by the product’s arithmetic, and by one statement written by hand."""

from decimal import Decimal
from itertools import groupby
from uuid import UUID

from django.db import connection

from whatmatters.plans.costs import Costs
from whatmatters.plans.models import CostLine

#: What a week’s part is of one payment, as a fraction, in a year of 52 weeks. In whole pennies,
#: half a penny up, since a database that counts in halves of fractions is out by some.
SQL = """
SELECT a.plan_id, SUM(l.pennies) FROM (
  SELECT c.action_id,
    (2 * CAST(ROUND(c.unit_price * 100) AS bigint) * CAST(ROUND(c.quantity * 100) AS bigint)
       * c.times * CASE c.often WHEN 'day' THEN 7 WHEN 'month' THEN 12 WHEN 'quarter' THEN 4
                   ELSE 1 END
     + 100 * CASE c.often WHEN 'day' THEN 1 WHEN 'week' THEN 1 WHEN 'fortnight' THEN 2
             WHEN 'four-weeks' THEN 4 ELSE 52 END)
    / (200 * CASE c.often WHEN 'day' THEN 1 WHEN 'week' THEN 1 WHEN 'fortnight' THEN 2
             WHEN 'four-weeks' THEN 4 ELSE 52 END) AS pennies
  FROM plans_costline c
) l
JOIN plans_action t ON t.id = l.action_id
JOIN plans_aim a ON a.id = t.aim_id
{where}
GROUP BY a.plan_id
"""


def ours(plan: UUID | None = None) -> dict[str, Decimal]:
    """The week of one plan, or of each, from the lines as the pages count them."""
    lines = CostLine.objects.as_written().select_related("action__aim", "rate")
    some = lines.filter(action__aim__plan=plan) if plan else lines
    by_plan = sorted(some, key=_plan_of)
    return {key: Costs.of(own).sum.week for key, own in groupby(by_plan, key=_plan_of)}


def control(plan: UUID | None = None) -> dict[str, Decimal]:
    """The same, in the database."""
    key = plan and (plan if connection.vendor == "postgresql" else plan.hex)
    with connection.cursor() as cursor:
        cursor.execute(
            SQL.format(where="WHERE a.plan_id = %s" if plan else ""), [key] if plan else []
        )
        return {
            str(found).replace("-", ""): Decimal(int(pennies)).scaleb(-2)
            for found, pennies in cursor.fetchall()
        }


def _plan_of(line: CostLine) -> str:
    return str(line.action.aim.plan_id).replace("-", "")
