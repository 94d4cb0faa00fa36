"""Files as people, and others, send them."""

import io
import struct
import wave
import zipfile
import zlib
from typing import Any

import av
from av.video.stream import VideoStream
from PIL import Image
from PIL.PngImagePlugin import PngInfo

HIDDEN = "51.4816N-hidden"


def picture(form: str = "JPEG", size: tuple[int, int] = (80, 60), **more: Any) -> bytes:
    out = io.BytesIO()
    mode = "P" if form == "GIF" else "RGB"
    Image.new(mode, size, 60).save(out, form, **more)
    return out.getvalue()


def with_a_place(form: str = "JPEG") -> bytes:
    """Where it was taken, which way up, and words in every corner that will hold some."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = HIDDEN
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 28.0, 53.0), 3: "W", 4: (3.0, 10.0, 45.0)})
    notes: dict[str, Any] = (
        {"xmp": f"<x:xmpmeta>{HIDDEN}</x:xmpmeta>".encode()} if form == "JPEG" else {}
    )
    if form == "JPEG":
        notes["comment"] = HIDDEN.encode()
    if form == "PNG":
        said = PngInfo()
        said.add_text("Comment", HIDDEN)
        return picture(form, exif=exif, pnginfo=said)
    return picture(form, exif=exif, **notes)


def flood(side: int = 60_000) -> bytes:
    """A few bytes that say they are a picture of thousands of millions of dots."""
    small = picture("PNG")
    head = b"IHDR" + struct.pack(">II", side, side) + small[24:29]
    return small[:12] + head + struct.pack(">I", zlib.crc32(head)) + small[33:]


def moving(frames: int = 400) -> bytes:
    first, *others = (Image.new("P", (200, 200), at % 250) for at in range(frames))
    out = io.BytesIO()
    first.save(out, "GIF", save_all=True, append_images=others)
    return out.getvalue()


def folder() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("photo.jpg", picture())
    return out.getvalue()


def sound(seconds: int = 2, rate: int = 8000) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(rate)
        made.writeframes(bytes(range(200)) * (seconds * rate * 2 // 200))
    return out.getvalue()


def song() -> bytes:
    """As a phone records: sound in a box that could hold film, with words in it."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as made:
        made.metadata["title"] = HIDDEN
        stream = made.add_stream("aac", rate=32_000)
        stream.layout = "mono"
        for at in range(40):
            frame = av.AudioFrame("fltp", "mono", 1024)
            frame.rate, frame.pts = 32_000, at * 1024
            frame.planes[0].update(bytes(frame.planes[0].buffer_size))
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return out.getvalue()


def film(seconds: int = 2, *, codec: str = "libx264", box: str = "mp4") -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format=box) as made:
        made.metadata["title"] = HIDDEN
        made.metadata["location"] = HIDDEN
        stream = made.add_stream(codec, rate=5)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for at in range(seconds * 5):
            frame = av.VideoFrame(64, 48, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes([at % 250]) * plane.buffer_size)
            frame.pts = at
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return out.getvalue()


UPRIGHT = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
ON_ITS_SIDE = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)


def held_on_its_side() -> bytes:
    """A film by a phone that was turned: it says so beside the pictures."""
    content = film()
    track = content.index(b"tkhd")
    at = content.index(UPRIGHT, track)
    return content[:at] + ON_ITS_SIDE + content[at + len(UPRIGHT) :]
