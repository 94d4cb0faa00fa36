"""A copy does not say when it was made: the same sheet is the same file, to the byte."""

import re

from whatmatters.web.documents import Part, Say, Sheet, as_pdf


def test_the_same_sheet_is_the_same_file_whenever_it_is_made() -> None:
    part = Part("What helps me", (Say("Time to answer"),))
    made = as_pdf(Sheet(title="My plan", heading="My plan", parts=(part,)))

    assert made.startswith(b"%PDF")
    assert not re.search(rb"(Creation|Create|Mod|Modify)Date", made)
