"""Our `{% translate %}` says what Django's would, in each language."""

import pytest
from django.template import Context, Engine
from django.utils.translation import override

OURS = Engine(
    builtins=["django.templatetags.i18n", "whatmatters.web.templatetags.translating"],
)
DJANGOS = Engine(builtins=["django.templatetags.i18n"])


@pytest.mark.parametrize("language", ["en-gb", "cy"])
@pytest.mark.parametrize(
    "template",
    [
        '{% translate "Back" %}',
        '{% translate "Back" as back %}[{{ back }}]',
        '{% translate "50% & more <b>" %}',
        '{% translate "Back"|upper %}',
        "{% translate words %}",
        '{% translate "Back" noop %}',
        '{% translate "Back" context "of a chair" %}',
    ],
)
def test_it_says_what_djangos_says(template: str, language: str) -> None:
    context = {"words": "Back"}
    with override(language):
        ours = OURS.from_string(template).render(Context(context))
        theirs = DJANGOS.from_string(template).render(Context(context))

    assert ours == theirs


def test_one_page_in_two_languages() -> None:
    page = OURS.from_string('{% translate "Back" %}')
    said: dict[str, set[str]] = {}
    for language in ("en-gb", "cy", "en-gb"):
        with override(language):
            said.setdefault(language, set()).add(page.render(Context()))

    assert said == {"en-gb": {"Back"}, "cy": {"Yn ôl"}}
