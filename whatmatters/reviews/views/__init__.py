from whatmatters.reviews.views.copying import easy_read, paper
from whatmatters.reviews.views.holding import about, ask, begin, finish, show
from whatmatters.reviews.views.looking import look

__all__ = ["about", "ask", "begin", "easy_read", "finish", "look", "paper", "show"]
