"""What a conversation asks: when and who, what was said, what one makes of it, which prompts."""

from whatmatters.conversations.forms.beginning import BeginForm
from whatmatters.conversations.forms.board import BoardForm, CardForm, ShowForm
from whatmatters.conversations.forms.prompts import PromptsForm
from whatmatters.conversations.forms.topics import GetInTouchForm, TopicForm
from whatmatters.conversations.forms.writing import SayForm, UnderstandForm

__all__ = [
    "BeginForm",
    "BoardForm",
    "CardForm",
    "GetInTouchForm",
    "PromptsForm",
    "SayForm",
    "ShowForm",
    "TopicForm",
    "UnderstandForm",
]
