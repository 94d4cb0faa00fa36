"""Whom a carer looks after. `{% load caring %}`"""

from django import template

from whatmatters.people.models import Person
from whatmatters.people.selectors.caring import LooksAfter, looks_after

register = template.Library()


@register.simple_tag(takes_context=True)
def looking_after(context: template.Context, person: Person) -> tuple[LooksAfter, ...]:
    """Whom the person looks after, to whoever reads the carer's own record."""
    return looks_after(viewer=context["request"].actor, person_id=person.pk)
