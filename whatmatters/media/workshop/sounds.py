"""Sound, played once and recorded anew: as every phone can play it, and with nothing beside it."""

import io
from collections.abc import Iterator

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer

from whatmatters.media.workshop.opening import WRONG, opened, refuse_long
from whatmatters.media.workshop.telling import Anew, Refused

RATE = 32_000
BITS = 56_000


def anew(content: bytes, reader: str) -> Anew:
    out = io.BytesIO()
    try:
        with opened(content, reader) as sent:
            if not sent.streams.audio:
                raise Refused("unknown" if len(sent.streams) else "broken")
            refuse_long("sound", (sent.duration or 0) / av.time_base)
            seconds = _recorded(sent, out)
    except WRONG:
        raise Refused("broken") from None
    if not seconds:
        raise Refused("broken")
    return Anew(out.getvalue(), "audio/mp4", seconds=round(seconds))


def _recorded(sent: InputContainer, out: io.BytesIO) -> float:
    """How many seconds there were of it."""
    with av.open(out, "w", format="mp4", options={"fflags": "+bitexact"}) as made:
        stream = made.add_stream("aac", rate=RATE, options={"aac_coder": "fast"})
        stream.layout, stream.bit_rate = "mono", BITS
        heard = 0
        for frame in _frames(sent):
            heard += frame.samples
            refuse_long("sound", heard / RATE)
            frame.pts = None
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return heard / RATE


def _frames(sent: InputContainer) -> Iterator[AudioFrame]:
    """What is heard, on one channel and at our rate."""
    as_ours = AudioResampler(format="fltp", layout="mono", rate=RATE, frame_size=1024)
    for frame in sent.decode(sent.streams.audio[0]):
        yield from as_ours.resample(frame)
    yield from as_ours.resample(None)
