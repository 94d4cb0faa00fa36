from whatmatters.config.settings import *  # noqa: F403
from whatmatters.config.settings import INSTALLED_APPS as OURS
from whatmatters.config.settings import MIDDLEWARE as ALL

#: The middlewares that are a wall, or write down who looked and who was refused.
WALLS = ("whatmatters.access.denials", "whatmatters.access.wall")

INSTALLED_APPS = [*OURS, "bench.unwalled"]
MIDDLEWARE = [each for each in ALL if not each.startswith(WALLS)]
