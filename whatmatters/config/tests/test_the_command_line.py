"""People type words with hyphens; Python keeps some words for itself."""

import os
from collections.abc import Callable
from importlib.metadata import version

import pytest

from whatmatters.config import cli
from whatmatters.config.cli import CommandLine, as_module, as_typed

Type = Callable[..., str]


@pytest.fixture
def what_is_said(capsys: pytest.CaptureFixture[str]) -> Type:
    """What the program writes when somebody types these words after its name."""

    def typed(*words: str, refused: bool = False) -> str:
        line = CommandLine(["/some/where/bin/whatmatters", *words])
        if refused:
            with pytest.raises(SystemExit) as stopped:
                line.execute()
            assert stopped.value.code not in (0, None)
            return capsys.readouterr().err
        line.execute()
        return capsys.readouterr().out

    return typed


@pytest.mark.parametrize(
    ("typed", "module"),
    [("demo-data", "demo_data"), ("import", "import_"), ("migrate", "migrate")],
)
def test_a_command_is_typed_as_a_word_and_kept_in_a_module(typed: str, module: str) -> None:
    assert as_module(typed) == module
    assert as_typed(module) == typed


def test_our_commands_come_first_each_with_a_sentence(what_is_said: Type) -> None:
    said = what_is_said("help")

    assert said.startswith("usage: whatmatters COMMAND")
    assert "  serve             Serve the pages.\n" in said
    assert said.index("  serve ") < said.index("From Django:")


def test_names_are_listed_as_they_are_typed(what_is_said: Type) -> None:
    listed = what_is_said("help", "--commands").splitlines()

    assert "serve" in listed
    assert not [name for name in listed if "_" in name]


def test_the_help_of_a_command_uses_our_name(what_is_said: Type) -> None:
    assert what_is_said("help", "serve").startswith("usage: whatmatters serve")


@pytest.mark.parametrize("asked", ["--version", "version"])
def test_the_version_is_ours(what_is_said: Type, asked: str) -> None:
    assert what_is_said(asked) == f"whatmatters {version('whatmatters')}\n"


def test_an_unknown_command_is_answered_with_the_nearest(what_is_said: Type) -> None:
    said = what_is_said("serv", refused=True)

    assert "There is no command called serv. Did you mean serve or runserver?" in said
    assert "whatmatters help" in said


def test_a_command_like_no_other_is_answered_plainly(what_is_said: Type) -> None:
    said = what_is_said("xyzzy", refused=True)

    assert said.splitlines()[0] == "There is no command called xyzzy."


def test_the_settings_are_ours_unless_somebody_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")
    monkeypatch.setattr("sys.argv", ["whatmatters", "--version"])

    cli.main()

    assert os.environ["DJANGO_SETTINGS_MODULE"] == "whatmatters.config.settings"
    assert capsys.readouterr().out.startswith("whatmatters ")
