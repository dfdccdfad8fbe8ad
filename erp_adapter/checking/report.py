"""The whole check of an ERP: its relations, what they hold, how orders are handed over, and the hot look-ups."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, TextClause, literal, make_url, select

from erp_adapter.checking.content import ContentCheck
from erp_adapter.checking.findings import Finding, Verdict, can_serve, told
from erp_adapter.checking.left_out import MISSING
from erp_adapter.checking.lookups import Lookups
from erp_adapter.checking.measuring import SMALL_TABLE, Measured, measure
from erp_adapter.checking.relations import RelationCheck
from erp_adapter.checking.rights import excess, rights
from erp_adapter.checking.structure import inspecting
from erp_adapter.checking.uniqueness import duplicates, uniqueness
from erp_adapter.database import Database
from erp_adapter.errors import ErpError
from erp_adapter.mapping import load_mapping
from erp_adapter.relations import Relations, relation_names
from erp_adapter.settings import ErpSettings


@dataclass(frozen=True, slots=True)
class Checked:
    """What is checked: an ERP through its mapping.

    `missing` are the relations that the mapping leaves out, `defaulted` the columns of a relation that it leaves to their
    defaults; `steps` are a submission's statements, None where nothing can be submitted.
    """

    database: Database
    url: str
    relations: Relations
    missing: frozenset[str]
    defaulted: Callable[[str], Sequence[str]]
    steps: Sequence[TextClause] | None

    @classmethod
    def of(cls, database: Database, settings: ErpSettings) -> "Checked":
        """The ERP of these settings. Raise MappingError."""
        mapping = load_mapping(settings.mapping)
        submission = mapping.submission(settings.system)
        return cls(
            database=database,
            url=settings.url,
            relations=mapping.relations(settings.system),
            missing=frozenset(mapping.missing),
            defaulted=mapping.defaulted,
            steps=None if submission is None else submission.statements(),
        )


@dataclass(frozen=True, slots=True)
class Report:
    """Findings by relation, in the contract's order; `lookups` are none where the gateway could not serve anyway."""

    findings: tuple[Finding, ...]
    lookups: tuple[Measured, ...]

    @property
    def can_serve(self) -> bool:
        return can_serve(self.findings) and all(each.verdict is not Verdict.NO for each in self.lookups)

    @property
    def statements(self) -> list[str]:
        """All that the ERP's database lacks, as SQL, each once."""
        of_relations = [each.statement for each in self.findings if each.statement is not None]
        return list(dict.fromkeys([*of_relations, *(one for each in self.lookups for one in each.statements)]))


async def check(erp: Checked, today: date, small_table: int = SMALL_TABLE) -> Report:
    """Check all of it; a table of more than `small_table` rows must not be read whole for a page.

    Raise ErpError where the database does not answer at all.
    """
    await erp.database.fetch(select(literal(1).label("one")))
    found = await _relations(erp)
    wrong = frozenset(each.relation for each in found if each.verdict is Verdict.NO)
    unread = wrong | erp.missing
    found += await _asked(ContentCheck(erp.database, erp.relations, unread).findings, "company")
    if "sales_order" not in wrong:
        found += await _submission(erp)
    measured: list[Measured] = []
    if can_serve(found):
        lookups = await Lookups(erp.database, erp.relations, erp.missing, erp.defaulted, today).all()
        measured = await measure(erp.database, erp.relations, erp.url, lookups, small_table)
    return Report(tuple(_complete(found)), tuple(measured))


async def _relations(erp: Checked) -> list[Finding]:
    system = make_url(erp.url).get_backend_name()
    relations, found = RelationCheck(erp.database, erp.relations, system), list[Finding]()
    for name in relation_names():
        if name not in erp.missing:
            found += await relations.findings(name)
        elif name in MISSING:
            found.append(Finding(name, Verdict.NOTE, f"not in the mapping: {MISSING[name]}"))
        else:
            found.append(Finding(name, Verdict.NO, "not in the mapping, and the gateway can't serve without it"))
    return found


async def _submission(erp: Checked) -> list[Finding]:
    name, steps = "sales_order", erp.steps
    if {name, "sales_order_line"} & erp.missing:
        return []
    if "external_reference" in erp.defaulted(name):
        what = "read-only, nothing can be submitted: the mapping gives no external_reference, a unique column of orders"
        return [Finding(name, Verdict.NOTE, what)]
    if steps is None:
        return [Finding(name, Verdict.NOTE, "read-only, nothing can be submitted: the mapping has no [submission]")]
    found = await _asked(lambda: duplicates(erp.database, erp.relations), name)

    def look(connection: Connection) -> list[Finding]:
        unique = [] if found else uniqueness(connection, erp.relations)
        return [*unique, *rights(connection, steps), *excess(connection, erp.relations)]

    return [*found, *await _asked(lambda: inspecting(erp.url, look), name)]


async def _asked(question: Callable[[], Awaitable[list[Finding]]], name: str) -> list[Finding]:
    try:
        return await question()
    except ErpError as error:
        return [Finding(name, Verdict.WARN, f"could not be checked to the end: {told(error)}")]


def _complete(found: Sequence[Finding]) -> list[Finding]:
    """In the order of relations, those without a fault among them."""
    complete: list[Finding] = []
    for name in relation_names():
        complete += [each for each in found if each.relation == name] or [Finding(name, Verdict.OK)]
    return complete
