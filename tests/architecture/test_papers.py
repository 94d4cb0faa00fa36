"""Decisions, versions and lists of parts say the same thing in every place."""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from packaging.requirements import Requirement

from tests.architecture.house import PROJECT, ROOT, Source, mend, sample, tracked

SECTIONS = ["Context", "Decision", "Consequences", "Guard"]
DECISION_LINES = 40
NAME = re.compile(r"^(\d{4})-([a-z0-9-]+)$")
TITLE = re.compile(r"^# (\d+)\. (.+)$")


def decisions() -> list[Source]:
    return [source for source in tracked() if source.path.parts[:2] == ("docs", "decisions")]


def misfiled(papers: Iterable[Source]) -> Iterator[str]:
    numbers = []
    for paper in papers:
        named = NAME.match(paper.path.stem)
        titled = TITLE.match(paper.text.partition("\n")[0])
        if not (named and titled):
            yield f"{paper.path} is named 0001-like-this and begins “# 1. Like this”"
            continue
        numbers.append(int(named[1]))
        if int(titled[1]) != int(named[1]) or slug(titled[2]) != named[2]:
            yield f"{paper.path} is headed “{titled[0]}”; its name and heading differ"
        yield from _ill_formed(paper)
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"Decisions are numbered {numbers}; each number is used once, in order"


def _ill_formed(paper: Source) -> Iterator[str]:
    found = re.findall(r"^## (.+)$", paper.text, re.MULTILINE)
    if found != SECTIONS:
        yield f"{paper.path} has the parts {found}; a decision has {SECTIONS}"
    if len(paper.text.splitlines()) > DECISION_LINES:
        yield f"{paper.path} is over {DECISION_LINES} lines"


def slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.lower().replace("’", "")))


def test_decisions_are_numbered_once_and_named_as_they_are_headed() -> None:
    papers = [paper for paper in decisions() if paper.path.name != "index.md"]

    assert papers
    mend(misfiled(papers))


def test_a_misfiled_decision_is_found() -> None:
    parts = "\n".join(f"## {part}\n" for part in SECTIONS)
    good = sample("docs/decisions/0001-keep-words.md", f"# 1. Keep words\n{parts}")
    drifted = sample("docs/decisions/0002-count-looks.md", f"# 3. Count looks\n{parts}")
    hollow = sample("docs/decisions/0002-two.md", "# 2. Two\n## Context\n")

    assert not list(misfiled([good]))
    assert "differ" in next(misfiled([drifted]))
    assert len(list(misfiled([good, drifted, hollow]))) == 3


def parts_of(lines: Iterable[str]) -> set[str]:
    wanted = (line.partition("#")[0].strip() for line in lines)
    return {str(Requirement(line)) for line in wanted if line and not line.startswith("-")}


def test_the_package_asks_for_the_parts_that_are_listed_with_reasons() -> None:
    listed = parts_of((ROOT / "requirements.in").read_text().splitlines())

    assert parts_of(PROJECT["project"]["dependencies"]) == listed, (
        "Say the same in pyproject.toml and requirements.in, then run make lock"
    )


def without_a_reason(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.strip() and not line.startswith(("#", "-")) and "#" not in line:
            yield f"Say why we need {line.strip()}"


def test_every_part_has_a_reason() -> None:
    for name in ("requirements.in", "requirements-build.in", "requirements-dev.in"):
        mend(without_a_reason((ROOT / name).read_text().splitlines()))


def test_a_part_without_a_reason_is_found() -> None:
    assert list(without_a_reason(["django~=5.2  # the framework", "leftpad"])) == [
        "Say why we need leftpad"
    ]


def test_every_part_is_locked_by_its_checksum() -> None:
    for name in ("requirements.txt", "requirements-build.txt", "requirements-dev.txt"):
        entries = re.split(r"\n(?=\w)", (ROOT / name).read_text().strip())
        mend(
            f"{name}: {entry.split()[0]} has no checksum"
            for entry in entries
            if not entry.startswith("#") and "--hash=sha256:" not in entry
        )


def test_the_lock_of_the_pages_parts_names_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())

    mend(f"{name} is resolved" for name, part in lock["packages"].items() if "resolved" in part)


def test_the_newest_version_is_the_one_in_the_changelog() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)\b", (ROOT / "CHANGELOG.md").read_text(), re.M)

    assert newest
    assert newest[1] == PROJECT["project"]["version"] == version("whatmatters")


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) < 80


def test_every_link_between_our_pages_arrives() -> None:
    mend(
        f"{page.path} links to {target}, which is not there"
        for page in tracked()
        if page.path.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.text)
        if not (ROOT / page.path.parent / target).exists()
    )


def test_every_promise_of_make_is_explained() -> None:
    promised = {"demo", "test", "check", "bench", "setup", "docs", "lock", "help"}
    explained = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert promised <= set(explained)
