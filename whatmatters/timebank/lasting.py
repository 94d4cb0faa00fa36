"""How long something is, in words."""

from django.utils.translation import ngettext


def lasting(minutes: int) -> str:
    """`6 hours 45 minutes`, in the reader’s language; how much, whichever way it went."""
    hours, rest = divmod(abs(minutes), 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if rest or not hours:
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest})
    return " ".join(parts)
