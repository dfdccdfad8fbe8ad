"""A small ERP of invoices by tax id, and their declarations as staff reads them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from erp_adapter.declarations import DeclarationRepository
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.declarations import Declaration, DeclaredInvoice
from erp_adapter.domain.paging import PageRequest
from resolvers.declarations import Declarations
from resolvers.principal import Permission, Principal, Role
from tests.erp_adapter.order_books import ADDRESS, Books
from tests.recording import RecordingDatabase

ANA, LUIS, EVA, ZOE = (CustomerCode(f"C00{place}") for place in range(1, 5))
SHARED, OTHERS = "A58818501", "Q2826000H"
YEAR = 2025
STAFF = Principal(1, "s", "ventas", "Vega", None, "es", Role.STAFF, frozenset(Permission), ())


def invoice(number: str, customer: CustomerCode, total: str, day: date = date(YEAR, 2, 3), **values: Any) -> Any:
    usual = {
        "number": number,
        "kind": "INVOICE",
        "date": day,
        "operation_date": None,
        "customer_code": customer,
        "customer_name": "Cliente",
        "customer_tax_id": SHARED,
        "charges": Decimal(0),
        "net": Decimal(total),
        "total": Decimal(total),
        "withholding": Decimal(0),
        "currency": "EUR",
        "declaration_model": None,
        "exclusion_reason": None,
        "reverse_charge": False,
    }
    return usual | values


def line(number: str, position: int, net: str, *, out_of_pocket: bool = False) -> Any:
    return {
        "invoice_number": number,
        "position": position,
        "description": "Gestión",
        "quantity": Decimal(1),
        "unit_price": Decimal(net),
        "net": Decimal(net),
        "tax_rate": Decimal(0),
        "out_of_pocket": out_of_pocket,
    }


def tax(number: str, regime: str) -> Any:
    return {"invoice_number": number, "name": regime, "regime": regime, "rate": 7, "base": 1, "tax": 1, "surcharge": 0}


def receipt(tax_id: str, amount: str, day: date = date(YEAR, 5, 5)) -> Any:
    return {"tax_id": tax_id, "date": day, "amount": Decimal(amount)}


def customer(code: CustomerCode, tax_id: str | None) -> Any:
    return ADDRESS | {"code": code, "name": f"Cliente {code}", "tax_id": tax_id}


class Shelf:
    """The declarations as staff reads them, over books in which no statement goes around the scope."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.database = RecordingDatabase(books.database, books.relations)
        self.declarations = Declarations(DeclarationRepository(self.database, books.relations))

    def add(self, relation: str, *rows: Any) -> None:
        # One by one: rows of one statement have the same columns.
        table = self.books.table(relation)
        self.books.ground.run(lambda connection: [connection.execute(insert(table), row) for row in rows])

    async def of(self, *customers: CustomerCode, year: int = YEAR) -> list[list[Declaration]]:
        return await self.declarations.of_year(STAFF, customers, year)

    async def one(self, code: CustomerCode, year: int = YEAR) -> Declaration:
        ((found,),) = await self.of(code, year=year)
        return found

    async def documents(self, declaration: Declaration, size: int = 100) -> list[DeclaredInvoice]:
        """All of them, page by page."""
        found: list[DeclaredInvoice] = []
        cursor, more = None, True
        while more:
            (page,) = await self.declarations.documents([declaration], PageRequest(size, cursor))
            found += page.items
            cursor, more = page.cursors[-1] if page.cursors else None, page.more
        return found


def numbers(documents: Sequence[DeclaredInvoice]) -> list[str]:
    return [each.number for each in documents]
