"""Write the answers that the pages show anew."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from tests.docs.examples import ELLIPSIS, PAGES, as_text, examples, text_of
from tests.docs.story import story_on
from tests.office import Demo, build_demo


async def rewritten(demo: Demo, page: Path, folder: Path) -> str:
    lines = text_of(page).splitlines()
    grown = 0
    async with story_on(demo, folder) as story:
        for example in examples(page):
            response = await story.ask(example)
            if example.answer is None or example.shown is None:
                continue
            answer = merged(example.shown.body, response.json())
            story.differences(answer, response.json())
            text = [*example.shown.head, *[""] * bool(example.shown.head), *as_text(answer).splitlines()]
            lines[example.answer.start + grown : example.answer.end + grown] = text
            grown += len(text) - (example.answer.end - example.answer.start)
    return "\n".join(lines) + "\n"


def merged(shown: Any, real: Any) -> Any:
    """What is real, with the texts left out that the page leaves out."""
    if isinstance(shown, str) and ELLIPSIS in shown and isinstance(real, str):
        return shown
    if isinstance(shown, dict) and isinstance(real, dict):
        return {key: merged(shown.get(key), each) for key, each in real.items()}
    if isinstance(shown, list) and isinstance(real, list) and len(shown) == len(real):
        return [merged(one, other) for one, other in zip(shown, real, strict=True)]
    return real


def main() -> None:
    with tempfile.TemporaryDirectory() as built:
        demo = build_demo(Path(built))
        for page in filter(examples, PAGES):
            with tempfile.TemporaryDirectory() as folder:
                text = asyncio.run(rewritten(demo, page, Path(folder)))
            page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
