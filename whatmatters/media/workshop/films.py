"""Film, packed anew: its pictures and its sound as they were taken, and nothing else.

Tracks of places and sensors, titles, notes and what stands after the end are left behind.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream

from whatmatters.media.workshop.opening import WRONG, opened, refuse_long
from whatmatters.media.workshop.telling import Anew, Refused

#: What browsers play in each box.
PLAYS = {
    "mp4": ({"h264", "hevc", "av1"}, {"aac", "mp3", "opus"}),
    "webm": ({"vp8", "vp9", "av1"}, {"opus", "vorbis"}),
}
BOXES = {"mov": "mp4", "matroska": "webm"}
#: Units of these kinds hold notes beside the pictures: whatever a camera cares to write.
NOTES = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39|40"}
OPTIONS = {
    "mp4": {"movflags": "+faststart", "fflags": "+bitexact"},
    "webm": {"fflags": "+bitexact"},
}
#: Of what was promised, as much must be there; the rest is how things are rounded.
WHOLE = 0.9


def anew(content: bytes, reader: str) -> Anew:
    box = BOXES[reader]
    try:
        size = _first_picture(content, reader)
        with tempfile.TemporaryDirectory() as folder, opened(content, reader) as sent:
            promised = (sent.duration or 0) / av.time_base
            refuse_long("film", promised)
            file = Path(folder) / f"film.{box}"
            with av.open(str(file), "w", format=box, options=OPTIONS[box]) as made:
                seconds = _packed(sent, made, box)
            if seconds < promised * WHOLE - 1:
                raise Refused("broken")
            return Anew(file.read_bytes(), f"video/{box}", *size, round(seconds))
    except (*WRONG, OSError):
        raise Refused("broken") from None


def _first_picture(content: bytes, reader: str) -> tuple[int, int]:
    """How wide and high it is shown. A film of which not even that can be seen is broken."""
    with opened(content, reader) as sent:
        for frame in sent.decode(sent.streams.video[0]):
            turned = frame.rotation % 180 != 0
            return (frame.height, frame.width) if turned else (frame.width, frame.height)
    raise Refused("broken")


def _packed(sent: InputContainer, made: OutputContainer, box: str) -> float:
    """How many seconds there were of it."""
    chosen = _chosen(sent, box)
    places = {stream.index: made.add_stream_from_template(stream) for stream in chosen}
    for place in places.values():
        place.metadata.clear()
    notes = NOTES.get(chosen[0].codec_context.name)
    without = BitStreamFilterContext(notes, chosen[0]) if notes else None
    last = 0.0
    for packet in sent.demux(*chosen):
        if packet.dts is None:
            continue
        last = max(
            last, float(((packet.pts or packet.dts) + (packet.duration or 0)) * packet.time_base)
        )
        refuse_long("film", last)
        is_seen = packet.stream.type == "video"
        for kept in _without_notes(packet, without if is_seen else None):
            kept.stream = places[packet.stream.index]
            made.mux(kept)
    return last


def _end_of(packet: Packet[Any]) -> float:
    begins = packet.pts if packet.pts is not None else packet.dts or 0
    return float((begins + (packet.duration or 0)) * (packet.time_base or 0))


def _chosen(sent: InputContainer, box: str) -> list[Stream]:
    """The pictures, and the sound if there is any, as browsers play them."""
    seen, heard = PLAYS[box]
    chosen: list[Stream] = [sent.streams.video[0], *sent.streams.audio[:1]]
    names = [stream.codec_context.name for stream in chosen]
    if names[0] not in seen or not set(names[1:]) <= heard:
        raise Refused("film-form")
    return chosen


def _without_notes(
    packet: Packet[Any], without: BitStreamFilterContext | None
) -> Iterator[Packet[Any]]:
    if without is None:
        yield packet
    else:
        yield from without.filter(packet)
