"""By no policy does an answer depend on more of the stock than the policy shows, whatever is asked and ordered."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLSchema, get_named_type, is_enum_type, is_input_object_type

from erp_adapter.domain.stock import StockPolicy, StockRule
from resolvers.order_settings import OrderSettings
from resolvers.settings import CompanySettings
from schema.build import build_schema
from tests.office import Demo, office_on
from tests.schema.shopping import Person, codes
from tests.schema.stock_worlds import Plan, World, items, steady

STOCK_READ = re.compile(r"\bstock\b")
POLICIES, RULES = list(StockPolicy), list(StockRule)


@pytest.fixture(scope="module")
def plan(demo: Demo) -> Plan:
    return Plan.of(items(demo))


@pytest.fixture(scope="module")
def worlds(demo: Demo, plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> dict[str, World]:
    """The ERP as it is, one with other figures of the same levels, and one with other levels."""
    folder, known = tmp_path_factory.mktemp("worlds"), items(demo)
    figures = {
        "as it is": {item.code: item.figure for item in known},
        "other figures": {item.code: item.another() for item in known},
        "other levels": {item.code: item.reversed() for item in known},
    }
    return {
        name: plan.world(demo, folder / name, each, left=left) for left, (name, each) in enumerate(figures.items(), 1)
    }


async def looked(plan: Plan, world: World, folder: Path, company: CompanySettings, by: str = "compras") -> Person:
    async with office_on(world.demo, made(folder), company=company) as office:
        person = Person(office, folder, by, world.demo.books.customer)
        await plan.look(person)
        return person


async def ordered(
    plan: Plan, world: World, folder: Path, company: CompanySettings, rule: StockRule, by: str = "compras"
) -> Person:
    async with office_on(world.demo, made(folder), company=company, orders=OrderSettings(stock_rule=rule)) as office:
        person = Person(office, folder, by, world.demo.books.customer)
        await plan.order(person, world.later)
        return person


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def problems(person: Person) -> list[Any]:
    """What stood in the way of each change, and what was said all the same."""
    payloads = [payload for answer in person.answers for payload in answer["data"].values()]
    return [(codes(payload["errors"]), codes(payload["warnings"])) for payload in payloads]


@pytest.mark.parametrize("policy", POLICIES)
async def test_what_is_read_tells_no_more_than_the_policy(
    plan: Plan, worlds: dict[str, World], tmp_path: Path, policy: StockPolicy
) -> None:
    company = CompanySettings(stock_policy=policy)
    people = [await looked(plan, world, tmp_path / f"at {name}", company) for name, world in worlds.items()]
    as_it_is, other_figures, other_levels = [steady(person.answers) for person in people]
    assert (as_it_is == other_figures) is (policy is not StockPolicy.EXACT)
    assert (as_it_is == other_levels) is (policy is StockPolicy.HIDDEN)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("policy", POLICIES)
async def test_what_is_ordered_meets_no_more_than_the_policy(
    plan: Plan, worlds: dict[str, World], tmp_path: Path, policy: StockPolicy, rule: StockRule
) -> None:
    company = CompanySettings(stock_policy=policy)
    people = [await ordered(plan, world, tmp_path / f"at {name}", company, rule) for name, world in worlds.items()]
    as_it_is, other_figures, other_levels = [steady(person.answers) for person in people]
    assert (as_it_is == other_figures) is (policy is not StockPolicy.EXACT)
    assert (as_it_is == other_levels) is (policy is StockPolicy.HIDDEN)
    first, second, third = map(problems, people)
    assert (first == second) is (policy is not StockPolicy.EXACT or rule is StockRule.IGNORE)
    assert (first == third) is (policy is StockPolicy.HIDDEN or rule is StockRule.IGNORE)
    changed = {name for answer in people[0].answers for name in answer["data"]}
    assert changed == set(people[0].asking.order_mutations)


@pytest.mark.parametrize("rule", RULES)
async def test_under_hidden_nobody_reads_the_stock(
    plan: Plan, worlds: dict[str, World], tmp_path: Path, rule: StockRule
) -> None:
    company = CompanySettings(stock_policy=StockPolicy.HIDDEN)
    world = worlds["as it is"]
    buyer = await ordered(plan, world, tmp_path / "ordered", company, rule)
    staff = await looked(plan, world, tmp_path / "looked", company, by="ventas")
    assert [each for each in buyer.statements + staff.statements if STOCK_READ.search(each)] == []


@pytest.mark.parametrize(("policy", "exact"), [(StockPolicy.TRAFFIC_LIGHT, False), (StockPolicy.HIDDEN, True)])
async def test_staff_see_the_figure_where_the_company_says_so_and_buyers_do_not(
    plan: Plan, worlds: dict[str, World], tmp_path: Path, policy: StockPolicy, *, exact: bool
) -> None:
    company = CompanySettings(stock_policy=policy, staff_see_exact_stock=exact)
    answers = {}
    for by in ("ventas", "compras"):
        people = [
            await ordered(plan, worlds[name], tmp_path / f"{by} at {name}", company, StockRule.BLOCK, by=by)
            for name in ("as it is", "other figures")
        ]
        answers[by] = [steady(person.answers) for person in people]
    assert (answers["ventas"][0] == answers["ventas"][1]) is not exact
    assert answers["compras"][0] == answers["compras"][1]


NAMES_OF_STOCK = re.compile(r"stock|existencia|inventor|availab|disponib|level|reserv|in_?hand", re.IGNORECASE)


def input_names(schema: GraphQLSchema) -> Iterator[str]:
    """Everything that a client can write: arguments, the fields and values below them."""
    reached: dict[str, Any] = {}
    for kind in schema.type_map.values():
        for name, field in getattr(kind, "fields", {}).items():
            for argument, what in getattr(field, "args", {}).items():
                yield f"{kind.name}.{name}.{argument}"
                _reach(get_named_type(what.type), reached)
    for kind in reached.values():
        yield kind.name
        yield from (f"{kind.name}.{name}" for name in getattr(kind, "fields", getattr(kind, "values", {})))


def _reach(kind: Any, reached: dict[str, Any]) -> None:
    if kind.name in reached or not (is_enum_type(kind) or is_input_object_type(kind)):
        return
    reached[kind.name] = kind
    if isinstance(kind, GraphQLInputObjectType):
        for each in kind.fields.values():
            _reach(get_named_type(each.type), reached)


def test_nothing_can_be_filtered_or_sorted_by_stock() -> None:
    names = list(input_names(build_schema()._schema))
    assert "ProductSortField.RELEVANCE" in names
    assert [name for name in names if NAMES_OF_STOCK.search(name)] == []
