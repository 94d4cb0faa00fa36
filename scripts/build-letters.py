"""Makes the letters of paper from those of the pages: build-letters.py OUT

Pages take a variable font in two cuts; what sets paper takes neither that nor woff2, and
would not find ŵ and ŷ in a second cut of the same name. So each weight is one file here.
Boxes are what stands for a character that no letters of ours have: it is seen, and still read out.
"""

import logging
import shutil
import sys
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGES = Path("node_modules")
PACKAGE = PACKAGES / "@fontsource-variable/atkinson-hyperlegible-next"
#: What people in this country most often write in besides; Greek, Cyrillic and Hebrew typst has.
SCRIPTS = ("arabic", "bengali", "devanagari", "gujarati", "gurmukhi", "tamil")
FAMILY, BOXES = "What Matters Letters", "What Matters Boxes"
WEIGHTS = {400: ("Regular", 0x40, 0), 700: ("Bold", 0x20, 1)}
CUTS = ("latin", "latin-ext")
SURROGATES = range(0xD800, 0xE000)


def letters(weight: int) -> TTFont:
    """Both cuts at one weight, as one font."""
    cuts = []
    for cut in CUTS:
        font = TTFont(PACKAGE / f"files/atkinson-hyperlegible-next-{cut}-wght-normal.woff2")
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font.flavor = None
        font.save(kept := BytesIO())
        kept.seek(0)
        cuts.append(kept)
    return named(Merger().merge(cuts), weight)


def named(font: TTFont, weight: int) -> TTFont:
    """One family: a weight that kept a name of its own would not be found."""
    style, selection, mac = WEIGHTS[weight]
    for number in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=number)
    for number, said in {
        1: FAMILY,
        2: style,
        4: f"{FAMILY} {style}",
        6: f"WhatMatters-{style}",
    }.items():
        font["name"].setName(said, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass, font["OS/2"].fsSelection = weight, selection
    font["head"].macStyle = mac
    return font


def of_script(script: str) -> TTFont:
    """Letters of another script, as they come."""
    cut = f"files/noto-sans-{script}-{script}-400-normal.woff2"
    font = TTFont(PACKAGES / f"@fontsource/noto-sans-{script}" / cut)
    font.flavor = None
    return font


def boxes() -> TTFont:
    """Every character there is, drawn as the same empty box."""
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", "box"])
    made.setupGlyf({".notdef": box(), "box": box()})
    made.setupHorizontalMetrics({".notdef": (700, 60), "box": (700, 60)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupCharacterMap({})
    made.font["cmap"].tables = [every_character()]
    names = {"familyName": BOXES, "styleName": "Regular", "fullName": BOXES}
    made.setupNameTable({**names, "psName": "WhatMattersBoxes", "uniqueFontIdentifier": BOXES})
    made.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    made.setupPost()
    return made.font


def box() -> object:
    pen = TTGlyphPen(None)
    outer = [(60, 0), (60, 640), (640, 640), (640, 0)]
    inner = [(110, 50), (590, 50), (590, 590), (110, 590)]
    for corners in (outer, inner):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def every_character() -> CmapSubtable:
    """Many to one: the one kind of table that says so in a few bytes."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.format = 3, 10, 13
    table.language = table.reserved = table.length = table.nGroups = 0
    table.cmap = {code: "box" for code in range(0x21, 0x110000) if code not in SURROGATES}
    return table


def build(out: Path) -> None:
    """Made elsewhere, then put in place, so that nobody meets half a folder."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    making = out.with_name(f"{out.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    for weight in WEIGHTS:
        letters(weight).save(making / f"letters-{weight}.ttf")
    for script in SCRIPTS:
        of_script(script).save(making / f"{script}.ttf")
        licence = PACKAGES / f"@fontsource/noto-sans-{script}/LICENSE"
        shutil.copy(licence, making / f"{script}-OFL.txt")
    boxes().save(making / "boxes.ttf")
    shutil.copy(PACKAGE / "LICENSE", making / "letters-OFL.txt")
    shutil.rmtree(out, ignore_errors=True)
    making.rename(out)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
