"""An error report says where it went wrong, never what a person said."""

import copy
import logging
import traceback
from collections.abc import ItemsView, Iterator
from types import FrameType, TracebackType
from typing import Any, TypeAlias

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

from whatmatters.access import asked

ExcInfo: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class SaysNothing(SafeExceptionReporterFilter):
    """Leaves out every variable and everything sent: any of them may be somebody's words."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        return {}.items()


class NamesThePlace(logging.Formatter):
    """Writes an error as its kind and its place in the code.

    What an exception says is left out wherever it may stand: a database puts the whole row
    that it refuses into it, and in that row are somebody's words.
    """

    def format(self, record: logging.LogRecord) -> str:
        bare = copy.copy(record)
        # Another formatter may have left the exception here as it writes it.
        bare.exc_text = None
        bare.msg, bare.args = _message(record), None
        bare.asked = asked.number() or "-"
        return super().format(bare)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  # as logging calls it
        return "\n".join(line for error in _chain(ei[1]) for line in _place(error))


def _message(record: logging.LogRecord) -> str:
    """The message, with the kind of each exception where it would say what that says."""
    bare = copy.copy(record)
    bare.msg = _told(record.msg)
    if isinstance(record.args, tuple):
        bare.args = tuple(_told(arg) for arg in record.args)
    elif record.args:
        bare.args = {name: _told(arg) for name, arg in record.args.items()}
    message = bare.getMessage()
    for error in _chain(record.exc_info[1] if record.exc_info else None):
        if said := str(error):
            message = message.replace(said, _kind(error))
    return message


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and those it came from, the last one first; each once."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _place(error: BaseException) -> Iterator[str]:
    yield _kind(error)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"


def _told(thing: Any) -> Any:
    return _kind(thing) if isinstance(thing, BaseException) else thing


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"
