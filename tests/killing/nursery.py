"""Forks processes that submit, and sees them die: `python -m tests.killing.nursery FOLDER ERP STORE SUBMISSIONS SEED`.

A process of its own because it forks: nothing else runs in it, and what takes long to import is imported once.
"""

import json
import math
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.killing.jobs import Battlefield, Job, Mission
from tests.killing.mortal import STEPS

AT_ONCE = 2
JOBS_AT_MOST = 20
BY_CHANCE = 0.25
"""How many of the processes are killed at a random moment rather than at a step."""
LONGEST_LIFE = 0.5


@dataclass(slots=True)
class Nursery:
    battlefield: Battlefield
    submissions: int
    chance: random.Random
    alive: dict[int, float] = field(default_factory=dict)
    born: int = 0
    killed: int = 0
    killed_by_chance: int = 0

    def run(self) -> None:
        # Blocked, so that it can be waited for.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        while (left := self._left()) or self.alive:
            while left and len(self.alive) < AT_ONCE:
                self._bear(left)
            soonest = min(self.alive.values()) - time.monotonic()
            signal.sigtimedwait({signal.SIGCHLD}, min(max(soonest, 0), 1))
            for pid in list(self.alive):
                self._look_after(pid)

    def _bear(self, left: Sequence[Job]) -> None:
        by_chance = self.chance.random() < BY_CHANCE
        step = None if by_chance else STEPS[self.born % len(STEPS)]
        mission = Mission(self.battlefield, left[:JOBS_AT_MOST], step, self.chance.randint(1, 3))
        pid = os.fork()
        if not pid:
            _live(mission)
        life = self.chance.uniform(0.02, LONGEST_LIFE) if by_chance else math.inf
        self.alive[pid] = time.monotonic() + life
        self.born += 1

    def _look_after(self, pid: int) -> None:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if not ended and time.monotonic() > self.alive[pid]:
            os.kill(pid, signal.SIGKILL)
            ended, status = os.waitpid(pid, 0)
            self.killed_by_chance += 1
        if not ended:
            return
        del self.alive[pid]
        if os.WIFSIGNALED(status):
            self.killed += 1
        elif os.WEXITSTATUS(status):
            raise SystemExit(1)

    def _left(self) -> Sequence[Job]:
        answers = self.battlefield.folder / "answers"
        answered = {line.split()[0] for line in answers.read_text().splitlines()} if answers.exists() else set()
        return [Job(index) for index in range(self.submissions) if str(index) not in answered]


def _live(mission: Mission) -> None:
    """Never comes back: a fork must not go on as its parent."""
    try:
        mission.run()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a fork must not go on as its parent
        sys.excepthook(*sys.exc_info())
        os._exit(1)


if __name__ == "__main__":
    folder, erp, store, submissions, seed = sys.argv[1:]
    chance = random.Random(int(seed))  # noqa: S311 - the same chance again for the same seed
    nursery = Nursery(Battlefield(Path(folder), erp, store), int(submissions), chance)
    nursery.run()
    json.dump({"born": nursery.born, "killed": nursery.killed, "by chance": nursery.killed_by_chance}, sys.stdout)
