"""What a PDF says, and how: read by programs that had no part in making it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import page
import pikepdf
from pypdfium2 import PdfDocument


def faults(pdf: bytes) -> list[str]:
    """Each rule of PDF/UA-1 that it breaks."""
    found = page.validate_pdf_bytes(pdf, profile="ua1")
    return [f"{fault.rule_id}: {fault.message}" for fault in found.failures]


def words(pdf: bytes) -> str:
    """Its text layer, on one line."""
    paper = PdfDocument(pdf)
    try:
        said = [paper[at].get_textpage().get_text_range() for at in range(len(paper))]
    finally:
        paper.close()
    return " ".join("\n".join(said).split())


def letters_only(text: str) -> str:
    """For comparing: where lines end is for whoever sets them to say."""
    return "".join(text.split())


class Inside:
    """What it says of itself, and how it is built."""

    def __init__(self, pdf: bytes) -> None:
        self.file = pikepdf.open(BytesIO(pdf))
        self.root = self.file.Root
        self.title = str(self.file.docinfo["/Title"])
        self.language = str(self.root.Lang)
        self.shows_its_title = bool(self.root.ViewerPreferences.DisplayDocTitle)
        self.pages = len(self.file.pages)
        self.tags = [str(tag).lstrip("/") for tag in self._tags(self.root.StructTreeRoot)]

    def _tags(self, node: Any) -> Iterator[Any]:
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid.S
                yield from self._tags(kid)

    @property
    def headings(self) -> list[str]:
        return [tag for tag in self.tags if tag in {"H1", "H2", "H3"}]

    @property
    def bookmarks(self) -> list[str]:
        with self.file.open_outline() as outline:
            return [str(item.title) for item in _all(outline.root)]


def _all(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _all(item.children)
