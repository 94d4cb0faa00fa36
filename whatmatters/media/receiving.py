"""How files come in: as much of one as may be kept, and of the rest nothing but that it was."""

import io
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from whatmatters.media.workshop.telling import LARGEST, MB

#: All the files of one request together.
MOST = LARGEST["film"] + LARGEST["sound"]
#: As much more is listened to and dropped, so that the page can answer in words.
PATIENCE = 300 * MB


class TooLarge(UploadedFile):
    """A file of which nothing was kept: there was too much of it."""

    def __init__(self, size: int) -> None:
        super().__init__(file=io.BytesIO(), name="too-large", size=size)


class StopsReading(FileUploadHandler):
    """The first of the handlers: past the limit, nothing reaches the others.

    What else was sent, the words before all, is there as ever.
    """

    received = 0
    of_this_file = 0
    is_over = False

    def new_file(self, *args: Any, **more: Any) -> None:
        super().new_file(*args, **more)
        self.of_this_file, self.is_over = 0, False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        self.of_this_file += len(raw_data)
        if self.received > MOST + PATIENCE:
            raise StopUpload(connection_reset=True)
        if not self.is_over and (self.received > MOST or self.of_this_file > LARGEST["film"]):
            self._drop()
        return None if self.is_over else raw_data

    def _drop(self) -> None:
        """What the others have of it goes at once."""
        self.is_over = True
        for other in getattr(self.request, "upload_handlers", []):
            if other is not self:
                other.upload_interrupted()

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return TooLarge(self.of_this_file) if self.is_over else None
