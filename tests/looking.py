"""What every page must be, one small check each. A check yields what is wrong, in a sentence."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from copy import copy

from bs4 import BeautifulSoup, Tag

Check = Callable[[BeautifulSoup], Iterator[str]]
CHECKS: list[Check] = []
HANDLERS = re.compile(r"^on[a-z]+$")
FIELDS = "input:not([type=hidden], [type=submit], [type=button]), select, textarea"


def look_over(page: BeautifulSoup) -> None:
    """Fail with every fault of the page at once."""
    shown = _without_patterns(page)
    wrong = [fault for check in CHECKS for fault in check(shown)]
    assert not wrong, "This page needs mending:\n- " + "\n- ".join(wrong)


def _without_patterns(page: BeautifulSoup) -> BeautifulSoup:
    """What a script copies from is not on the page; what it makes of it, the stories look over."""
    if not page.select_one("template"):
        return page
    shown = copy(page)
    for pattern in shown.select("template"):
        pattern.decompose()
    return shown


def checked(check: Check) -> Check:
    CHECKS.append(check)
    return check


def words(tag: Tag) -> str:
    """The text of a tag as one line."""
    return " ".join(tag.get_text().split())


def attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or [])


@checked
def one_heading(page: BeautifulSoup) -> Iterator[str]:
    found = len(page.select("h1"))
    if found != 1:
        yield f"A page has exactly one h1; this has {found}"


@checked
def title_begins_with_the_heading(page: BeautifulSoup) -> Iterator[str]:
    heading, title = page.select_one("h1"), page.select_one("head title")
    if title is None or words(title).startswith("–"):
        yield "A page has a title"
    elif page.select_one(".wm-leave"):
        return  # on one's own side a title holds no name, which a heading may
    elif heading and not words(title).removeprefix("Error: ").startswith(words(heading)):
        yield f"The title “{words(title)}” doesn’t begin with the heading “{words(heading)}”"


@checked
def language(page: BeautifulSoup) -> Iterator[str]:
    if not page.select("html[lang]"):
        yield "A page says what language it is in"


@checked
def viewport(page: BeautifulSoup) -> Iterator[str]:
    if not page.select('meta[name=viewport][content*="width=device-width"]'):
        yield "A page fits the width of a phone (meta viewport)"


@checked
def fields_are_labelled(page: BeautifulSoup) -> Iterator[str]:
    labelled = {attribute(label, "for") for label in page.select("label[for]") if words(label)}
    for field in page.select(FIELDS):
        name = attribute(field, "name") or attribute(field, "id")
        is_labelled = attribute(field, "id") in labelled - {""}
        if not is_labelled and not attribute(field, "aria-label"):
            yield f"The field “{name}” has no label"


@checked
def groups_have_legends(page: BeautifulSoup) -> Iterator[str]:
    for group in page.select("fieldset"):
        legend = group.select_one("legend")
        if not (legend and words(legend)):
            yield "A group of fields (fieldset) has no legend"


@checked
def choices_are_grouped(page: BeautifulSoup) -> Iterator[str]:
    for field in page.select("input[type=radio]"):
        if not field.find_parent("fieldset"):
            yield f"The choice “{attribute(field, 'name')}” stands in no group (fieldset)"


@checked
def nothing_inline(page: BeautifulSoup) -> Iterator[str]:
    if page.select("style, [style]"):
        yield "There is style in the page; put it in the stylesheet"
    if page.select("script:not([src])"):
        yield "There is script in the page; put it in a file"
    for tag in page.find_all(True):
        for name in filter(HANDLERS.match, tag.attrs):
            yield f"<{tag.name}> has {name}=; put it in a file of script"


@checked
def links_can_be_told_apart(page: BeautifulSoup) -> Iterator[str]:
    targets: dict[str, set[str]] = defaultdict(set)
    for link in page.select("a[href]"):
        targets[attribute(link, "aria-label") or words(link)].add(attribute(link, "href"))
    for text, places in targets.items():
        if len(places) > 1:
            yield f"Links that read “{text}” lead to {len(places)} places; add hidden words"


@checked
def nothing_to_press_is_empty(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.select("a, button"):
        has_picture = any(attribute(image, "alt") for image in tag.select("img"))
        if not words(tag) and not attribute(tag, "aria-label") and not has_picture:
            yield f"A link or button says nothing: {tag}"
    for tag in page.select("a:not([href])"):
        yield f"A link leads nowhere: {tag}"


@checked
def ids_are_unique(page: BeautifulSoup) -> Iterator[str]:
    for id_, times in Counter(attribute(tag, "id") for tag in page.select("[id]")).items():
        if times > 1:
            yield f"The id “{id_}” is used {times} times"
        if not id_ or id_ != "".join(id_.split()):
            yield f"The id “{id_}” is empty or has a space"


@checked
def pointers_arrive(page: BeautifulSoup) -> Iterator[str]:
    ids = {attribute(tag, "id") for tag in page.select("[id]")}
    for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
        for tag in page.select(f"[{name}]"):
            for id_ in set(attribute(tag, name).split()) - ids:
                yield f"{name} points at “{id_}”, which is not on the page"
    for link in page.select('a[href^="#"]'):
        id_ = attribute(link, "href")[1:]
        if id_ not in ids:
            yield f"The link “{words(link)}” points at “#{id_}”, which is not on the page"


@checked
def forms_say_how_they_send(page: BeautifulSoup) -> Iterator[str]:
    for form in page.select("form"):
        if not (form.get("action") or form.get("method")):
            yield "A form says where or how it sends (action or method)"
        is_post = attribute(form, "method").lower() == "post"
        if is_post and not form.select("input[name=csrfmiddlewaretoken]"):
            yield "A form that posts has no csrf token"


@checked
def forms_stand_apart(page: BeautifulSoup) -> Iterator[str]:
    if page.select("form form"):
        yield "A form stands inside a form"


@checked
def pictures_are_described(page: BeautifulSoup) -> Iterator[str]:
    for image in page.select("img:not([alt])"):
        yield f"A picture has no alt: {attribute(image, 'src')}"
    for drawing in page.select("svg"):
        described = drawing.get("aria-hidden") == "true" or drawing.select_one("title")
        if not described:
            yield "A drawing (svg) is neither described with a title nor hidden"


@checked
def tables_have_headers(page: BeautifulSoup) -> Iterator[str]:
    for table in page.select("table"):
        if not table.select("th"):
            yield "A table has no headers (th)"
        if table.select("th:not([scope])"):
            yield "A table’s header doesn’t say what it heads (scope)"


@checked
def headings_step_by_one(page: BeautifulSoup) -> Iterator[str]:
    before = 1
    for heading in (page.select_one("main") or page).select("h1, h2, h3, h4, h5, h6"):
        level = int(heading.name[1])
        if level > before + 1:
            yield f"The heading “{words(heading)}” goes from h{before} to h{level}"
        before = level


@checked
def errors_are_summed_up(page: BeautifulSoup) -> Iterator[str]:
    summary = page.select_one(".govuk-error-summary")
    if page.select(".govuk-error-message") and summary is None:
        yield "A field has an error and the page has no error summary"
    title = page.select_one("head title")
    says_error = bool(title and words(title).startswith("Error: "))
    if bool(summary) != says_error:
        yield "The title begins with “Error: ” exactly when there is an error summary"


@checked
def nothing_leaks(page: BeautifulSoup) -> Iterator[str]:
    for text in page.find_all(string=True):
        said = text.strip()
        if text.find_parent(["code", "textarea", "script", "style", "blockquote"]):
            continue
        if said == "None" or "{{" in said or "{%" in said:
            yield f"Something of ours shows through: “{said}”"


@checked
def parts_of_lists(page: BeautifulSoup) -> Iterator[str]:
    for item in page.select("li"):
        if not item.parent or item.parent.name not in {"ul", "ol", "menu"}:
            yield f"A list item stands outside a list: “{words(item)[:40]}”"
    for inner in page.select("p p, p div, p ul, p ol, p form, p section"):
        yield f"A paragraph holds a <{inner.name}>; browsers will break it apart"
