from django.http import HttpRequest, QueryDict


def submitted(request: HttpRequest) -> QueryDict | None:
    """What a form should be bound to: what was sent, or nothing if it wasn't.

    An empty submission is still a submission, so `request.POST or None` won't do.
    """
    return request.POST if request.method == "POST" else None
