"""What other rooms show of stories, so that they read the same wherever they are met."""

from collections.abc import Sequence

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from whatmatters.stories.selectors import Beside

register = template.Library()


@register.simple_tag
def stories_beside(stories: Sequence[Beside]) -> SafeString:
    """How others did it: a few lines of each, and the way to the rest; nothing without any."""
    return render_to_string("stories/_beside.html", {"stories": stories})
