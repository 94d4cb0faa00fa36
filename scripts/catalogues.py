"""The catalogues of Welsh: scripts/catalogues.py gather [ROOM…] | build | check

A catalogue is `whatmatters/<room>/locale/cy/LC_MESSAGES/django.po`, and is committed. `build` makes
of each what Django reads (`django.mo`), beside it. `gather` looks for what is marked to be said
in another language (it needs gettext): what is translated stays, what is new stands empty, what
is gone is taken out. `check` says what is empty, or not what the pages say now.
"""

import json
import os
import re
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import django
import polib
from django.core.management import call_command

ROOMS = Path(__file__).resolve().parent.parent / "whatmatters"
WHERE = "locale/cy/LC_MESSAGES/django.po"
PLURALS = "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;"
HEADER = {
    "Project-Id-Version": "What Matters",
    "Language": "cy",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": PLURALS,
}
#: What a page shows of the files of data in a room.
SAID_IN_DATA = {"label", "title", "asks", "plain", "group", "prompts"}
FILLED_IN = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
MARKUP = re.compile(r"</?\w+")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def catalogues(rooms: Path = ROOMS) -> list[Path]:
    return sorted(rooms.glob(f"*/{WHERE}"))


def build() -> None:
    for path in catalogues():
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def gather(room: Path) -> None:
    """Let Django find what is marked, and keep of the file what matters."""
    (room / "locale").mkdir(exist_ok=True)
    os.chdir(room)
    told = _tell_data(room)
    call_command(
        "makemessages",
        locale=["cy"],
        ignore_patterns=["tests/*", "migrations/*"],
        add_location="file",
        no_obsolete=True,
        no_wrap=True,
        verbosity=0,
    )
    told.unlink(missing_ok=True)
    path = room / WHERE
    if path.exists():
        _tidy(path)
    else:
        (room / "locale").rmdir()


def _tell_data(room: Path) -> Path:
    """Pages say what stands in files of data too; Django looks for marks in Python."""
    told = room / "told_by_data.py"
    said = [words for path in _data(room) for words in _said_in(_read(path))]
    if said:
        told.write_text("".join(f"gettext({words!r})\n" for words in said), "utf-8")
    return told


def _data(room: Path) -> list[Path]:
    return sorted(
        path for name in ("data", "frameworks", "policy") for path in room.glob(f"{name}/*")
    )


def _read(path: Path) -> object:
    if path.suffix == ".json":
        return json.loads(path.read_text("utf-8"))
    return tomllib.loads(path.read_text("utf-8")) if path.suffix == ".toml" else None


def _said_in(data: object, key: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            # What a class of data is called stands beside its code.
            yield from _said_in(value, "label" if key == "classes" else name)
    elif isinstance(data, list):
        for value in data:
            yield from _said_in(value, key)
    elif isinstance(data, str) and key in SAID_IN_DATA:
        yield data


def _tidy(path: Path) -> None:
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.metadata, catalogue.header = dict(HEADER), ""
    catalogue.metadata_is_fuzzy = False
    for entry in catalogue:
        entry.previous_msgid = entry.previous_msgid_plural = None
        if entry.fuzzy:  # a guess from something alike: nothing is better
            entry.flags.remove("fuzzy")
            entry.msgstr, entry.msgstr_plural = "", {}
        if entry.msgid_plural and len(entry.msgstr_plural) != 6:
            entry.msgstr_plural = dict.fromkeys(range(6), "")
    catalogue.sort(key=lambda entry: (entry.occurrences[:1], entry.msgid))
    catalogue.save(str(path))


def unfinished(rooms: Path = ROOMS) -> Iterator[str]:
    """What is not translated, or not with the same names and markup in it."""
    said: dict[tuple[str, str], str] = {}
    for path in catalogues(rooms):
        for entry in polib.pofile(str(path)):
            where = f"{path.relative_to(rooms).parts[0]}: “{entry.msgid}”"
            if entry.fuzzy or not entry.translated():
                yield f"{where} is not translated"
                continue
            yield from (f"{where} {fault}" for fault in _faults(entry))
            key = (entry.msgid, entry.msgctxt or "")
            if entry.msgstr and said.setdefault(key, entry.msgstr) != entry.msgstr:
                yield f"{where} is said in two ways"


def _faults(entry: polib.POEntry) -> Iterator[str]:
    for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
        ours, theirs = (set(FILLED_IN.findall(one)) for one in (text, entry.msgid))
        names = {one for one in theirs if one.startswith("%")}
        if ours - theirs or (names - ours and not entry.msgid_plural):
            yield "is not filled in with the same"
        if sorted(MARKUP.findall(text)) != sorted(MARKUP.findall(entry.msgid)):
            yield "has other markup in it"


def out_of_date() -> Iterator[str]:
    """What the sources say that no catalogue has, and the other way round."""
    if not shutil.which("xgettext"):
        say("Whether the catalogues hold what the pages say was not looked at: no gettext here.")
        return
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "whatmatters"
        shutil.copytree(
            ROOMS, copy, ignore=shutil.ignore_patterns("tests", "static", "build", "*.mo")
        )
        for room in _rooms(copy):
            before = _sentences(room)
            gather(room)
            for sentence in sorted(before ^ _sentences(room)):
                yield f"{room.name}: “{sentence}” is new, or gone: make messages"


def _sentences(room: Path) -> set[str]:
    path = room / WHERE
    return {entry.msgid for entry in polib.pofile(str(path))} if path.exists() else set()


def _rooms(rooms: Path = ROOMS) -> list[Path]:
    return sorted(path.parent for path in rooms.glob("*/apps.py"))


def check() -> None:
    wrong = [*unfinished(), *out_of_date()]
    for line in wrong:
        say(line)
    if wrong:
        raise SystemExit(1)
    say(f"{len(catalogues())} catalogues of Welsh hold all that is said")


def main() -> None:
    deed, *names = sys.argv[1:] or ["check"]
    if deed == "build":
        return build()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whatmatters.config.settings")
    django.setup()
    if deed == "check":
        return check()
    for room in _rooms():
        if not names or room.name in names:
            gather(room)
    return None


if __name__ == "__main__":
    main()
