"""What people send is made anew; what others send is refused, in words."""

import io
from collections.abc import Callable

import av
import pytest
from PIL import Image
from pillow_heif import register_heif_opener

from whatmatters.media.making import Made, make
from whatmatters.media.refusals import SAID
from whatmatters.media.tests import samples
from whatmatters.media.workshop.telling import Refused

KINDS = ("picture", "sound", "film")
SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"


def made(content: bytes) -> Made:
    return make(content, kinds=KINDS)


def heic() -> bytes:
    register_heif_opener()
    return samples.with_a_place("HEIF")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_picture_is_upright_and_nothing_is_beside_it(form: str) -> None:
    sent = heic() if form == "HEIF" else samples.with_a_place(form)
    kept = made(sent)

    upright = (80, 60) if form == "HEIF" else (60, 80)  # there EXIF does not say which way up
    with Image.open(io.BytesIO(kept.content)) as again:
        assert again.size == upright == (kept.width, kept.height)
        assert not dict(again.getexif())
        assert not dict(again.getexif().get_ifd(0x8825))
        assert not {"exif", "xmp", "comment", "icc_profile", "Comment"} & set(again.info)
    assert samples.HIDDEN.encode() not in kept.content
    assert kept.mime == "image/jpeg"


def test_the_sample_hides_something() -> None:
    """Or the test above would say nothing."""
    for form in ("JPEG", "PNG", "WEBP"):
        sent = samples.with_a_place(form)
        assert samples.HIDDEN.encode() in sent
        with Image.open(io.BytesIO(sent)) as image:
            assert image.getexif().get_ifd(0x8825)


def test_a_large_picture_is_kept_no_larger_than_is_looked_at() -> None:
    kept = made(samples.picture(size=(5000, 2500)))

    assert (kept.width, kept.height) == (2048, 1024)


def test_what_one_sees_through_stays_so() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 90, 80, 100)).save(out, "PNG")

    assert made(out.getvalue()).mime == "image/png"


def test_colours_of_a_strange_description_are_colours_all_the_same() -> None:
    kept = made(samples.picture(icc_profile=b"not a profile" * 20))

    assert b"not a profile" not in kept.content


def test_something_moving_is_its_first_moment() -> None:
    kept = made(samples.moving())

    with Image.open(io.BytesIO(kept.content)) as again:
        assert getattr(again, "n_frames", 1) == 1
    assert kept.mime == "image/jpeg"


def test_a_picture_that_is_also_something_else_is_a_picture_alone() -> None:
    for other in (HTML, samples.folder(), b"%PDF-1.7 <script>"):
        kept = made(samples.picture("GIF") + other)
        assert other not in kept.content
        assert b"script" not in kept.content


@pytest.mark.parametrize("sent", [samples.sound, samples.song])
def test_sound_is_recorded_anew(sent: Callable[[], bytes]) -> None:
    kept = made(sent())

    assert (kept.kind, kept.mime) == ("sound", "audio/mp4")
    assert kept.seconds in {1, 2}
    assert samples.HIDDEN.encode() not in kept.content
    with av.open(io.BytesIO(kept.content), mode="r") as again:
        assert again.streams.audio[0].codec_context.name == "aac"


@pytest.mark.parametrize(
    ("codec", "box", "mime"),
    [
        ("libx264", "mp4", "video/mp4"),
        ("libx264", "mov", "video/mp4"),
        ("libvpx", "webm", "video/webm"),
    ],
)
def test_film_is_packed_anew(codec: str, box: str, mime: str) -> None:
    sent = samples.film(codec=codec, box=box)
    kept = made(sent)

    assert (kept.kind, kept.mime, kept.width, kept.height) == ("film", mime, 64, 48)
    assert kept.seconds == 2
    assert samples.HIDDEN.encode() in sent
    assert samples.HIDDEN.encode() not in kept.content
    with av.open(io.BytesIO(kept.content), mode="r") as again:
        assert len(list(again.decode(video=0))) == 10


def test_notes_that_a_camera_leaves_between_pictures_are_gone() -> None:
    sent = samples.film()

    assert b"x264 - core" in sent
    assert b"x264" not in made(sent).content


def test_a_film_is_shown_the_way_up_it_was_held() -> None:
    kept = made(samples.held_on_its_side())

    assert (kept.width, kept.height) == (48, 64)
    with av.open(io.BytesIO(kept.content), mode="r") as again:
        assert next(again.decode(video=0)).rotation % 180 == 90


REFUSED = {
    "empty": (b"", "empty"),
    "a drawing": (SVG, "drawn"),
    "a web page in a picture's name": (HTML, "page"),
    "a packed folder": (samples.folder(), "packed"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(64), "unknown"),
    "words": (b"Dear diary", "unknown"),
    "a flood of dots": (samples.flood(), "flood"),
    "a flood that fits in one row": (samples.flood(9_000), "flood"),
    "half a picture": (samples.picture(size=(900, 900))[:3000], "broken"),
    "the first bytes of one": (b"\x89PNG\r\n\x1a\n", "broken"),
    "half a film": (samples.film()[:700], "broken"),
    "half a song": (samples.song()[:300], "broken"),
    "sound without sound": (samples.sound(0), "broken"),
    "an address in a list": (b"#EXTM3U\nfile:///etc/passwd\n", "unknown"),
    "a box of nothing": (b"\0\0\0\x18ftypmp42" + bytes(12), "broken"),
    "too much of a picture": (samples.picture() + bytes(15 * 1024 * 1024), "picture-large"),
    "a film of three minutes": (samples.film(180), "film-long"),
    "sound of eleven minutes": (samples.sound(660), "sound-long"),
    "a film of the old kind": (samples.film(codec="mpeg4"), "film-form"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_kept_is_refused_in_words(what: str) -> None:
    content, why = REFUSED[what]

    with pytest.raises(Refused) as refused:
        made(content)

    assert refused.value.why == why
    assert str(SAID[why]).endswith(".")


def test_only_what_is_asked_for_is_kept() -> None:
    with pytest.raises(Refused, match="not-picture"):
        make(samples.sound(), kinds=("picture",))
    with pytest.raises(Refused, match="not-offered"):
        make(samples.film(), kinds=("picture", "sound"))


def test_every_refusal_says_what_to_do() -> None:
    for why, said in SAID.items():
        assert str(said).count(".") >= 2, why
        assert len(str(said)) < 130, why
