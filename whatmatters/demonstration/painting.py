"""A picture for the diary of the demonstration: painted, so that it is nobody's."""

import io

from PIL import Image, ImageDraw

from whatmatters.diary.actions import Sent
from whatmatters.media.making import Made

WIDTH, HEIGHT = 960, 720
SKY, HILL, SOIL, FURROW = "#bcd9e6", "#8fb08a", "#7a5a3c", "#65492f"
POLE, LEAF, BEAN, SUN = "#a9825a", "#3f7a45", "#c0392b", "#f6d776"


def allotment(words: str) -> Sent:
    """Bean rows under a low sun; `words` say what it shows."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    draw = ImageDraw.Draw(sheet)
    draw.ellipse((700, 70, 830, 200), fill=SUN)
    draw.ellipse((-200, 260, 700, 700), fill=HILL)
    draw.ellipse((420, 290, 1300, 760), fill="#a3c09a")
    draw.rectangle((0, 430, WIDTH, HEIGHT), fill=SOIL)
    for row in range(5):
        draw.line((0, 470 + row * 58, WIDTH, 490 + row * 58), fill=FURROW, width=12)
    for at in range(6):
        _beans(draw, 90 + at * 155)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80, optimize=True)
    return Sent(Made("picture", "image/jpeg", out.getvalue(), WIDTH, HEIGHT, 0), words)


def receipt(lines: int) -> Made:
    """A slip from a till, with so many lines that nobody could read."""
    wide, high = 360, 220 + lines * 44
    sheet = Image.new("RGB", (wide, high), "#fbfaf5")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((90, 36, 270, 60), fill=FURROW)
    for line in range(lines):
        y = 110 + line * 44
        draw.rectangle((36, y, 170 + line * 17 % 60, y + 12), fill=POLE)
        draw.rectangle((270, y, 324, y + 12), fill=POLE)
    draw.line((36, high - 92, 324, high - 92), fill=SOIL, width=3)
    draw.rectangle((230, high - 70, 324, high - 50), fill=FURROW)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80, optimize=True)
    return Made("picture", "image/jpeg", out.getvalue(), wide, high, 0)


def _beans(draw: ImageDraw.ImageDraw, x: int) -> None:
    """Two poles that lean together, and what climbs them."""
    for lean in (-46, 46):
        draw.line((x + lean, 560, x, 240), fill=POLE, width=9)
    for step in range(7):
        y, side = 540 - step * 44, 30 - step * 4
        for way in (-1, 1):
            leaf = x + way * side
            draw.ellipse((leaf - 24, y - 17, leaf + 24, y + 17), fill=LEAF)
            if step % 2:
                draw.ellipse((leaf - 7, y + 8, leaf + 7, y + 22), fill=BEAN)
