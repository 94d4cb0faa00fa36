"""What is sent on a first visit, and whose work it is. These need `npm run build`."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import whatmatters.web

ROOM = Path(whatmatters.web.__file__).parent
STATIC = ROOM / "static/web"
BUILT = STATIC / "build"
ROOT = ROOM.parent.parent

CSS_BUDGET, FIRST_VISIT_BUDGET = 20_000, 90_000


@pytest.fixture(scope="module")
def css() -> str:
    return (BUILT / "whatmatters.css").read_text()


def zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


def test_the_stylesheet_is_small() -> None:
    assert zipped(BUILT / "whatmatters.css") < CSS_BUDGET


def test_a_first_visit_is_light() -> None:
    """Both cuts of the letters, though most pages need one."""
    sent = [
        BUILT / "whatmatters.css",
        BUILT / "letters-latin.woff2",
        BUILT / "letters-latin-ext.woff2",
        STATIC / "start.js",
        STATIC / "icon.svg",
    ]
    assert sum(map(zipped, sent)) < FIRST_VISIT_BUDGET


@pytest.mark.parametrize("mark", ["GDS Transport", "crest", "sourceMappingURL", "nhs"])
def test_nothing_in_the_style_is_another_bodys_mark(css: str, mark: str) -> None:
    assert mark.lower() not in css.lower()


def test_every_file_the_style_names_is_built(css: str) -> None:
    named = set(re.findall(r"url\(\"?([^\")]+)\"?\)", css))

    assert named == {"letters-latin.woff2", "letters-latin-ext.woff2"}
    assert all((BUILT / name).is_file() for name in named)


def test_the_style_has_our_colours_and_none_of_govuks_blue(css: str) -> None:
    assert "#1f5f5b" in css
    assert "#1d70b8" not in css


CLASS = re.compile(r"(?:wm|govuk)-[\w!-]*\w")
# Names in GOV.UK's own markup that its style leaves plain.
UNSTYLED = {"govuk-checkboxes", "govuk-table__head", "govuk-table__body", "govuk-table__row"}


def written_classes() -> Iterator[tuple[str, str]]:
    """Each class of ours or GOV.UK's that a template or component of any room writes."""
    rooms = ROOM.parent
    for path in [*rooms.glob("*/templates/**/*.html"), *rooms.glob("web/components/*.py")]:
        plain = re.sub(r"\{[{%].*?[%}]\}", " ", path.read_text())
        for value in re.findall(r'class="([^"]*)"', plain):
            for name in filter(CLASS.fullmatch, value.split()):
                yield name, str(path.relative_to(rooms))


def test_every_class_a_template_writes_has_a_style(css: str) -> None:
    theirs = "".join(path.read_text() for path in ROOM.parent.glob("*/static/**/*.css"))
    styled = set(re.findall(r"\.([\w!-]+)", (css + theirs).replace("\\", "")))

    unknown = {(name, path) for name, path in written_classes() if name not in styled | UNSTYLED}

    assert not unknown, f"These classes are misspelt, or have no style yet: {sorted(unknown)}"


def test_the_notice_names_each_work_and_its_version() -> None:
    notice = (BUILT / "third-party.txt").read_text()

    for package, version in json.loads((ROOT / "package.json").read_text())[
        "devDependencies"
    ].items():
        if package in {"govuk-frontend", "@fontsource-variable/atkinson-hyperlegible-next"}:
            assert version in notice
    assert "MIT License" in notice
    assert "SIL OPEN FONT LICENSE" in (BUILT / "letters-OFL.txt").read_text()


def test_packages_are_pinned_and_their_lock_holds_no_address() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())

    assert "dependencies" not in wanted
    assert all(re.fullmatch(r"[\d.]+", pin) for pin in wanted["devDependencies"].values())
    lock = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert "integrity" in lock
