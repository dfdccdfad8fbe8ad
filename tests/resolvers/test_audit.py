"""What staff look at is written down before they see it, once a request and customer; a command reads it back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from graphql import parse

from app import DEMO_PASSWORD
from erp_adapter.domain.audit import AuditEntry, AuditQuery
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.logins import Login
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.errors import BadRequest, ErpUnavailable
from resolvers.audit import AT_ONCE, Audit, AuditWanted, Looks
from resolvers.settings import CompanySettings
from schema.context import RequestContext
from schema.execution.graphql_core import run
from schema.ids import global_id
from schema.nodes import EVERYBODYS, READERS, WHOSE
from tests.office import NOON, Office, StoppedClock


async def trail(office: Office, **wanted: Any) -> list[AuditEntry]:
    """The oldest first."""
    return [each async for each in office.opened.office.audit.entries(AuditWanted(**wanted), 1000)][::-1]


async def looked(office: Office, query: str, by: str = "ventas", **variables: Any) -> list[tuple[str | None, ...]]:
    """Whom and what the query has staff look at, as the trail says."""
    await office.principal(by)
    before = len(await trail(office))
    await office.ask(query, variables, by=by)
    return [(each.action, each.customer_code, each.subject) for each in (await trail(office))[before:]]


async def test_a_named_customer_is_written_down_with_who_when_and_from_where(office: Office) -> None:
    await office.ask('{ customer(code: "00010") { name } }', by="ventas")
    *_, entry = await trail(office)
    staff = await office.principal("ventas")
    assert entry == AuditEntry(
        NOON, "customer.read", "ok", staff.login_id, "ventas", CustomerCode("00010"), "customer", "test"
    )


async def test_whatever_shows_a_customer_is_one_entry_a_customer(office: Office) -> None:
    product = (await office.data("{ products(first: 1) { nodes { code } } }"))["products"]["nodes"][0]["code"]
    found = await looked(
        office,
        """query ($product: String!) {
          a: customer(code: "00010") { name orders(first: 1) { nodes { number } } }
          b: customer(code: "00010") { name }
          c: customer(code: "00011") { name }
          product(code: $product) { price(customerCode: "00010") { net } offers(customerCode: "00012") { code } }
          products(first: 1, customerCode: "00013") { nodes { code } }
          none: customer(code: "no hay") { name }
        }""",
        product=product,
    )
    assert {each for each in found if each[1] != "00010"} == {
        ("customer.read", "00011", "customer"),
        ("customer.read", "00012", "prices"),
        ("customer.read", "00013", "products"),
    }
    ((_, _, subject),) = [each for each in found if each[1] == "00010"]
    assert set(str(subject).split()) == {"customer", "order", "prices"}


async def test_a_list_of_customers_is_an_entry_for_each_shown(office: Office) -> None:
    page = await office.data("{ customers(first: 3) { nodes { code } } }", by="ventas")
    shown = [each["code"] for each in page["customers"]["nodes"]]
    found = await looked(office, "{ customers(first: 3) { nodes { code } } }")
    assert found == [("customer.read", code, "customers") for code in shown]
    found = await looked(office, '{ customers(first: 1, search: "S.L. a") { nodes { code } } }')
    assert [subject for _, _, subject in found] == ["customers s.l. a"]
    assert await looked(office, '{ customers(search: "no hay nadie así") { totalCount } }') == []


async def test_objects_by_their_ids_are_written_down_by_whose_they_are(office: Office) -> None:
    customer = await office.data(
        """{ customer(code: "00001") { id deliveryAddresses { id } orders(first: 1) { nodes { id lines { id } } }
        invoices(first: 1) { nodes { id number lines { id } } } outstanding(first: 1) { nodes { id } }
        statement(from: "2000-01-01", to: "2099-01-01") { entries(first: 1) { nodes { id } } } } }""",
        by="ventas",
    )
    mine = customer["customer"]
    (order,), (invoice,) = mine["orders"]["nodes"], mine["invoices"]["nodes"]
    objects = {
        "Customer": mine["id"],
        "Order": order["id"],
        "OrderLine": order["lines"][0]["id"],
        "Invoice": invoice["id"],
        "Receivable": mine["outstanding"]["nodes"][0]["id"],
        "LedgerEntry": mine["statement"]["entries"]["nodes"][0]["id"],
    }
    for kind, each in objects.items():
        found = await looked(office, "query ($id: ID!) { node(id: $id) { id } }", id=each)
        assert [(action, code) for action, code, _ in found] == [("customer.read", "00001")]
        assert kind in str(found[0][2])
    line = invoice["lines"][0]["id"]
    found = await looked(office, "query ($id: ID!) { node(id: $id) { id } }", id=line)
    assert found == [("customer.read", None, f"InvoiceLine {invoice['number']} 1")]
    others = [global_id("Product", "no"), global_id("Order", "erp", "00001", "no")]
    assert await looked(office, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=others) == []


def test_every_kind_of_object_says_whose_it_is_or_is_everybodys() -> None:
    by_record = {("Invoice", 1), ("Order", 2)}
    by_name = {("InvoiceLine", 2), ("OrderLine", 2)}
    assert set(READERS) == EVERYBODYS | set(WHOSE) | by_record | by_name


async def test_what_staff_do_for_a_customer_is_written_down(office: Office) -> None:
    product = (await office.data("{ products(first: 1) { nodes { code } } }"))["products"]["nodes"][0]["code"]
    add = """mutation ($input: AddOrderLineInput!) { addOrderLine(input: $input) { errors { code } } }"""
    line = {"code": product, "quantity": "1000"}
    found = await looked(office, add, input={"customerCode": "00010", "line": line})
    assert sorted((action, code) for action, code, _ in found) == [
        ("customer.read", "00010"),
        ("order.change", "00010"),
    ]
    submit = """mutation { submitCurrentOrder(input: { customerCode: "00010", idempotencyKey: "k" }) {
        order { number } errors { code } } }"""
    found = await looked(office, submit)
    assert ("order.submit", "00010") in [(action, code) for action, code, _ in found]
    assert await looked(office, add, input={"customerCode": "no hay", "line": line}) == []


async def test_a_customers_own_login_leaves_no_entry_of_what_it_looks_at(office: Office) -> None:
    query = "{ viewer { customer { name orders(first: 1) { nodes { number } } } } }"
    assert await looked(office, query, by="compras") == []


class FullDisk:
    async def record(self, entries: Sequence[AuditEntry]) -> None:
        raise ErpUnavailable

    async def page(self, query: AuditQuery, request: PageRequest) -> Page[AuditEntry]:
        raise AssertionError((query, request))


async def test_staff_are_shown_nothing_that_cannot_be_written_down(office: Office) -> None:
    audit = Audit(FullDisk(), NoLogins(), CompanySettings(), StoppedClock())
    broken = replace(office.opened.office, audit=audit)
    document = parse('{ customer(code: "00001") { name orders(first: 1) { nodes { number } } } }')
    for by in ("compras", "ventas"):
        who = await office.principal(by)
        context = RequestContext(office=broken, principal=who, locale="es", client="test")
        result = await run(office.schema, document, operation=None, variables={}, context=context)
        assert result.errors is None
        if who.is_staff:
            with pytest.raises(ErpUnavailable):
                await context.finish()
        else:
            await context.finish()


async def test_neither_passwords_nor_tokens_are_written_down(office: Office) -> None:
    wrong, new = "una clave equivocada", "siete ranas en la charca"
    login = """mutation ($password: String!, $username: String!) { login(input: { username: $username, password: $password }) {
        accessToken refreshToken } }"""
    await office.data(login, {"username": "compras", "password": wrong}, by=None)
    await office.data(login, {"username": wrong, "password": wrong}, by=None)
    tokens = (await office.data(login, {"username": "compras", "password": DEMO_PASSWORD}, by=None))["login"]
    refresh = (
        "mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { accessToken refreshToken } }"
    )
    renewed = (await office.data(refresh, {"token": tokens["refreshToken"]}, by=None))["refreshSession"]
    change = """mutation ($old: String!, $new: String!) { changePassword(input: { currentPassword: $old, newPassword: $new }) {
        errors { code } } }"""
    await office.data(change, {"old": wrong, "new": new})
    await office.data(change, {"old": DEMO_PASSWORD, "new": new})
    reset = """mutation ($token: String!, $new: String!) { resetPassword(input: { token: $token, newPassword: $new }) {
        errors { code } } }"""
    (handed,) = (await office.opened.logins.issue_reset("vecino")).handovers
    await office.data(reset, {"token": handed.value, "new": new}, by=None)
    entries = await trail(office)
    assert {"session.open", "password.change", "password.reset"} <= {each.action for each in entries}
    written = msgspec.json.encode(
        [[each.username, each.subject, each.outcome, each.address] for each in entries]
    ).decode()
    secrets = [DEMO_PASSWORD, wrong, new, handed.value, *tokens.values(), *renewed.values()]
    assert [secret for secret in secrets if secret in written] == []


async def test_what_is_written_stays_as_it_was_whatever_is_done_next(office: Office) -> None:
    await looked(office, '{ customer(code: "00010") { name } }')
    before = await trail(office)
    await office.opened.logins.disable("vecino")
    await looked(office, "{ customers(first: 5) { nodes { code } } }")
    await office.data("mutation { logout { errors { code } } }", by="ventas")
    after = await trail(office)
    assert after[: len(before)] == before
    assert len(after) > len(before) + 5


async def test_the_trail_is_asked_by_login_customer_action_and_day(office: Office) -> None:
    await looked(office, '{ a: customer(code: "00010") { name } b: customer(code: "00011") { name } }')
    assert {each.username for each in await trail(office, login=" VENTAS ")} == {"ventas"}
    assert {each.customer_code for each in await trail(office, customer=CustomerCode("00010"))} == {"00010"}
    assert {each.action for each in await trail(office, action="customer.read")} == {"customer.read"}
    day = NOON.date()
    everything = await trail(office)
    assert await trail(office, since=day, until=day) == [each for each in everything if each.at.date() == day] != []
    assert await trail(office, since=day + timedelta(days=1)) == []
    with pytest.raises(BadRequest, match=r"login\.form\.unknown"):
        await trail(office, login="nadie")


class FakeTrail:
    """So many entries, the newest first; `asked` is what pages were read."""

    def __init__(self, count: int) -> None:
        self._entries = [AuditEntry(NOON - timedelta(minutes=i), "session.open", "ok") for i in range(count)]
        self.asked: list[tuple[AuditQuery, int]] = []

    async def record(self, entries: Sequence[AuditEntry]) -> None:
        self._entries = [*entries, *self._entries]

    async def page(self, query: AuditQuery, request: PageRequest) -> Page[AuditEntry]:
        self.asked.append((query, request.size))
        start = int(request.cursor or 0)
        items = self._entries[start : start + request.size]
        cursors = tuple(str(start + i + 1) for i in range(len(items)))

        async def behind() -> bool:
            return start > 0

        return Page(tuple(items), cursors, False, start + len(items) < len(self._entries), behind)


class NoLogins:
    async def by_username(self, keys: Collection[str]) -> Mapping[str, Login]:
        return {}


def audit(trail: FakeTrail, zone: str = "Europe/Madrid") -> Audit:
    return Audit(trail, NoLogins(), CompanySettings(time_zone=zone), StoppedClock())


async def test_many_entries_are_read_some_hundreds_at_a_time() -> None:
    fake = FakeTrail(2 * AT_ONCE + 3)
    assert len([each async for each in audit(fake).entries(AuditWanted(), AT_ONCE + 7)]) == AT_ONCE + 7
    assert [size for _, size in fake.asked] == [AT_ONCE, 7]
    found = [each async for each in audit(fake).entries(AuditWanted(), 10_000)]
    assert len(found) == 2 * AT_ONCE + 3
    assert found == sorted(found, key=lambda each: each.at, reverse=True)


async def test_days_are_the_companys() -> None:
    fake = FakeTrail(0)
    wanted = AuditWanted(since=date(2026, 3, 29), until=date(2026, 3, 29))
    assert [each async for each in audit(fake, "Atlantic/Canary").entries(wanted, 5)] == []
    (query, _) = fake.asked[0]
    assert query.since == datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    assert query.until == datetime(2026, 3, 29, 22, 59, 59, 999_999, tzinfo=UTC)


async def test_nothing_looked_at_writes_nothing(office: Office) -> None:
    fake = FakeTrail(0)
    await audit(fake).looked(await office.principal("ventas"), Looks(), "test")
    assert fake._entries == []
