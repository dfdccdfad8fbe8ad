"""Current orders as they are kept: read whole, changed only by who has seen the latest version."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, delete, insert, select, update

from erp_adapter.database import Database, Transaction
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.cart import Cart, CartLine, Details, Reservation, Seen
from erp_adapter.domain.codes import CustomerCode, ProductCode
from erp_adapter.errors import DuplicateKey
from erp_adapter.prepared import Prepared
from erp_adapter.store.audit import append
from erp_adapter.store.order_tables import cart, cart_key, cart_line

UNRESERVED: dict[str, None] = dict.fromkeys(
    ("reservation", "reserved_at", "reserved_key", "reserved_total", "reserved_if_version")
)

_THIS_LINE = update(cart_line).where(cart_line.c.id == bindparam("line_id"))
"""For many lines at once: the values that come with each `line_id`."""


class CartRepository:
    def __init__(self, database: Database, new_id: Callable[[], str]) -> None:
        self._database = database
        self._new_id = new_id
        self._carts = Prepared(_carts_with_lines().where(among(cart.c.customer_code, Given("customers"))))

    async def carts(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Cart]:
        """Each customer's, by one statement; an empty one of version 0 where none has been kept yet."""
        rows = await self._database.read(self._carts, {"customers": customers})
        kept = {each.customer_code: each for each in _read_carts(rows)}
        return {code: kept.get(code) or Cart(code, id="", version=0) for code in customers}

    async def owners(self, cart_ids: Collection[str]) -> Mapping[str, CustomerCode]:
        """Whose current orders these are; those that are handed over are no more."""
        rows = await self._database.fetch(select(cart.c.id, cart.c.customer_code).where(cart.c.id.in_(set(cart_ids))))
        return {row.id: CustomerCode(row.customer_code) for row in rows}

    async def line_owners(self, line_ids: Collection[str]) -> Mapping[str, CustomerCode]:
        statement = select(cart_line.c.id, cart_line.c.customer_code).where(cart_line.c.id.in_(set(line_ids)))
        return {row.id: CustomerCode(row.customer_code) for row in await self._database.fetch(statement)}

    async def is_spent(self, customer: CustomerCode, key: str) -> bool:
        """Whether a change with this key has been saved."""
        spent = select(cart_key.c.key).where(cart_key.c.customer_code == customer, cart_key.c.key == key)
        return bool(await self._database.fetch(spent))

    async def save(
        self, before: Cart, after: Cart, *, key: str | None, at: datetime, entries: Sequence[AuditEntry] = ()
    ) -> bool:
        """Keep `after` under the next version, its reservation lifted, spend the key and write the entries down.

        False, and nothing is kept, where the current order is no longer `before` or the key is spent.
        """
        try:
            async with self._database.transaction() as transaction:
                if key is not None:
                    spent = {"customer_code": after.customer_code, "key": key, "created_at": at}
                    await transaction.execute(insert(cart_key).values(spent))
                await self._save_head(transaction, before, after, at)
                await _save_lines(transaction, before, after)
                await append(transaction, entries)
        except DuplicateKey:
            return False
        return True

    async def see(self, lines: Sequence[CartLine]) -> None:
        """Keep what the buyer has been shown now; that is no change of the order."""
        if not lines:
            return
        async with self._database.transaction() as transaction:
            await transaction.execute(_THIS_LINE, [{"line_id": line.id, **_seen(line.seen)} for line in lines])

    async def _save_head(self, transaction: Transaction, before: Cart, after: Cart, at: datetime) -> None:
        """Raise DuplicateKey, so that the whole transaction goes back, where the order is no longer as it was."""
        details = after.details
        values = {
            "version": before.version + 1,
            "reference": details.reference,
            "notes": details.notes,
            "requested_date": details.requested_date,
            "address_code": details.address_code,
            "updated_at": at,
        }
        if before.version == 0:
            new = {"customer_code": after.customer_code, "id": self._new_id(), "created_at": at}
            await transaction.execute(insert(cart).values(values | new))
        elif await transaction.execute(update(cart).where(is_still(before)).values(values | UNRESERVED)) != 1:
            raise DuplicateKey


def is_still(before: Cart) -> ColumnElement[bool]:
    """The current order as it was read: its version, and who was handing it over."""
    token = None if before.reservation is None else before.reservation.token
    unreserved = cart.c.reservation.is_(None) if token is None else cart.c.reservation == token
    return (
        (cart.c.customer_code == before.customer_code)
        & (cart.c.id == before.id)
        & (cart.c.version == before.version)
        & unreserved
    )


_CART = ("customer_code", "id", "version")
_DETAILS = ("reference", "notes", "requested_date", "address_code")
_RESERVATION = ("reservation", "reserved_key", "reserved_total", "reserved_if_version", "reserved_at")
_LINE = ("id", "product_code", "quantity", "note", "seen_name", "seen_net_unit_price", "seen_stock")


def _carts_with_lines() -> Select[tuple[Any, ...]]:
    columns = [cart.c[name] for name in (*_CART, *_DETAILS, *_RESERVATION)] + [cart_line.c[name] for name in _LINE]
    joined = cart.outerjoin(cart_line, cart_line.c.customer_code == cart.c.customer_code)
    return select(*columns).select_from(joined).order_by(cart.c.customer_code, cart_line.c.position)


def _read_carts(rows: Sequence[Sequence[Any]]) -> list[Cart]:
    return [_cart(list(of_one)) for _, of_one in groupby(rows, itemgetter(0))]


def _cart(rows: Sequence[Sequence[Any]]) -> Cart:
    customer, cart_id, version, *rest = rows[0]
    details, reservation = rest[: len(_DETAILS)], rest[len(_DETAILS) : -len(_LINE)]
    lines = [row[-len(_LINE) :] for row in rows]
    return Cart(
        customer_code=customer,
        id=cart_id,
        version=version,
        details=Details(*details),
        lines=tuple([_line(*each) for each in lines if each[0] is not None]),
        reservation=None if reservation[0] is None else Reservation(*reservation),
    )


def _line(line_id: str, product: ProductCode, quantity: Decimal, note: str | None, *seen: Any) -> CartLine:
    return CartLine(line_id, product, quantity, note, Seen(*seen))


async def _save_lines(transaction: Transaction, before: Cart, after: Cart) -> None:
    old = {line.id: (position, line) for position, line in enumerate(before.lines)}
    new = {line.id: (position, line) for position, line in enumerate(after.lines)}
    gone = old.keys() - new.keys()
    if gone:
        await transaction.execute(delete(cart_line).where(cart_line.c.id.in_(gone)))
    changed = [each for line_id, each in new.items() if line_id in old and each != old[line_id]]
    if changed:
        values = [{"line_id": line.id, **_values(after, position, line)} for position, line in changed]
        await transaction.execute(_THIS_LINE, values)
    added = [{"id": each[1].id, **_values(after, *each)} for line_id, each in new.items() if line_id not in old]
    if added:
        await transaction.execute(insert(cart_line), added)


def _values(of: Cart, position: int, line: CartLine) -> dict[str, object]:
    return {
        "customer_code": of.customer_code,
        "position": position,
        "product_code": line.product_code,
        "quantity": line.quantity,
        "note": line.note,
        **_seen(line.seen),
    }


def _seen(seen: Seen) -> dict[str, object]:
    return {
        "seen_name": seen.name,
        "seen_net_unit_price": seen.net_unit_price,
        "seen_stock": seen.stock,
    }
