"""How many documents do the two agree on, and where do they first differ?"""

import asyncio
import gc
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from tests.schema.execution.differential.cases import (
    Case,
    MakeSubject,
    Reference,
    Subject,
    cases,
    everything,
    settled,
)
from tests.schema.execution.differential.comparing import difference
from tests.schema.execution.differential.features import of_answer
from tests.schema.execution.differential.schemas import make_world
from tests.schema.execution.differential.world import Context, World

DOCUMENTS_A_WORLD = 50
ANSWER_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A case that the two answer differently."""

    case: Case
    place: str
    what: str


@dataclass(slots=True)
class Report:
    """What was compared."""

    documents: int = 0
    operations: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    mismatches: list[Mismatch] = field(default_factory=list)


async def compare(
    seed: int,
    documents: int,
    make_subject: MakeSubject,
    *,
    most: int = 1,
    progress: Callable[[Report], None] = lambda report: None,
) -> Report:
    """Compare that many documents, or until the mismatches are as many as `most`."""
    report = Report()
    number = 0
    with unawaited_forgiven():
        while report.documents < documents and len(report.mismatches) < most:
            some = min(DOCUMENTS_A_WORLD, documents - report.documents)
            await _compare_world(make_world(seed * 1_000_003 + number), make_subject, report, some)
            number += 1
            progress(report)
    return report


async def compare_case(case: Case, subject: Subject, seen: Counter[str] | None = None) -> str | None:
    """Run the case on both sides; say in what they differ, if they do."""
    reference = await Reference().run(case, Context())
    if seen is not None:
        seen.update(of_answer(reference))
    await settled()
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            answer = await subject.run(case, Context())
    except Exception as error:  # noqa: BLE001 - no answer at all is a difference like any other
        return f"the executor raised {type(error).__name__}: {error}"
    what = await difference(reference, answer, lambda: everything(case))
    await settled()
    return what


async def _compare_world(world: World, make_subject: MakeSubject, report: Report, documents: int) -> None:
    subject = make_subject(world)
    for document in range(documents):
        report.documents += 1
        chance = Random(f"{world.seed}.{document}")  # noqa: S311 - the same documents each time
        for case in cases(world, chance, report.seen):
            report.operations += 1
            what = await compare_case(case, subject, report.seen)
            if what is not None:
                report.mismatches.append(Mismatch(case, f"world {world.seed}, document {document}", what))
                return
    report.seen.update(world.given)


@contextmanager
def unawaited_forgiven() -> Iterator[None]:
    """Let graphql-core leave coroutines that nobody awaits: it cancels those beside an error before they begin.

    Such a coroutine may be let go anywhere, even in the lambda of a named tuple, where warning about it fails for its part.
    """
    hook = sys.unraisablehook

    def forgive(unraisable: "sys.UnraisableHookArgs") -> None:
        if not isinstance(unraisable.exc_value, KeyError | RuntimeWarning):
            hook(unraisable)

    sys.unraisablehook = forgive
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
            yield
            gc.collect()
    finally:
        sys.unraisablehook = hook
