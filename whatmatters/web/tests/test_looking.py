"""Each check can fail: a page that breaks one thing is told that one thing."""

import pytest
from bs4 import BeautifulSoup

from tests.looking import look_over

WHOLE = """<!doctype html><html lang="en-GB"><head><title>Hello – What Matters</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Hello</h1>{}</main></body></html>"""

FIELD = '<label for="a">A</label><input id="a" name="a">'


def looked(body: str, page: str = WHOLE) -> None:
    look_over(BeautifulSoup(page.replace("{}", body), "html.parser"))


def test_a_whole_page_passes() -> None:
    looked(f'<h2>More</h2><form method="get">{FIELD}<button>Go</button></form>')


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<h1>Again</h1>", "exactly one h1"),
        ("<input name='a'>", "“a” has no label"),
        ("<label for='a'></label><textarea id='a' name='a'></textarea>", "“a” has no label"),
        ("<fieldset><p>What?</p></fieldset>", "no legend"),
        ("<label for='a'>A</label><input type='radio' id='a' name='a'>", "stands in no group"),
        ("<p style='color: red'>x</p>", "style in the page"),
        ("<style>p {}</style>", "style in the page"),
        ("<script>go()</script>", "script in the page"),
        ("<p onclick='go()'>x</p>", "<p> has onclick="),
        ("<a href='/a'>Change</a><a href='/b'>Change</a>", "“Change” lead to 2 places"),
        ("<a href='/a'> </a>", "says nothing"),
        ("<button></button>", "says nothing"),
        ("<a href='/a'><img src='x' alt=''></a>", "says nothing"),
        ("<a>Go</a>", "leads nowhere"),
        ("<p id='a'></p><p id='a'></p>", "“a” is used 2 times"),
        ("<p id='a b'></p>", "has a space"),
        ("<p aria-describedby='gone'>x</p>", "points at “gone”"),
        ("<p aria-labelledby='gone'>x</p>", "points at “gone”"),
        ("<a href='#gone'>Go</a>", "points at “#gone”"),
        ("<form><button>Go</button></form>", "where or how it sends"),
        ("<form method='post'><button>Go</button></form>", "no csrf token"),
        ("<img src='x'>", "has no alt"),
        ("<svg></svg>", "neither described"),
        ("<table><tr><td>x</td></tr></table>", "no headers"),
        ("<table><tr><th>x</th></tr></table>", "(scope)"),
        ("<h3>Deep</h3>", "goes from h1 to h3"),
        ("<p class='govuk-error-message'>Wrong</p>", "no error summary"),
        ("<div class='govuk-error-summary'></div>", "The title begins"),
        ("<p>None</p>", "shows through: “None”"),
        ("<p>{{ name }}</p>", "shows through"),
        ("<li>x</li>", "outside a list"),
        ("<p><div>x</div></p>", "holds a <div>"),
    ],
)
def test_a_fault_is_told(body: str, says: str) -> None:
    with pytest.raises(AssertionError, match="This page needs mending") as told:
        looked(body)

    assert says in str(told.value)


@pytest.mark.parametrize(
    ("take_out", "says"),
    [
        ("<h1>Hello</h1>", "exactly one h1; this has 0"),
        (' lang="en-GB"', "what language"),
        ("<title>Hello – What Matters</title>", "has a title"),
        ('<meta name="viewport" content="width=device-width, initial-scale=1">', "a phone"),
    ],
)
def test_what_is_missing_is_told(take_out: str, says: str) -> None:
    with pytest.raises(AssertionError) as told:
        looked("", page=WHOLE.replace(take_out, ""))

    assert says in str(told.value)


def test_a_title_begins_with_the_heading() -> None:
    with pytest.raises(AssertionError, match="doesn’t begin with"):
        looked("", page=WHOLE.replace("<title>Hello", "<title>Plan"))


def test_a_title_may_say_error_before_the_heading() -> None:
    page = WHOLE.replace("<title>Hello", "<title>Error: Hello")

    looked("<div class='govuk-error-summary'>x</div>", page=page)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(AssertionError) as told:
        looked("<img src='x'><table></table>")

    assert str(told.value).count("\n- ") == 2


@pytest.mark.parametrize(
    "body",
    [
        "<a href='/a'>Change</a><a href='/a'>Change</a>",
        "<blockquote>None</blockquote>",
        "<a href='/a'><img src='x' alt='Home'></a>",
        "<svg aria-hidden='true'></svg>",
        "<input type='hidden' name='a'>",
        "<p>None of these</p>",
    ],
)
def test_what_is_no_fault_is_left_alone(body: str) -> None:
    looked(body)
