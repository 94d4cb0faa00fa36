from django.db import models

from whatmatters.foundations.words import later as _


class Teller(models.TextChoices):
    """Whose telling it is. Somebody who works with the person may write it down with them."""

    THEMSELF = "themself", _("Told by the person")
    FAMILY = "family", _("Told by family or a friend, with the person’s say")
    WITH = "with", _("Written with the person by somebody who helps them")


class Paid(models.TextChoices):
    """Where the money came from."""

    NOTHING = "nothing", _("It cost nothing")
    DIRECT = "direct-payment", _("Money paid to the person (a direct payment)")
    FUND = "fund", _("Money held for the person by a provider")
    COUNCIL = "council", _("Arranged by the council")
    HEALTH = "health", _("A health budget")
    OWN = "own", _("The person’s own money")
    MIXED = "mixed", _("More than one of these")


class CostPer(models.TextChoices):
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")
    ONCE = "once", _("once")


class Reach(models.TextChoices):
    """For whom a story is."""

    OURS = "ours", _("Only those who work here, and the people they support")
    ALL = "all", _("Everybody who signs in here")


class Marked(models.TextChoices):
    """What the checker found that may say who it is about."""

    NAME = "name", _("It may be a name")
    SMALL = "small", _("This place may be too small")
    RARE = "rare", _("Few people have this")
    DAY = "day", _("A day")
    AGE = "age", _("A great age")
    PHONE = "phone", _("A phone number")
    EMAIL = "email", _("An email address")
    ADDRESS = "address", _("An address")
    NUMBER = "number", _("A number that may be somebody’s")
    LINK = "link", _("A web address")


class Because(models.TextChoices):
    """Why something that was marked may stay."""

    OTHER_WORD = "other-word", _("It is another word here, not a name")
    OPEN = "open", _("It is a place or a group that anybody can go to")
    KNOWN = "known", _("Everybody knows this name")
    MANY = "many", _("It is so for a great many people")
