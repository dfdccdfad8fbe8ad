"""What do the audits of GraphQL over HTTP say of a server? The locked package asks it, on Node."""

import asyncio
import os
from typing import NamedTuple

import msgspec

from tools.fetch_graphql_http import RUNNER, node

SECONDS = 60


class Audit(NamedTuple):
    """`name` begins with how binding it is: MUST, SHOULD or MAY; `reason` says why it is not passed."""

    id: str
    name: str
    passed: bool
    reason: str

    @property
    def level(self) -> str:
        return self.name.split()[0]


async def audited(url: str, authorization: str = "") -> dict[str, Audit]:
    """What came of each audit, by its id; `authorization` goes with each request. Raise RuntimeError where none came."""
    running = await asyncio.create_subprocess_exec(
        str(node()),
        str(RUNNER),
        url,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"AUDIT_AUTHORIZATION": authorization},
    )
    try:
        told, said = await asyncio.wait_for(running.communicate(), SECONDS)
    finally:
        if running.returncode is None:
            running.kill()
            await running.wait()
    if running.returncode != 0:
        raise RuntimeError(f"the audits could not be asked: {said.decode()}")
    return {each["id"]: Audit(**each) for each in msgspec.json.decode(told)}
