"""How much help somebody wants with their plan, in words."""

from django.utils.translation import gettext as _

from whatmatters.plans.models import HelpLevel

Level = HelpLevel.Level


def of_somebody(known_as: str) -> dict[str, str]:
    """The levels, as one says them of somebody else."""
    name = {"name": known_as}
    return {
        Level.MYSELF: _("%(name)s does it alone") % name,
        Level.WITH_HELP: _("%(name)s does it with help") % name,
        Level.FOR_ME: _("Somebody does it for %(name)s") % name,
    }


def in_words(said: HelpLevel, *, known_as: str, is_self: bool) -> str:
    """`I do it with help`; of somebody else, `Maggie does it with help`."""
    return str(said.get_level_display()) if is_self else of_somebody(known_as)[said.level]
