from django.http import HttpRequest, HttpResponse, QueryDict

from whatmatters.foundations.sheets import CSV
from whatmatters.web.forms.words import UNKEEPABLE


def submitted(request: HttpRequest) -> QueryDict | None:
    """What a form should be bound to: what was sent, or nothing if it wasn't.

    An empty submission is still a submission, so `request.POST or None` won't do.
    """
    return request.POST if request.method == "POST" else None


def asked_for(request: HttpRequest, name: str) -> str:
    """What the address asks for under a name, empty if nothing, without what no database keeps."""
    return UNKEEPABLE.sub("", request.GET.get(name, ""))


def csv_file(content: bytes, name: str) -> HttpResponse:
    """A file for spreadsheets to take along, under this name."""
    answer = HttpResponse(content, content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
