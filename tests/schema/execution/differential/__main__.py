"""Run the comparison for as many documents as asked; stop at the first difference and show it small."""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable

from tests.schema.execution.differential.cases import Case, MakeSubject
from tests.schema.execution.differential.features import missing
from tests.schema.execution.differential.running import Mismatch, Report, compare, compare_case, unawaited_forgiven
from tests.schema.execution.differential.shrinking import description, shrink, whole_schema
from tests.schema.execution.differential.subject import Tally, executor_of

EVERY_SECONDS = 10


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.schema.execution.differential", description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=1, help="go on until so many documents differ")
    parser.add_argument("--schema", action="store_true", help="print the whole schema of a difference too")
    chosen = parser.parse_args()
    tally = Tally()
    make_subject = executor_of(tally)
    report = asyncio.run(
        compare(chosen.seed, chosen.documents, make_subject, most=chosen.most, progress=_progress(time.monotonic()))
    )
    for mismatch in report.mismatches:
        say(asyncio.run(told_small(mismatch, make_subject)))
        if chosen.schema:
            say(whole_schema(mismatch.case.world))
    say(f"{report.documents:,} documents, {report.operations:,} operations, {len(report.mismatches)} differences")
    say(f"{tally.fast:,} went the fast path alone, {tally.slow:,} the slow path too, {tally.handed:,} to graphql-core")
    for name, count in report.seen.most_common():
        say(f"{count:>12,} {name}")
    if absent := missing(report.seen):
        say(f"never seen: {', '.join(absent)}")
    return 1 if report.mismatches else 0


async def told_small(mismatch: Mismatch, make_subject: MakeSubject) -> str:
    """Shrink the mismatch and tell it."""

    async def differs(case: Case) -> str | None:
        return await compare_case(case, make_subject(case.world))

    with unawaited_forgiven():
        case, what = await shrink(mismatch.case, differs)
    return f"=== {mismatch.place}\n{what}\n--- the document\n{description(case)}\n"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _progress(started: float) -> Callable[[Report], None]:
    said = started

    def progress(report: Report) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said >= EVERY_SECONDS:
            said = now
            rate = report.documents / (now - started)
            say(f"{report.documents:,} documents, {rate:,.0f} a second, {len(report.mismatches)} differences")

    return progress


if __name__ == "__main__":
    raise SystemExit(main())
