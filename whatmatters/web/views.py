from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import engines
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from whatmatters.web import gallery as examples
from whatmatters.web.components.reader import written_language

#: The colours of the frame and of the page.
THEME, GROUND = "#1f5f5b", "#fbf8f3"


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, as it is written and as it looks."""
    django = engines["django"]
    shown = [
        (part, django.from_string(part.source).render(examples.samples(), request))
        for part in examples.components()
    ]
    return render(request, "web/gallery.html", {"shown": shown})


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone asks before it puts us on its screen: a name that says nothing of anybody."""
    whole = [(180, "any"), (192, "any"), (512, "any"), (512, "maskable")]
    said = {
        "name": "What Matters",
        "short_name": "What Matters",
        "lang": written_language(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": GROUND,
        "icons": [_icon(size, purpose) for size, purpose in whole],
    }
    answer = JsonResponse(said, content_type="application/manifest+json")
    answer["Cache-Control"] = "public, max-age=86400"
    return answer


def _icon(size: int, purpose: str) -> dict[str, str]:
    """One of the pictures that `make` draws of our mark."""
    name = f"icon-{size}" if purpose == "any" else f"icon-{purpose}-{size}"
    return {
        "src": static(f"web/build/{name}.png"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }
