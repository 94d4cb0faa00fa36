"""What all parts of the matrix have found, in one line: `python -m tests.proof FOLDER`."""

import sys
from pathlib import Path

from tests.proof.report import Report


def main(folder: str) -> int:
    whole = Report()
    for part in sorted(Path(folder).glob("*.json")):
        whole.add(Report.of_json(part.read_text()))
    known = ", ".join(f"{about} {times}" for about, times in sorted(whole.known.items()))
    sys.stdout.write(f"{whole.in_a_line}\nCanaries told to those who may read them: {known}\n")
    sys.stdout.writelines(f"  {fault}\n" for fault in whole.wrong)
    return 1 if whole.wrong or not whole.cells else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
