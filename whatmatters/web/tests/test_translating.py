"""Our `{% translate %}` says what Django's would, in each language."""

import pytest
from django.template import Context, Engine
from django.utils.translation import override

from whatmatters.web.templatetags import translating

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
        "{% blocktranslate trimmed with name=words %}\n  Hello {{ name }}\n{% endblocktranslate %}",
        "{% blocktranslate %}50% of {{ markup }}, {{ missing }}{% endblocktranslate %}",
        "{% blocktranslate asvar kept %}{{ words }}{% endblocktranslate %}[{{ kept }}]",
        "{% blocktranslate count n=two %}one{% plural %}{{ n }} of them{% endblocktranslate %}",
        "{% blocktranslate with words=two %}{{ words }}{% endblocktranslate %}{{ words }}",
    ],
)
def test_it_says_what_djangos_says(template: str, language: str) -> None:
    context = {"words": "Back", "markup": "<b>", "two": 2}
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


def test_a_catalogue_that_lost_a_place_to_fill_in_breaks_no_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(translating, "said", lambda text: "Helo %(enw)s")
    page = OURS.from_string("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}")

    assert page.render(Context({"name": "Maggie"})) == "Hello Maggie"
