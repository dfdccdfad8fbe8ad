"""Write the answers and statements of all cases anew."""

import asyncio
import tempfile
from pathlib import Path

from tests.corpus import as_sql, as_text, cases
from tests.office import Demo, build_demo, office_on


async def write(demo: Demo, folder: Path) -> None:
    async with office_on(demo, folder) as office:
        for case in cases():
            await office.principal(case.by)
            answer = await office.ask(case.query, case.variables, by=case.by)
            case.answer_file.write_text(as_text(answer), encoding="utf-8")
            case.sql_file.write_text(as_sql(office.erp.statements), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as built, tempfile.TemporaryDirectory() as copied:
        asyncio.run(write(build_demo(Path(built)), Path(copied)))
