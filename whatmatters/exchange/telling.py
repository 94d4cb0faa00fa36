"""What an import says when it is done: numbers, kinds of things and places; never a name."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table


def table(
    console: Console, title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Draw a table; numbers stand to the right. Nothing is drawn without rows."""
    lines = [[f"{c:,}" if isinstance(c, int) else str(c) for c in row] for row in rows]
    if not lines:
        return
    drawn = Table(title=title, title_justify="left", title_style="bold")
    for place, heading in enumerate(headings):
        figures = all(line[place].replace(",", "").isdigit() for line in lines)
        drawn.add_column(heading, justify="right" if figures else "left", overflow="fold")
    for line in lines:
        drawn.add_row(*line)
    console.print(drawn)


def write_report(path: Path, report: dict[str, Any]) -> None:
    """The whole of what was said, for a program to read; only its owner may open it."""
    path.touch(mode=0o600)
    path.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
