"""Symbols for people who point rather than speak: a key, its words, and a picture of it.

Whose pictures they are is in `data/symbols.json`; `make` puts them among the built files.
"""

from django.utils.translation import gettext_lazy as _

SYMBOLS = {
    "home": _("My home"),
    "family": _("My family"),
    "friends": _("My friends"),
    "love": _("Being close to someone"),
    "pets": _("Pets"),
    "talking": _("Talking to people"),
    "helping": _("Helping others"),
    "outside": _("Being outside"),
    "garden": _("Plants and gardens"),
    "walking": _("Moving about"),
    "travel": _("Getting places"),
    "shopping": _("Shopping"),
    "food": _("Food"),
    "cooking": _("Cooking"),
    "music": _("Music"),
    "television": _("Television"),
    "games": _("Games"),
    "making": _("Making things"),
    "learning": _("Learning"),
    "work": _("Work"),
    "money": _("Money"),
    "faith": _("Faith"),
    "quiet": _("Quiet"),
    "sleep": _("Sleep"),
    "health": _("My health"),
    "washing": _("Being clean"),
    "clothes": _("My clothes"),
    "phone": _("My phone"),
    "safe": _("Feeling safe"),
    "choosing": _("Choosing for myself"),
}


def picture_of(symbol: str) -> str:
    """Where its picture is, among the static files."""
    return f"web/build/symbols/{symbol}.svg"
