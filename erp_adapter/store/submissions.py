"""How an order is handed over once: a key, the attempt that holds the current order, and the order that came of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from erp_adapter.database import Database
from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.cart import Cart, Reservation, Submission
from erp_adapter.domain.codes import CustomerCode, OrderId
from erp_adapter.errors import DuplicateKey
from erp_adapter.store.audit import append
from erp_adapter.store.carts import UNRESERVED, is_still
from erp_adapter.store.order_tables import cart, cart_key, cart_line, submission

KEY_LIFE = timedelta(days=30)
"""How long a retry of an addition is known as one, at least."""


class SubmissionRepository:
    def __init__(self, database: Database, new_id: Callable[[], str]) -> None:
        self._database = database
        self._new_id = new_id

    async def spent(self, customer: CustomerCode, keys: Collection[str]) -> Mapping[str, Submission]:
        """The customer's keys that gave an order."""
        table = submission.c
        statement = select(submission).where(table.customer_code == customer, table.key.in_(set(keys)))
        return {
            row.key: Submission(
                customer_code=CustomerCode(row.customer_code),
                key=row.key,
                order_id=OrderId(row.order_number),
                expected_total=row.expected_total,
                if_version=row.if_version,
            )
            for row in await self._database.fetch(statement)
        }

    async def reserve(self, order: Cart, reservation: Reservation) -> bool:
        """Hold the current order for an attempt; False where it has changed, or another attempt has taken it."""
        values = {
            "reservation": reservation.token,
            "reserved_at": reservation.at,
            "reserved_key": reservation.key,
            "reserved_total": reservation.expected_total,
            "reserved_if_version": reservation.if_version,
        }
        async with self._database.transaction() as transaction:
            return await transaction.execute(update(cart).where(is_still(order)).values(values)) == 1

    async def finish(
        self,
        order: Cart,
        reservation: Reservation,
        order_id: OrderId,
        *,
        at: datetime,
        entries: Sequence[AuditEntry] = (),
    ) -> bool:
        """Spend the key on the order, begin the customer's next one, empty, and write the entries down.

        False, and nothing is kept, where that has been done already.
        """
        spent = {
            "customer_code": order.customer_code,
            "key": reservation.key,
            "cart_id": order.id,
            "order_number": order_id,
            "expected_total": reservation.expected_total,
            "if_version": reservation.if_version,
            "created_at": at,
        }
        next_one = UNRESERVED | {
            "id": self._new_id(),
            "version": cart.c.version + 1,
            **dict.fromkeys(("reference", "notes", "requested_date", "address_code")),
            "updated_at": at,
        }
        this = (cart.c.customer_code == order.customer_code) & (cart.c.id == order.id)
        old_keys = (cart_key.c.customer_code == order.customer_code) & (cart_key.c.created_at < at - KEY_LIFE)
        try:
            async with self._database.transaction() as transaction:
                await transaction.execute(insert(submission).values(spent))
                if await transaction.execute(update(cart).where(this).values(next_one)):
                    lines = cart_line.c.customer_code == order.customer_code
                    await transaction.execute(delete(cart_line).where(lines))
                await transaction.execute(delete(cart_key).where(old_keys))
                await append(transaction, entries)
        except DuplicateKey:
            return False
        return True
