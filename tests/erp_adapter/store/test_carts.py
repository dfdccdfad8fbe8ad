"""Current orders and submissions as they are kept."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest

from erp_adapter.database import Database
from erp_adapter.domain.cart import Cart, CartLine, Details, Reservation, Seen
from erp_adapter.domain.codes import AddressCode, CustomerCode, OrderId, ProductCode
from erp_adapter.store.carts import CartRepository
from erp_adapter.store.opening import open_store
from erp_adapter.store.order_tables import cart_key
from erp_adapter.store.submissions import SubmissionRepository

NOW = datetime(2026, 3, 31, 10, 0, 0, 123456, tzinfo=UTC)
OWN, OTHER = CustomerCode("C1"), CustomerCode("C2")
NUMBER = OrderId("42")
DETAILS = Details("R-1", "Llamar\nantes", date(2026, 4, 1), AddressCode("A1"))


def line(name: str, quantity: str = "1") -> CartLine:
    seen = Seen(f"Producto {name}", Decimal("1.234567"), Decimal("5.500"))
    return CartLine(f"line {name}", ProductCode(name), Decimal(quantity), None, seen)


def attempt(token: str, key: str = "k") -> Reservation:
    return Reservation(token, key, Decimal("24.20"), 3, NOW)


@dataclass(frozen=True, slots=True)
class Store:
    database: Database
    carts: CartRepository
    submissions: SubmissionRepository

    async def read(self, customer: CustomerCode = OWN) -> Cart:
        return (await self.carts.carts([customer]))[customer]

    async def save(self, before: Cart, key: str | None = None, *lines: CartLine) -> bool:
        return await self.carts.save(before, replace(before, lines=lines), key=key, at=NOW)

    async def kept(self, *lines: CartLine) -> Cart:
        assert await self.save(await self.read(), None, *lines)
        return await self.read()


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    database = open_store(store_url)
    ids = count(1)

    def new_id() -> str:
        return f"id {next(ids)}"

    yield Store(database, CartRepository(database, new_id), SubmissionRepository(database, new_id))
    await database.close()


async def test_a_customer_without_an_order_has_an_empty_one_of_version_0(store: Store) -> None:
    assert await store.read() == Cart(OWN, "", 0)


async def test_what_is_saved_is_read(store: Store) -> None:
    before = await store.read()
    after = replace(before, details=DETAILS, lines=(line("P1", "2.5"), line("P2")))
    assert await store.carts.save(before, after, key=None, at=NOW)
    assert await store.read() == replace(after, id="id 1", version=1)


async def test_lines_are_added_changed_moved_and_taken_out_in_one_save(store: Store) -> None:
    before = await store.kept(line("P1"), line("P2"), line("P3"))
    wanted = (line("P3"), line("P2", "9"), line("P4"))
    assert await store.save(before, None, *wanted)
    assert (await store.read()).lines == wanted


async def test_an_order_that_has_changed_since_it_was_read_is_not_saved(store: Store) -> None:
    before = await store.kept(line("P1"))
    assert await store.save(before, None, line("P2"))
    assert not await store.save(before, "k", line("P3"))
    assert (await store.read()).lines == (line("P2"),)
    assert not await store.carts.is_spent(OWN, "k")


async def test_of_two_that_begin_an_order_one_does(store: Store) -> None:
    before = await store.read()
    assert await store.save(before, None, line("P1"))
    assert not await store.save(before, None, line("P2"))


async def test_a_key_is_spent_once_for_its_customer(store: Store) -> None:
    assert await store.save(await store.read(), "k", line("P1"))
    assert not await store.save(await store.read(), "k", line("P1"), line("P2"))
    assert (await store.read()).lines == (line("P1"),)
    assert await store.carts.is_spent(OWN, "k")
    assert not await store.carts.is_spent(OTHER, "k")


async def test_what_is_seen_makes_no_version(store: Store) -> None:
    before = await store.kept(line("P1"))
    seen = replace(line("P1"), seen=Seen("Tubo", None, None))
    await store.carts.see([seen])
    await store.carts.see([])
    assert await store.read() == replace(before, lines=(seen,))


async def test_many_customers_are_read_at_once(store: Store) -> None:
    own = await store.kept(line("P1"), line("P2"))
    assert await store.save(await store.read(OTHER), None, replace(line("P1"), id="other"))
    carts = await store.carts.carts([OTHER, CustomerCode("C3"), OWN])
    assert [(code, len(each.lines)) for code, each in carts.items()] == [(OTHER, 1), ("C3", 0), (OWN, 2)]
    assert await store.carts.owners([own.id, "nope"]) == {own.id: OWN}
    assert await store.carts.line_owners(["other", "line P1", "nope"]) == {"other": OTHER, "line P1": OWN}


async def test_one_attempt_holds_an_order_and_the_next_takes_over_what_it_has_seen(store: Store) -> None:
    free = await store.kept(line("P1"))
    assert await store.submissions.reserve(free, attempt("a"))
    assert not await store.submissions.reserve(free, attempt("b"))
    held = await store.read()
    assert held == replace(free, reservation=attempt("a"))
    assert await store.submissions.reserve(held, attempt("b", "other"))
    assert not await store.save(held, None, line("P2"))


async def test_a_change_lifts_the_hold_that_it_has_seen(store: Store) -> None:
    await store.submissions.reserve(await store.kept(line("P1")), attempt("a"))
    assert await store.save(await store.read(), None, line("P2"))
    assert (await store.read()).reservation is None


async def test_a_finished_submission_spends_its_key_and_begins_the_next_order(store: Store) -> None:
    before = await store.kept(line("P1"))
    await store.submissions.reserve(before, attempt("a"))
    assert await store.submissions.finish(before, attempt("a"), NUMBER, at=NOW)
    after = await store.read()
    assert (after.lines, after.details, after.version, after.reservation) == ((), Details(), 2, None)
    assert after.id != before.id
    spent = (await store.submissions.spent(OWN, ["k", "other"]))["k"]
    assert (spent.order_id, spent.expected_total, spent.if_version) == (NUMBER, Decimal("24.20"), 3)
    assert await store.submissions.spent(OTHER, ["k"]) == {}


async def test_finishing_again_leaves_the_next_order_alone(store: Store) -> None:
    before = await store.kept(line("P1"))
    await store.submissions.finish(before, attempt("a"), NUMBER, at=NOW)
    following = await store.kept(line("P2"))
    assert not await store.submissions.finish(before, attempt("a"), NUMBER, at=NOW)
    assert await store.submissions.finish(before, attempt("b", "late"), NUMBER, at=NOW)
    assert await store.read() == following


async def test_keys_of_additions_are_forgotten_after_a_month(store: Store) -> None:
    await store.save(await store.read(), "old", line("P1"))
    for days in (30, 31):
        order = await store.read()
        await store.submissions.finish(order, attempt("a", f"k{days}"), NUMBER, at=NOW + timedelta(days=days))
        left = [row.key for row in await store.database.fetch(cart_key.select())]
        assert left == (["old"] if days == 30 else [])
