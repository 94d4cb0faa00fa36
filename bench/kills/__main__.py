"""`python -m bench.kills`: 100 times the server is killed while workers send; then it counts.

Nothing that was answered for may be missing, and nothing may be there twice.
"""

import random
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import world as worlds
from bench.kills.counting import Counted, count
from bench.kills.hands import Hand
from bench.kills.server import Killed

PORT = 18_923


def main() -> None:
    parser = ArgumentParser(prog="bench.kills", description="Kill the server under writing hands.")
    parser.add_argument("--kills", type=int, default=100, help="how often it is killed (100)")
    parser.add_argument("--hands", type=int, default=6, help="how many send at once (6)")
    parser.add_argument("--port", type=int, default=PORT, help=f"where it listens ({PORT})")
    parser.add_argument("--data", type=Path, help="keep the world in this folder")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="kills") as folder:
        counted = _kill(asked.kills, asked.hands, asked.port, asked.data or Path(folder))
    sys.stdout.write(counted.told(asked.kills))
    sys.exit(0 if counted.is_right else 1)


def _kill(kills: int, hands: int, port: int, data: Path) -> Counted:
    worlds.at(data)

    from bench.kills.world import make

    made = make(hands)
    server, chance = Killed(port), random.Random(1)  # noqa: S311  # when it dies is no secret
    server.start()
    sending = [Hand(port, visit, cookie, user) for visit, cookie, user in made]
    for hand in sending:
        hand.start()
    for number in range(kills):
        time.sleep(chance.uniform(0.3, 1.5))
        server.kill()
        server.start()
        sys.stderr.write(f"\rkilled {number + 1} of {kills}")
    for hand in sending:
        hand.stop()
    counted = count(sending)
    server.kill()
    return counted


if __name__ == "__main__":
    main()
