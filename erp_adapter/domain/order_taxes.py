"""What taxes an order of the ERP's bears, by the rates that it stored."""

from collections.abc import Sequence
from decimal import Decimal

from erp_adapter.domain.order_list import OrderHead
from erp_adapter.domain.order_records import OrderLine
from erp_adapter.domain.tax import LineTax
from erp_adapter.domain.totals import TaxAmount, TaxRounding, TotalLine, order_totals


def stored_tax(regime: str, rate: Decimal, surcharge_rate: Decimal = Decimal(0)) -> LineTax:
    """Name a stored rate.

    >>> stored_tax("IVA", Decimal("21.0000"), Decimal("5.2000")).name, stored_tax("IGIC", Decimal("9.5000")).name
    ('IVA 21 %', 'IGIC 9,5 %')
    """
    whole, _, decimals = f"{rate:f}".partition(".")
    shown = ",".join(filter(None, (whole, decimals.rstrip("0"))))
    return LineTax(f"{regime} {shown} %", rate, surcharge_rate)


def charges_tax(regime: str, rate: Decimal | None) -> LineTax | None:
    """Say what an order's charges bear: the ERP stores a rate for them, and no surcharge."""
    return None if rate is None else stored_tax(regime, rate)


def order_taxes(order: OrderHead, lines: Sequence[OrderLine], *, rounding: TaxRounding) -> tuple[TaxAmount, ...]:
    """Work a stored order's taxes out from its lines: one entry a rate and surcharge rate, the highest first."""
    return order_totals(
        [TotalLine(line.net, line.tax) for line in lines if line.net is not None],
        discounts=order.discounts,
        charges=order.charges,
        charges_tax=charges_tax(order.regime, order.charges_tax_rate),
        rounding=rounding,
    ).taxes
