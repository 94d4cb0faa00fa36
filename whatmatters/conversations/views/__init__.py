from whatmatters.conversations.views.beginning import begin, begin_from_enquiry, details
from whatmatters.conversations.views.drafts import go_on, save, throw_away
from whatmatters.conversations.views.prompts import prompts
from whatmatters.conversations.views.putting_right import put_right
from whatmatters.conversations.views.topics import get_in_touch, next_time, talked_about
from whatmatters.conversations.views.writing import said, write

__all__ = [
    "begin",
    "begin_from_enquiry",
    "details",
    "get_in_touch",
    "go_on",
    "next_time",
    "prompts",
    "put_right",
    "said",
    "save",
    "talked_about",
    "throw_away",
    "write",
]
