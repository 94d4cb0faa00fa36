"""Stylesheet, script and letters: named by their contents once gathered, plainly until then."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Gathered(CompressedManifestStaticFilesStorage):
    """`collectstatic` gives each file a name that changes with it, and a compressed twin.

    Where nothing has been gathered (tests, development), files keep their plain names.
    """

    def stored_name(self, name: str) -> str:
        return super().stored_name(name) if self.hashed_files else name
