"""What a first visit fetches beside the page itself."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

LINKED = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="(/static/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Asset:
    path: str
    bytes: int


def linked_from(page: str) -> list[Asset]:
    """Every file the page links to, once, as it travels: letters are compressed already."""
    from django.conf import settings
    from django.contrib.staticfiles import finders

    found = []
    for path in dict.fromkeys(LINKED.findall(page)):
        file = finders.find(path.removeprefix(settings.STATIC_URL))
        if not isinstance(file, str):
            raise FileNotFoundError(f"{path} is linked to, and is nowhere")
        content = Path(file).read_bytes()
        size = len(content) if path.endswith(".woff2") else len(gzip.compress(content, 9))
        found.append(Asset(path, size))
    return found
