"""Pages: thin views, declared routes, and templates that are safe and speak plainly."""

import ast
import re
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from tests.architecture.house import Source, code, mend, rooms, sample, templates
from whatmatters.access.routes import every_route, open_to_all, rule_of

VIEW_LINES = 20
POST_FORM = re.compile(r"<form\b[^>]*\bmethod=[\"']?post\b.*?(?:</form>|\Z)", re.I | re.S)
TRUSTED = re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off|\|\s*safeseq\b")
TAGS = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->|</?[a-z][^>]*>", re.I | re.S)
VARIABLES = re.compile(r"{{.*?}}", re.S)
NOT_OUR_WORDS = re.compile(r"\b(clients?|service[ -]users?|patients?)\b", re.I)


def long_views(modules: Iterable[Source]) -> Iterator[str]:
    for module in modules:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines >= VIEW_LINES:
                yield (
                    f"{module.at(node.lineno)} {node.name}() has {lines} lines; a view has under"
                    f" {VIEW_LINES}: one selector in, one action out"
                )


def test_views_are_thin_enough_to_read_aloud() -> None:
    mend(long_views(rooms("views")))


def test_a_long_view_is_found() -> None:
    body = "\n".join("    pass" for _ in range(VIEW_LINES - 1))
    text = f"def show(request):\n{body}\n\ndef short(request):\n    pass\n"

    assert len(list(long_views([sample("whatmatters/plans/views.py", text)]))) == 1


def undeclared(routes: Iterable[tuple[str, object]]) -> Iterator[str]:
    for address, view in routes:
        if not callable(view) or rule_of(view) is None:
            yield f"{address} does not say who may use it: use open_to_all, signed_in or for_staff"


def test_every_route_says_who_may_use_it() -> None:
    routes = list(every_route())

    assert len(routes) > 1
    mend(undeclared(routes))


def test_a_route_that_says_nothing_is_found() -> None:
    def silent(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    @open_to_all("it holds nothing")
    def spoken(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    entries = [path("silent", silent), path("spoken", spoken)]
    routes = every_route(URLResolver(RegexPattern(r"^/"), entries))

    assert [fault.split()[0] for fault in undeclared(routes)] == ["/silent"]


def counts_upwards(routes: Iterable[tuple[str, object]]) -> Iterator[str]:
    for address, _ in routes:
        if "<int:" in address:
            yield f"{address} has a number that counts upwards. Address things by their UUID"


def test_addresses_tell_nothing_about_how_many_there_are() -> None:
    mend(counts_upwards(every_route()))


def test_an_address_that_counts_is_found() -> None:
    assert len(list(counts_upwards([("/plans/<int:pk>", None), ("/<uuid:plan_id>", None)]))) == 1


def unguarded_forms(pages: Iterable[Source]) -> Iterator[str]:
    for page in pages:
        for form in POST_FORM.finditer(page.text):
            if "csrf_token" not in form[0]:
                line = page.text[: form.start()].count("\n") + 1
                yield f"{page.at(line)} posts without {{% csrf_token %}}"


def test_every_form_that_posts_is_guarded() -> None:
    mend(unguarded_forms(templates()))


def test_an_unguarded_form_is_found() -> None:
    page = sample(
        "whatmatters/plans/templates/plans/agree.html",
        '<form method="post">{% csrf_token %}</form>\n<form class="a" method="POST"></form>'
        '<form method="get"></form>',
    )

    assert [fault.split()[0] for fault in unguarded_forms([page])] == [f"{page.path}:2"]


def trusting(sources: Iterable[Source]) -> Iterator[str]:
    """Where text is called safe outside web, which alone may turn text into markup."""
    for source in sources:
        if source.room == "web":
            continue
        for number, line in enumerate(source.text.splitlines(), 1):
            if TRUSTED.search(line) or re.search(r"\b(mark_safe|SafeString)\(", line):
                yield f"{source.at(number)} calls text safe. Let a component of web draw it"


def test_only_the_design_system_calls_text_safe() -> None:
    mend(trusting([*templates(), *code()]))


def test_text_called_safe_is_found() -> None:
    page = sample("whatmatters/plans/templates/plans/p.html", "{{ words|safe }}\n{{ words }}")
    view = sample("whatmatters/plans/views.py", "mark_safe(words)")

    assert len(list(trusting([page, view]))) == 2


def visible_words(page: Source) -> str:
    """What a reader sees of a template, with its lines kept, and the words given to components."""
    text = VARIABLES.sub("", page.text)
    return TAGS.sub(lambda tag: "\n" * tag[0].count("\n"), text)


def not_our_words(pages: Iterable[Source]) -> Iterator[str]:
    for page in pages:
        if page.room == "exchange":
            continue
        for number, line in enumerate(visible_words(page).splitlines(), 1):
            if found := NOT_OUR_WORDS.search(line):
                yield f"{page.at(number)} says “{found[0]}”. We say person"


def forms() -> Iterator[Source]:
    """The words of forms, as pages: labels, hints and errors are read too."""
    for module in rooms("forms"):
        strings = (n for n in ast.walk(module.tree) if isinstance(n, ast.Constant))
        said = [n.value for n in strings if isinstance(n.value, str) and " " in n.value]
        yield Source(module.path, "\n".join(said))


def test_pages_speak_of_a_person() -> None:
    """Other systems speak of patients, so exchange, which speaks with them, may too."""
    mend(not_our_words([*templates(), *forms()]))


def test_words_that_are_not_ours_are_found() -> None:
    pages = [
        sample("whatmatters/plans/templates/plans/p.html", "<p>\nThe Client said</p>"),
        sample("whatmatters/plans/templates/plans/q.html", '{% card heading="Service users" %}'),
        sample("whatmatters/plans/templates/plans/r.html", '<i class="client">{{ client }}</i>'),
        sample("whatmatters/exchange/templates/exchange/r.html", "Patient"),
    ]

    assert [fault.split()[0] for fault in not_our_words(pages)] == [
        "whatmatters/plans/templates/plans/p.html:2",
        "whatmatters/plans/templates/plans/q.html:1",
    ]
