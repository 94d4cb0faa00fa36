"""Files that are no files of services, that are cut off, or that are longer than memory."""

import gc
import json
import tracemalloc
from collections.abc import Iterator

import pytest

from whatmatters.resources.intake import taking
from whatmatters.resources.models import Location, Service
from whatmatters.resources.standard.documents import CannotRead, items
from whatmatters.resources.tests.bringing import bring
from whatmatters.resources.tests.making import service

pytestmark = pytest.mark.django_db


def refusal(content: bytes, name: str = "services.json") -> str:
    with pytest.raises(CannotRead) as refused:
        bring(content, name)
    assert not Service.objects.exists()
    return str(refused.value)


#: Files that are wrong as a whole.
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty"),
        (b"  \n", "The file is empty"),
        (b"[", "ends before its first object is whole"),
        (
            b'[{"id": "a", "name": "x"}',
            "ends in the middle, after 1 object. Nothing of it was kept",
        ),
        (b'{"contents": [{"id": "a"}, {"id', "ends in the middle, after 1 object"),
        (b'[{"id": NaN}]', "not JSON that can be read"),
        (b"[{}] []", "not JSON that can be read"),
        (b'[{"id": "\xff\xfe"}]', "not JSON that can be read"),
        (b"nope", "not JSON that can be read"),
        (b'{"hello": "world"}', "There are no services in it"),
        (b'[{"id": ' + b"9" * 5000 + b"}]", "longer than any"),
        (b'[{"id": "' + b"x" * 5_000_000 + b'"}]', "longer than 4 MB"),
        (b"[" * 100_000, "ends before its first object"),
        (b'{"id":"a","x":' + b"[" * 50 + b"]" * 50 + b"}", "deeper or larger than 4 MB"),
        (b'{"services": [{"id": "a"}], "id": "b"}', "Put its id first"),
        (b"PK\x03\x04", "This is a workbook"),
    ],
)
def test_a_file_that_is_wrong_is_refused_in_a_sentence(content: bytes, told: str) -> None:
    assert told in refusal(content)


def test_a_file_cut_in_half_leaves_nothing_of_itself() -> None:
    whole = json.dumps([service(n) for n in range(450)]).encode()

    told = refusal(whole[: len(whole) // 2])

    assert told.startswith("It ends in the middle, after 2")
    assert told.endswith("Fetch the file again, and bring in the whole of it")
    assert not Location.objects.exists()


def test_one_object_that_is_too_deep_is_left_out_alone() -> None:
    deep = b'{"id": "a", "x": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    content = b"[" + deep + b"," + json.dumps(service(2)).encode() + b"]"
    done = bring(content)

    assert (done.new, done.left_out) == (1, 1)
    assert "Object 1: it is no object, or deeper or larger" in done.told[0]


class Endless:
    """A file of so many services that is never whole in memory."""

    def __init__(self, count: int) -> None:
        self.pieces = self._pieces(count)
        self.rest = b""

    def _pieces(self, count: int) -> Iterator[bytes]:
        yield b"["
        for number in range(count):
            words = "A long description of what happens there. " * 50
            raw = service(number, description=f"{number} {words}")
            yield (b"," if number else b"") + json.dumps(raw).encode()
        yield b"]"

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size and (piece := next(self.pieces, b"")):
            self.rest += piece
        said, self.rest = self.rest[:size], self.rest[size:]
        return said


def most_memory(count: int) -> int:
    """The most that was held at once while so many services were read and batched."""
    taken = taking.Intake()
    gc.collect()
    tracemalloc.start()
    try:
        taken.take(items(Endless(count)))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file eight times as long takes hardly more: no more than the ids that were seen.

    What is written is counted elsewhere; here only the reading, which holds the file.
    """
    monkeypatch.setattr(taking.Intake, "_put", lambda *_: None)
    short, long = most_memory(400), most_memory(3200)

    assert long < short + 2_000_000
    assert long < 12_000_000
