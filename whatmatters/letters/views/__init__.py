from whatmatters.letters.views.talks import mine, save, talk, throw_away
from whatmatters.letters.views.weekly import stop, weekly

__all__ = ["mine", "save", "stop", "talk", "throw_away", "weekly"]
