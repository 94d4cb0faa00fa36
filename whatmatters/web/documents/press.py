"""Sets one sheet and goes: a program of its own, with nothing of ours in it but the letters.

It is given data on standard input and answers with a PDF. It may take so much time and
memory, write no file, and read none but the letters: whatever words do to it, they do to it alone.
"""

import resource
import sys
import tempfile
from pathlib import Path

import typst

HERE = Path(__file__).parent
SECONDS, BYTES = 20, 1_500_000_000


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def press(data: str, nothing: str) -> bytes:
    """`nothing` is an empty folder: all that a template could read, or take parts from."""
    letters = typst.Fonts(include_system_fonts=False, font_paths=[HERE / "build"])
    compiler = typst.Compiler(
        (HERE / "sheet.typ").read_bytes(),
        root=nothing,
        font_paths=letters,
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        package_path=nothing,
        package_cache_path=nothing,
    )
    made = compiler.compile(format="pdf", pdf_standards="ua-1")
    if not isinstance(made, bytes):
        raise TypeError("One sheet makes one file")
    return made


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as nothing:
        limit()
        sys.stdout.buffer.write(press(sys.stdin.read(), nothing))
