"""Whether a current order can be handed over as it is today, and what has changed since its lines were added."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.cart import CartLine
from erp_adapter.domain.credit import CreditRule
from erp_adapter.domain.order_records import OrderLine
from erp_adapter.domain.stock import StockRule
from resolvers.buyers import Buyer
from resolvers.cart_details import DetailsRules
from resolvers.cart_editing import CreditPort, exceeds_credit
from resolvers.order_settings import OrderSettings
from resolvers.problems import Problem, ProblemCode
from resolvers.shelf import Shelves, Stock, insufficient_stock, not_for_sale, quantity_problem
from resolvers.valuation import ValuedCart, ValuedLine


class OrderChangeKind(StrEnum):
    PRICE = "PRICE"
    STOCK = "STOCK"
    NOT_FOR_SALE = "NOT_FOR_SALE"


@dataclass(frozen=True, slots=True)
class OrderChange:
    """PRICE and NOT_FOR_SALE: net prices a unit, None where they may not be seen or there is none.

    STOCK: what there was and is, None where the policy shows no figure.
    """

    kind: OrderChangeKind
    line: OrderLine
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class Examination:
    """`seen`: the lines as the buyer sees them with `changes`; neither is told where there is no error."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    changes: tuple[OrderChange, ...] = ()
    seen: tuple[CartLine, ...] = ()


TOLD_BY_CHANGES = {ProblemCode.ORDER_CHANGED, ProblemCode.NOT_FOR_SALE, ProblemCode.INSUFFICIENT_STOCK}


class Examiner:
    def __init__(self, shelves: Shelves, details: DetailsRules, credit: CreditPort, settings: OrderSettings) -> None:
        self._shelves = shelves
        self._details = details
        self._credit = credit
        self._settings = settings

    async def examine(self, buyer: Buyer, valued: ValuedCart, expected_total: Decimal | None) -> Examination:
        """Say what stands against handing the order over, what is said of it, and what has changed."""
        if not valued.lines:
            return Examination((Problem(ProblemCode.EMPTY_ORDER, "order.empty"),))
        stock = await self._shelves.stock(buyer.viewer, {line.line.product_code for line in valued.lines})
        errors = [problem for line in valued.lines if (problem := _line_problem(line)) is not None]
        warnings: list[Problem] = []
        if stock.rule is not StockRule.IGNORE:
            shortages = [insufficient_stock(line.line.product_code) for line in valued.lines if _is_short(stock, line)]
            (errors if stock.rule is StockRule.BLOCK else warnings).extend(shortages)
        errors += await self._details.outdated(valued.cart)
        if expected_total not in {None, valued.totals.total}:
            errors.append(Problem(ProblemCode.ORDER_CHANGED, "order.changed", ("expectedTotal",)))
        rule = self._settings.credit_rule
        told = buyer.may_try_credit or not errors
        if rule is not CreditRule.IGNORE and told and await exceeds_credit(self._credit, valued):
            (errors if rule is CreditRule.BLOCK else warnings).append(
                Problem(ProblemCode.CREDIT_EXCEEDED, "order.credit")
            )
        if not any(problem.code in TOLD_BY_CHANGES for problem in errors):
            return Examination(tuple(errors), tuple(warnings))
        changes = [change for line in valued.lines for change in _changes(line, stock, sees_prices=buyer.sees_prices)]
        seen = [line.seen_line(stock.shown(line.line.product_code)) for line in valued.lines]
        return Examination(tuple(errors), tuple(warnings), tuple(changes), tuple(seen))


def _line_problem(line: ValuedLine) -> Problem | None:
    code = line.line.product_code
    if line.product is None or line.price is None:
        return not_for_sale(code)
    return quantity_problem(line.line.quantity, (), code, line.product)


def _is_short(stock: Stock, line: ValuedLine) -> bool:
    return line.price is not None and stock.is_short(line.line.product_code, line.line.quantity)


def _changes(line: ValuedLine, stock: Stock, *, sees_prices: bool) -> list[OrderChange]:
    before = line.line.seen.net_unit_price
    after = None if line.price is None else line.price.net_unit_price
    shown_before, shown_after = (before, after) if sees_prices else (None, None)
    changes: list[OrderChange] = []
    if after is None:
        changes.append(OrderChange(OrderChangeKind.NOT_FOR_SALE, line.record, shown_before, None))
    elif after != before:
        changes.append(OrderChange(OrderChangeKind.PRICE, line.record, shown_before, shown_after))
    if stock.rule is StockRule.BLOCK and _is_short(stock, line):
        figure = stock.shown(line.line.product_code)
        seen = None if figure is None else line.line.seen.stock
        changes.append(OrderChange(OrderChangeKind.STOCK, line.record, seen, figure))
    return changes
