from whatmatters.reviews.views.holding import about, ask, begin, finish, show
from whatmatters.reviews.views.looking import look

__all__ = ["about", "ask", "begin", "finish", "look", "show"]
