from django.test import RequestFactory

from whatmatters.web.http import submitted


def test_an_empty_submission_is_still_a_submission() -> None:
    assert submitted(RequestFactory().post("/")) is not None


def test_a_page_only_asked_for_has_nothing_submitted() -> None:
    assert submitted(RequestFactory().get("/?a=b")) is None
