"""Draw our mark as pictures for the screen of a phone: scripts/icons.py FOLDER

Phones take no SVG. The shapes are read from `icon.svg`, so there is one drawing of the mark.
"""

import re
import sys
from pathlib import Path

from PIL import Image, ImageDraw

MARK = Path(__file__).resolve().parent.parent / "whatmatters/web/static/web/icon.svg"
#: Drawn so many times larger, then made smaller, so that edges are smooth.
FINER = 4
#: A phone may cut a picture round: what is to be seen stands within this part of it.
SAFE = 0.8
SIZES = {"icon-180.png": (180, 1.0), "icon-192.png": (192, 1.0), "icon-512.png": (512, 1.0)}
WHOLE = {"icon-maskable-512.png": (512, SAFE)}


def main(folder: Path) -> None:
    svg = MARK.read_text("utf-8")
    for name, (size, part) in (SIZES | WHOLE).items():
        drawn(svg, size, part).save(folder / name, optimize=True)


def drawn(svg: str, size: int, part: float) -> Image.Image:
    """The ground to its edges, and the letter on it."""
    ground, line = re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', svg)
    box = float(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    wide = float(re.findall(r'stroke-width="([\d.]+)"', svg)[0])
    picture = Image.new("RGB", (size * FINER, size * FINER), ground)
    draw = ImageDraw.Draw(picture)
    scale = size * FINER / box * part
    edge = size * FINER * (1 - part) / 2
    spots = [(edge + x * scale, edge + y * scale) for x, y in points(svg)]
    draw.line(spots, fill=line, width=round(wide * scale), joint="curve")
    for x, y in spots:
        half = wide * scale / 2
        draw.ellipse((x - half, y - half, x + half, y + half), fill=line)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def points(svg: str) -> list[tuple[float, float]]:
    """The corners of the line: `M` and `L` name a place, `l` a way from the one before."""
    path = re.findall(r' d="([^"]+)"', svg)[0]
    spots: list[tuple[float, float]] = []
    for how, x, y in re.findall(r"([MLl])([-\d.]+) ([-\d.]+)", path):
        before = spots[-1] if how == "l" else (0.0, 0.0)
        spots.append((before[0] + float(x), before[1] + float(y)))
    return spots


if __name__ == "__main__":
    main(Path(sys.argv[1]))
