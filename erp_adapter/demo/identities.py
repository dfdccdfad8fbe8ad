"""What a customer is called, and its tax id."""

from dataclasses import dataclass
from random import Random

from erp_adapter.demo.chance import happens
from erp_adapter.demo.identifiers import cif, nie, nif, portuguese_vat
from erp_adapter.demo.roles import Fiscal, Role
from erp_adapter.demo.vocabulary import names

SOLE_TRADERS = 0.22
FOREIGNERS = 0.1
# Numbers that are given to nobody: the highest, and for companies those without a province.
PERSON, FOREIGNER, PUBLIC_BODY, PORTUGUESE, ANDORRAN = 99_000_000, 9_000_000, 9_900_000, 59_900_000, 700_000
TRADER = 10_000
STEP = 37


@dataclass(frozen=True, slots=True)
class Identity:
    """`tariff` is the one of its trade."""

    name: str
    trade_name: str | None
    tax_id: str
    tariff: str


NAMED = {
    Role.GROUP_NORTH: Identity("Grupo Eslavia Norte, S.L.", "Eslavia Norte", cif("B", Role.GROUP_NORTH), "INS"),
    Role.GROUP_SOUTH: Identity("Grupo Eslavia Sur, S.L.", "Eslavia Sur", cif("B", Role.GROUP_SOUTH), "INS"),
    Role.GROUP_EAST: Identity("Grupo Eslavia Levante, S.L.", "Eslavia Levante", cif("B", Role.GROUP_EAST), "INS"),
    Role.HEAD_OFFICE: Identity("Comercial Iberfic, S.A.", "Central", cif("A", Role.HEAD_OFFICE), "MAY"),
    Role.BRANCH_OFFICE: Identity("Comercial Iberfic, S.A.", "Delegación Sur", cif("A", Role.HEAD_OFFICE), "MAY"),
}


def identity(index: int, fiscal: Fiscal, luck: Random) -> Identity:
    """A retailer with surcharge is a natural person; of the others, those with a role are companies."""
    if index < len(Role) and Role(index) in NAMED:
        return NAMED[Role(index)]
    invented = names().invented[index % len(names().invented)]
    match fiscal:
        case Fiscal.SURCHARGE:
            shop = f"{luck.choice(names().shops)} {invented}"
            return Identity(_person(luck), shop, nif(PERSON + STEP * index), "FER")
        case Fiscal.EXEMPT:
            return Identity(f"Consorcio Público de {invented}", None, cif("Q", PUBLIC_BODY + index), "PVP")
        case Fiscal.INTRA_EU:
            return Identity(f"{invented} Canalizações, Lda.", None, portuguese_vat(PORTUGUESE + index), "MAY")
        case Fiscal.EXPORT:
            return Identity(f"{invented} Andorra, SL", None, f"L{ANDORRAN + index}X", "MAY")
        case Fiscal.DOMESTIC | Fiscal.TERRITORY:
            return _trader(index, invented, luck)


def _trader(index: int, invented: str, luck: Random) -> Identity:
    trade, tariff = luck.choice(names().trades)
    if index >= len(Role) and happens(luck, SOLE_TRADERS):
        person = _person(luck)
        trade_name = f"{trade} {person.split()[1]}" if happens(luck, 0.5) else None
        foreigner = happens(luck, FOREIGNERS)
        tax_id = nie(index % 3, FOREIGNER + index) if foreigner else nif(PERSON + STEP * index)
        return Identity(person, trade_name, tax_id, tariff)
    kind, form = luck.choice((("B", "S.L."), ("B", "S.L."), ("A", "S.A."), ("F", "S. Coop.")))
    place = "" if index < len(names().invented) else f" {luck.choice(names().surnames)}"
    return Identity(f"{trade} {invented}{place}, {form}", None, cif(kind, TRADER + index), tariff)


def _person(luck: Random) -> str:
    words = names()
    return f"{luck.choice(words.given)} {luck.choice(words.surnames)} {luck.choice(words.surnames)}"
