from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.views.decorators.http import require_safe

from whatmatters.web import gallery as examples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, as it is written and as it looks."""
    django = engines["django"]
    shown = [
        (part, django.from_string(part.source).render(examples.samples(), request))
        for part in examples.components()
    ]
    return render(request, "web/gallery.html", {"shown": shown})
