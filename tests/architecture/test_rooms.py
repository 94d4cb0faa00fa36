"""Rooms look back, never forward: also where an import checker cannot see it."""

import re
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.conf import settings

from tests.architecture.house import FLOOR, Source, code, mend, our_models, sample, templates

WORDS_OF_CARE = re.compile(
    r"\b(care|carers?|person|client|patient|practitioner|commissioners?|providers?|circles?"
    r"|outcomes?|plans?|conversations?|enquir(y|ies)|reviews?|barriers?|support)\b",
    re.IGNORECASE,
)
NAMED_TEMPLATE = re.compile(r"{%\s*(?:include|extends)\s+['\"]([\w.-]+)/")
RENDERED_TEMPLATE = re.compile(r"['\"](\w+)/[\w/-]+\.html['\"]")


def relations() -> Iterator[tuple[str, str, str]]:
    """Each relation between our models: the room it starts in, its name, the room it ends in."""
    for model in our_models():
        for field in model._meta.get_fields():
            other = field.related_model
            if field.auto_created or other is None or isinstance(other, str):
                continue
            yield (
                model._meta.app_label,
                f"{model.__name__}.{field.name}",
                other._meta.app_label,
            )


def looks_forward(related: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for start, name, end in related:
        if end in FLOOR and end != start and FLOOR[end] >= FLOOR[start]:
            yield f"{start}: {name} points forward, at {end}. Point back from there instead"


def test_foreign_keys_look_back() -> None:
    """A foreign key written as a string is an import nobody sees."""
    mend(looks_forward(relations()))


def test_a_foreign_key_that_looks_forward_is_found() -> None:
    assert len(list(looks_forward([("outcomes", "Outcome.plan", "plans")]))) == 1
    assert not list(looks_forward([("plans", "Plan.outcome", "outcomes")]))
    assert any(start == "outcomes" and end == "people" for start, _, end in relations())


def test_every_room_that_is_built_has_its_place_in_the_order() -> None:
    built = {name.split(".")[1] for name in settings.INSTALLED_APPS if "whatmatters." in name}

    assert built <= set(FLOOR), "Give the new room its place in pyproject.toml"
    assert {app.label for app in apps.get_app_configs()} >= built


def borrowed(pages: Iterable[Source]) -> Iterator[str]:
    for page in pages:
        for lender in NAMED_TEMPLATE.findall(page.text):
            if lender not in {page.room, "web", "django"}:
                yield f"{page.path} uses a template of {lender}. Use its own room's or web's"


def test_templates_use_only_their_own_room_and_the_design_system() -> None:
    mend(borrowed(templates()))


def test_a_borrowed_template_is_found() -> None:
    page = sample(
        "whatmatters/outcomes/templates/outcomes/outcome.html",
        '{% extends "web/layout.html" %}{% include "outcomes/_step.html" %}'
        "{% include 'plans/_action.html' %}",
    )

    (found,) = borrowed([page])
    assert "outcome.html uses a template of plans" in found


def rendered_elsewhere(modules: Iterable[Source]) -> Iterator[str]:
    for module in modules:
        for owner in RENDERED_TEMPLATE.findall(module.text):
            if module.room and owner in FLOOR and owner not in {module.room, "web"}:
                yield f"{module.path} shows a page of {owner}. Link to it, or redirect"


def test_a_room_shows_only_its_own_pages() -> None:
    mend(rendered_elsewhere(code()))


def test_showing_the_page_of_another_room_is_found() -> None:
    view = sample("whatmatters/plans/views.py", 'render(request, "reviews/review.html")')

    assert len(list(rendered_elsewhere([view]))) == 1


def words_of_care(modules: Iterable[Source]) -> Iterator[str]:
    for module in modules:
        for number, line in enumerate(module.text.splitlines(), 1):
            if found := WORDS_OF_CARE.search(line):
                yield f"{module.at(number)} says “{found[0]}”. Foundations know nothing of the work"


def foundations() -> list[Source]:
    return [module for module in code() if module.room == "foundations"]


def test_foundations_hold_no_word_of_care() -> None:
    mend(words_of_care(foundations()))


def test_a_word_of_care_is_found() -> None:
    module = sample("whatmatters/foundations/clock.py", "# when the Plan began\nimpersonal = 1")

    assert len(list(words_of_care([module]))) == 1


def test_foundations_stay_small() -> None:
    """A shared drawer fills unless somebody measures it."""
    lines = sum(len(module.text.splitlines()) for module in foundations())

    assert 0 < lines <= 600, f"foundations has grown to {lines} lines: whose room is it really?"
