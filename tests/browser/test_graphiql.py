"""The explorer in a browser: the login, the examples, and what the page must not do."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, Route, expect

from tests.browser.conftest import Gateway, Watched

pytestmark = pytest.mark.browser

# A promise, not a condition for the driver to poll: that would need eval, which the page's policy forbids.
TABS_ARE_STORED = """closed => new Promise((resolve) => {
    const stored = ([key, value]) => key.endsWith('tabState') && !value.includes(closed);
    const look = () => Object.entries(localStorage).some(stored) ? resolve() : requestAnimationFrame(look);
    look();
})"""


def log_in(page: Page, gateway: Gateway) -> None:
    page.goto(f"{gateway.url}/graphiql")
    page.get_by_label("Usuario").fill(gateway.username)
    page.get_by_label("Contraseña").fill(gateway.password)
    page.get_by_role("button", name="Iniciar sesión").click()


def run_example(page: Page, operation: str) -> Response:
    page.get_by_role("button", name=operation, exact=True).click()
    with page.expect_response(sends(f"query {operation}")) as answer:
        page.locator(".graphiql-execute-button").click()
    return answer.value


def sends(operation: str) -> Callable[[Response], bool]:
    """Tell the answers to this operation, such as "query WhoAmI", from the others."""
    return lambda response: operation in (response.request.post_data or "")


def test_an_example_shows_rows(watched: Watched, gateway: Gateway, tmp_path: Path) -> None:
    """Who logs in by the form finds the examples as tabs, and the catalogue's example gives rows with prices."""
    page = watched.page
    log_in(page, gateway)
    expect(page.get_by_role("banner")).to_contain_text("Oficina virtual – explorador")

    answer = run_example(page, "SearchCatalogue")

    rows = answer.json()["data"]["products"]["nodes"]
    assert len(rows) > 1
    shown = page.locator(".graphiql-response")
    expect(shown).to_contain_text(f'"code": "{rows[0]["code"]}"')
    expect(shown).to_contain_text('"netUnitPrice"')
    page.screenshot(path=tmp_path / "graphiql.png")
    assert answer.request.headers["accept-language"] == "es"


def test_the_page_keeps_to_its_origin(watched: Watched, gateway: Gateway) -> None:
    """All that the page asks for comes from the gateway, and the browser finds nothing that its policy forbids."""
    page = watched.page
    log_in(page, gateway)
    run_example(page, "SearchCatalogue")
    page.get_by_label("Show Documentation Explorer").click()
    page.locator(".graphiql-doc-explorer").get_by_role("link", name="Query", exact=True).click()
    expect(page.locator(".graphiql-doc-explorer")).to_contain_text("products")
    page.get_by_label("Show History").click()
    expect(page.locator(".graphiql-history")).to_contain_text("SearchCatalogue")

    assert [url for url in watched.requested if not url.startswith((gateway.url, "data:"))] == []
    assert watched.complaints == []


def test_nothing_runs_by_itself(watched: Watched, gateway: Gateway) -> None:
    """Opening an example sends nothing: a mutation waits for the person."""
    page = watched.page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    log_in(page, gateway)
    page.get_by_role("button", name="AddOrderLine", exact=True).click()
    page.get_by_role("button", name="SubmitCurrentOrder", exact=True).click()
    run_example(page, "WhoAmI")

    assert not [body for body in sent if "addOrderLine(" in body or "submitCurrentOrder(" in body]


def test_an_ending_token_is_renewed(watched: Watched, gateway: Gateway) -> None:
    """A token about to expire is exchanged before the next request, unseen by the person."""
    page = watched.page
    operations: list[str] = []

    def hasten(route: Route) -> None:
        body = route.request.post_data or ""
        operations.append(body)
        answer = route.fetch()
        if "mutation Login" not in body:
            route.fulfill(response=answer)
            return
        content = answer.json()
        content["data"]["login"]["expiresAt"] = "2020-01-01T00:00:00+00:00"
        route.fulfill(response=answer, body=json.dumps(content))

    page.route("**/graphql", hasten)
    log_in(page, gateway)
    answer = run_example(page, "WhoAmI")

    assert answer.json()["data"]["viewer"]["username"] == gateway.username
    assert sum("mutation RefreshSession" in body for body in operations) == 1


def test_a_wrong_password_is_told(watched: Watched, gateway: Gateway) -> None:
    """A refused login says why, and the form stays."""
    page = watched.page
    log_in(page, gateway._replace(password="otra-clave-distinta"))
    expect(page.get_by_role("alert")).not_to_be_empty()
    expect(page.get_by_role("button", name="Iniciar sesión")).to_be_enabled()


def test_logging_out_ends_the_session(watched: Watched, gateway: Gateway) -> None:
    """Logging out tells the gateway and brings the form back; a reload asks for the login too."""
    page = watched.page
    log_in(page, gateway)
    with page.expect_response(sends("mutation Logout")):
        page.get_by_role("button", name="Cerrar sesión").click()
    expect(page.get_by_label("Usuario")).to_be_visible()

    log_in(page, gateway)
    expect(page.get_by_role("button", name="Cerrar sesión")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Usuario")).to_be_visible()


def test_tabs_are_kept_until_the_examples_are_asked_for(watched: Watched, gateway: Gateway) -> None:
    """A closed tab stays closed at the next login, and comes back with the examples."""
    page = watched.page
    log_in(page, gateway)
    tab = page.get_by_role("button", name="OneProduct", exact=True)
    tab.click()
    page.get_by_label("Close Tab").nth(3).click()
    expect(tab).to_have_count(0)
    page.evaluate(TABS_ARE_STORED, "OneProduct")

    log_in(page, gateway)
    expect(page.get_by_role("button", name="WhoAmI", exact=True)).to_be_visible()
    expect(tab).to_have_count(0)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Restaurar ejemplos").click()
    expect(tab).to_be_visible()
