"""Whatever becomes of the database, a call is answered in time by what is true, and the next one behind the fault works."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.faults import FAULTS, OK, Fault
from tests.faults.lab import CONNECTIONS, DEADLINE, SERVERS, open_lab
from tests.faults.trial import tried

MARGIN = 5.0
"""Seconds over the deadline, on a machine that does much else."""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("system", SERVERS)
async def test_a_fault_is_said_in_time_and_is_over_when_it_is_lifted(system: str, fault: Fault, tmp_path: Path) -> None:
    async with open_lab(system, tmp_path) as lab:
        trial = await tried(lab, fault)
        assert (trial.read.code, trial.write.code, trial.written) == (fault.read, fault.write, fault.written)
        assert max(trial.read.seconds, trial.write.seconds) < DEADLINE + MARGIN
        assert (trial.after_read.code, trial.after_write.code) == (OK, OK)
        async with asyncio.timeout(MARGIN):
            # What was given up may still be being closed.
            while len(await lab.sessions()) > CONNECTIONS:
                await asyncio.sleep(0.02)
