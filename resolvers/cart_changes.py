"""What is put into a current order, taken out or changed, line by line: what can't be is said and left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from erp_adapter.domain.cart import LONGEST_LINE_NOTE, Cart, CartLine
from erp_adapter.domain.codes import ProductCode
from erp_adapter.domain.writing import written
from resolvers.problems import Problem, ProblemCode
from resolvers.shelf import Path, Shelf, Verdict, quantity_problem


class Keep(Enum):
    """A field of an input that was left out."""

    KEEP = auto()


KEEP = Keep.KEEP


@dataclass(frozen=True, slots=True)
class WantedLine:
    """`path` is the input field that asks for the line, `fields` whether that has fields of its own.

    `product` is None where the code is none's.
    """

    code: str
    product: ProductCode | None
    quantity: Decimal
    note: str | None
    path: Path
    fields: bool = True

    def field(self, name: str) -> Path:
        return (*self.path, name) if self.fields else self.path


@dataclass(frozen=True, slots=True)
class CartChange:
    """The order as it is to be kept; as it was where nothing could be done."""

    cart: Cart
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class LineChange:
    """What is left out stays, None clears."""

    quantity: Decimal | Keep | None
    note: str | Keep | None


async def added(
    cart: Cart, wanted: Sequence[WantedLine], shelf: Shelf, *, most_lines: int, new_id: Callable[[], str]
) -> CartChange:
    """Put lines in; a product that is there already gets its quantities added up, and the latest note."""
    errors: list[Problem] = []
    warnings: dict[ProductCode, Problem] = {}
    for line in wanted:
        there = None if line.product is None else cart.line_of(line.product)
        verdict = await _judged(line, there, shelf, full=there is None and len(cart.lines) >= most_lines)
        if line.product is None or verdict.seen is None:
            errors += [] if verdict.error is None else [verdict.error]
            continue
        if verdict.warning is not None:
            warnings[line.product] = verdict.warning
        note = written(line.note)
        if there is None:
            cart = cart.with_line(CartLine(new_id(), line.product, line.quantity, note, verdict.seen))
        else:
            quantity = there.quantity + line.quantity
            cart = cart.with_line(replace(there, quantity=quantity, note=note or there.note, seen=verdict.seen))
    return CartChange(cart, tuple(errors), tuple(warnings.values()))


async def changed(cart: Cart, line_id: str, change: LineChange, shelf: Shelf) -> CartChange:
    """Change a line's quantity or note; a note alone may be changed though the product can't be had any more."""
    line = cart.line(line_id)
    if line is None:
        return CartChange(cart, (line_not_found(),))
    warnings: tuple[Problem, ...] = ()
    if change.note is not KEEP:
        too_long = note_problem(change.note, ("note",))
        if too_long is not None:
            return CartChange(cart, (too_long,))
        line = replace(line, note=written(change.note))
    if change.quantity is None:
        return CartChange(cart, (Problem(ProblemCode.INVALID_QUANTITY, "order.quantityNull", ("quantity",)),))
    if change.quantity is not KEEP:
        verdict = await shelf.judge(
            line.product_code, change.quantity, product_path=("lineId",), quantity_path=("quantity",)
        )
        if verdict.seen is None:
            return CartChange(cart, () if verdict.error is None else (verdict.error,))
        line = replace(line, quantity=change.quantity, seen=verdict.seen)
        warnings = () if verdict.warning is None else (verdict.warning,)
    return CartChange(cart.with_line(line), warnings=warnings)


def removed(cart: Cart, line_id: str) -> CartChange:
    if cart.line(line_id) is None:
        return CartChange(cart, (line_not_found(),))
    return CartChange(cart.without_line(line_id))


def line_not_found() -> Problem:
    return Problem(ProblemCode.NOT_FOUND, "order.lineNotFound", ("lineId",))


def note_problem(note: str | None, path: Path) -> Problem | None:
    return too_long(note, LONGEST_LINE_NOTE, path)


def too_long(text: str | None, longest: int, path: Path) -> Problem | None:
    if text is None or len(text) <= longest:
        return None
    return Problem(ProblemCode.TOO_LONG, "order.tooLong", path, {"longest": longest})


async def _judged(line: WantedLine, there: CartLine | None, shelf: Shelf, *, full: bool) -> Verdict:
    problem = quantity_problem(line.quantity, line.field("quantity"), line.code) or note_problem(
        line.note, line.field("note")
    )
    if problem is None and (line.product is None or line.product not in shelf.products):
        problem = Problem(ProblemCode.NOT_FOUND, "order.productNotFound", line.field("code"), {"code": line.code})
    if problem is None and full:
        problem = Problem(ProblemCode.TOO_MANY_LINES, "order.tooManyLines", line.path, {"code": line.code})
    if problem is not None or line.product is None:
        return Verdict(error=problem)
    quantity = line.quantity if there is None else there.quantity + line.quantity
    return await shelf.judge(
        line.product, quantity, product_path=line.field("code"), quantity_path=line.field("quantity")
    )
