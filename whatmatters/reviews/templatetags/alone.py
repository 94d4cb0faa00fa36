"""What the person answered again alone, beside what was said together. `{% load alone %}`"""

from django import template

from whatmatters.outcomes.models import Outcome
from whatmatters.reviews.models import AloneAnswer
from whatmatters.reviews.selectors import LookPage, ReviewPage

register = template.Library()


@register.simple_tag
def alone_of(page: ReviewPage | LookPage, outcome: Outcome) -> list[AloneAnswer]:
    """Their answers about one outcome; to whom they are not open, none."""
    return [one for one in page.alone if one.outcome_id == outcome.pk]
