from collections.abc import Iterable

from whatmatters.outcomes import frameworks
from whatmatters.outcomes.models import Category, Outcome


def map_to(outcome: Outcome, categories: Iterable[tuple[str, str]]) -> None:
    """Let the outcome stand in these categories and no others. Part of other deeds.

    A category that stays keeps the day it was added. Raises NoSuchCategory.
    """
    wanted = {frameworks.known(framework, code) for framework, code in categories}
    for category in outcome.categories.order_by("pk"):
        if (category.framework, category.code) in wanted:
            wanted.remove((category.framework, category.code))
        else:
            category.delete()
    Category.objects.bulk_create(
        Category(outcome=outcome, framework=framework, code=code)
        for framework, code in sorted(wanted)
    )
