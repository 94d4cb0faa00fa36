"""Rows that are seen with another: a receipt with what was spent, a reminder with its meeting."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet


def seen_with(seen: QuerySet[Any], key: str) -> Exists:
    """That what a row belongs to may be seen.

    It is asked of that one, not of all there ever were: `entry__in=seen` lists them first, and
    is slower with every year.
    """
    return Exists(seen.filter(pk=OuterRef(key)))
