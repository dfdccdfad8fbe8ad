"""A server that may have few files open: prints its port, and serves until it is killed."""

import asyncio
import resource

from schema.http.load import LoadSettings
from tests.schema.http.shop import open_shop

FEW = 64


async def serve() -> None:
    async with open_shop("lane", load=LoadSettings(connections=1_000)).served() as served:
        print(served.port, flush=True)  # noqa: T201 - to who started it
        await asyncio.Event().wait()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (FEW, FEW))
    asyncio.run(serve())
