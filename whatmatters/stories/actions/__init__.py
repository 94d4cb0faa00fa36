from whatmatters.stories.actions.approving import approve_story, send_back
from whatmatters.stories.actions.sending import send_story, take_back
from whatmatters.stories.actions.telling import change_telling, let_stay, tell, throw_away

__all__ = [
    "approve_story",
    "change_telling",
    "let_stay",
    "send_back",
    "send_story",
    "take_back",
    "tell",
    "throw_away",
]
