"""Ask a demo that is starting in a folder for a page of its catalogue and for files over HTTP; 1 if they are not good."""

import json
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

PATIENCE = 120
LOGIN = "mutation ($input: LoginInput!) { login(input: $input) { accessToken errors { message } } }"
PAGE = "{ viewer { name customer { name } } products(first: 5) { totalCount nodes { code name price { net } stock { level } } } }"
FILES = (
    "{ products { pdf: export(format: PDF) { url } xlsx: export(format: XLSX) { url } } "
    "viewer { customer { invoices(first: 1) { documents { url } nodes { document { link { url } } } } } } }"
)


def ask(url: str, query: str, variables: dict[str, Any], token: str | None = None) -> Any:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(f"{url}/graphql", body, headers)  # noqa: S310 - the demo's own address
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
        return json.load(answer)


def wait_for(folder: Path) -> dict[str, Any]:
    """The demo's description, once its server answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            demo: dict[str, Any] = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
            with urllib.request.urlopen(f"{demo['url']}/health/ready", timeout=2):  # noqa: S310 - as above
                return demo
        except (OSError, ValueError):
            time.sleep(0.2)
    sys.exit(f"no demo answered within {PATIENCE} s")


def begins(url: str) -> bytes:
    """How the file behind a link begins."""
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 - the demo's own address
        return bytes(answer.read(4))


def main() -> None:
    demo = wait_for(Path(sys.argv[1]))
    buyer = demo["logins"][0]
    login = ask(demo["url"], LOGIN, {"input": {"username": buyer["username"], "password": buyer["password"]}})
    token = login["data"]["login"]["accessToken"]
    page = ask(demo["url"], PAGE, {}, token)
    print(json.dumps(page, ensure_ascii=False))
    if "errors" in page or not all(node["price"] for node in page["data"]["products"]["nodes"]):
        sys.exit("the catalogue's page is not right")
    files = ask(demo["url"], FILES, {}, token)["data"]
    products, invoices = files["products"], files["viewer"]["customer"]["invoices"]
    links = [products["pdf"], products["xlsx"], invoices["documents"], invoices["nodes"][0]["document"]["link"]]
    found = [begins(link["url"]) for link in links]
    print(*found)
    if found != [b"%PDF", b"PK\x03\x04", b"PK\x03\x04", b"%PDF"]:
        sys.exit("the files are not right")


if __name__ == "__main__":
    main()
