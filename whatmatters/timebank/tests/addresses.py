"""Where the pages of time are."""

from typing import Any

from django.urls import reverse

from whatmatters.people.models import Person


def of(person: Person) -> str:
    return reverse("timebank:of", args=[person.pk])


def at(name: str, thing: Any) -> str:
    return reverse(f"timebank:{name}", args=[thing.pk])
