"""A picture, made again from its dots alone: no place, no time, no camera, nothing beside it."""

import io

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from whatmatters.media.workshop.telling import Anew, Refused

#: As many dots as are opened at all; a phone's best camera makes fifty million.
MOST = 64_000_000
#: The longer side of what is kept.
LONG_SIDE = 2048
QUALITY = 85
READERS = {
    "JPEG": ("JPEG", "MPO"),
    "PNG": ("PNG",),
    "WEBP": ("WEBP",),
    "GIF": ("GIF",),
    "HEIF": ("HEIF",),
}
WRONG = (OSError, SyntaxError, ValueError, UnidentifiedImageError, EOFError, MemoryError)


def anew(content: bytes, reader: str) -> Anew:
    """The first frame of it, upright, in ordinary colours and no larger than is looked at."""
    register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = MOST
    try:
        with Image.open(io.BytesIO(content), formats=READERS[reader]) as sent:
            if sent.width * sent.height > MOST:
                raise Refused("flood")
            return _written(_bare(sent))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("flood") from None
    except WRONG:
        raise Refused("broken") from None


def _bare(sent: Image.Image) -> Image.Image:
    """The dots of it, on a new sheet."""
    sent.draft("RGB", (LONG_SIDE, LONG_SIDE))
    sent.load()
    profile = sent.info.get("icc_profile")
    sees_through = "A" in sent.getbands() or "transparency" in sent.info
    dots: Image.Image = sent.convert("RGBA") if sees_through else _in_our_colours(sent, profile)
    dots.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    dots = ImageOps.exif_transpose(_with_orientation(dots, sent))
    sheet = Image.new(dots.mode, dots.size)
    sheet.paste(dots)
    return sheet


def _with_orientation(dots: Image.Image, sent: Image.Image) -> Image.Image:
    """Which way up it was held: the one thing that is read of what stands beside it."""
    turned = sent.getexif().get(0x0112)
    exif = dots.getexif()
    exif.clear()
    if turned:
        exif[0x0112] = turned
    return dots


def _in_our_colours(sent: Image.Image, profile: bytes | None) -> Image.Image:
    """As the camera meant them, where it says how; a description that makes no sense is ignored."""
    if not profile:
        return sent.convert("RGB")
    try:
        described = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        plain = ImageCms.createProfile("sRGB")
        done = ImageCms.profileToProfile(sent, described, plain, outputMode="RGB")
    except (ImageCms.PyCMSError, *WRONG):
        return sent.convert("RGB")
    return done or sent.convert("RGB")


def _written(sheet: Image.Image) -> Anew:
    """PNG where one can see through it, JPEG otherwise."""
    out, is_whole = io.BytesIO(), True
    if sheet.mode == "RGBA":
        is_whole = sheet.getchannel("A").getextrema()[0] == 255
    if is_whole:
        sheet.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    else:
        sheet.save(out, "PNG", optimize=True)
    mime = "image/jpeg" if is_whole else "image/png"
    return Anew(out.getvalue(), mime, sheet.width, sheet.height)
