"""The wheel carries all that running needs, and nothing that only working on it needs."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.architecture.house import ROOT, mend, tracked

BUILT = (
    "whatmatters/web/static/web/build/whatmatters.css",
    "whatmatters/web/documents/build/letters-400.ttf",
)


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel made now."""
    out = tmp_path_factory.mktemp("wheel")
    uv = Path(sys.executable).with_name("uv")
    made = ("build", "--wheel", "--offline", "--quiet", "--out-dir")
    subprocess.run([uv, *made, out, ROOT], check=True)  # noqa: S603
    (wheel,) = out.glob("*.whl")
    return set(ZipFile(wheel).namelist())


@pytest.mark.slow
def test_everything_that_is_delivered_is_in_the_wheel(inside: set[str]) -> None:
    delivered = (source for source in tracked() if source.path.parts[0] == "whatmatters")

    mend(
        f"{source.path} is missing"
        for source in delivered
        if not source.is_test and str(source.path) not in inside
    )


@pytest.mark.slow
def test_the_built_pages_are_in_the_wheel(inside: set[str]) -> None:
    if not all((ROOT / built).exists() for built in BUILT):
        pytest.skip("The front end is not built here: type make setup")

    assert set(BUILT) <= inside


@pytest.mark.slow
def test_tests_stay_at_home(inside: set[str]) -> None:
    mend(name for name in inside if "tests/" in name or "/test_" in name)
