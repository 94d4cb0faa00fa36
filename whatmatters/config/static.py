"""Stylesheet, script and letters: named by their contents once gathered, plainly until then."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Gathered(CompressedManifestStaticFilesStorage):
    """`collectstatic` gives each file a name that changes with it, and a compressed twin.

    Where nothing has been gathered (tests, development), files keep their plain names.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Where a file is. Found once: what was gathered stays as it is while we serve it."""
        if not self.hashed_files or force:
            return str(super().url(name, force))
        if name not in self.addresses:
            self.addresses[name] = str(super().url(name))
        return self.addresses[name]

    def stored_name(self, name: str) -> str:
        return super().stored_name(name) if self.hashed_files else name
