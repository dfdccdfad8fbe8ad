"""What an administrator fills in for a login, by hand or as a row of a CSV file, and what may be wrong with it."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.logins import NAME_LENGTH, USERNAME_LENGTH, username_key
from resolvers.login_settings import LoginSettings
from resolvers.password_rules import weaknesses
from resolvers.principal import Permission, Role

REQUIRED = ("username", "name", "email", "role", "customers", "permissions")
OPTIONAL = ("password", "locale")
LOCALES = ("es", "en")


@dataclass(frozen=True, slots=True)
class Fault:
    """`message` names an entry of the message catalogue, filled with `details`; `line` is that of the file, if any."""

    message: str
    column: str | None = None
    line: int | None = None
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoginForm:
    """`permissions`: none stands for all. `password`: empty for one that is made up. `line`: that of the file, if any."""

    username: str
    name: str
    email: str = ""
    role: str = Role.CUSTOMER
    customers: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    password: str = field(default="", repr=False)
    locale: str = "es"
    line: int | None = None

    @property
    def key(self) -> str:
        return username_key(self.username)

    @property
    def customer_codes(self) -> tuple[CustomerCode, ...]:
        return tuple(dict.fromkeys(CustomerCode(code) for code in self.customers))

    @property
    def permission_names(self) -> frozenset[str]:
        return frozenset(name.upper() for name in self.permissions) or frozenset(Permission)

    def fault(self, message: str, column: str, **details: object) -> Fault:
        return Fault(f"login.form.{message}", column, self.line, details)


def form_faults(form: LoginForm, settings: LoginSettings) -> Iterator[Fault]:
    """Everything that is wrong with a form by itself."""
    if not form.username.isprintable() or not form.username or {" ", "?"} & {*form.username}:
        yield form.fault("username", "username")
    for column, value, longest in (
        ("username", form.key, USERNAME_LENGTH),
        ("username", form.username, USERNAME_LENGTH),
        ("name", form.name, NAME_LENGTH),
        ("email", form.email, NAME_LENGTH),
    ):
        if len(value) > longest:
            yield form.fault("long", column, longest=longest)
    if not form.name:
        yield form.fault("required", "name")
    name, at, domain = form.email.rpartition("@")
    if form.email and not (name and at and domain and form.email.isprintable() and " " not in form.email):
        yield form.fault("email", "email")
    if form.locale not in LOCALES:
        yield form.fault("locale", "locale", known=", ".join(LOCALES))
    yield from _role_faults(form)
    if form.password:
        for problem in weaknesses(form.password, form.username, settings, path=("password",)):
            yield Fault(problem.message, "password", form.line, problem.details)


def _role_faults(form: LoginForm) -> Iterator[Fault]:
    if form.role not in set(Role):
        yield form.fault("role", "role", known=", ".join(Role))
    if form.role == Role.CUSTOMER and not form.customers:
        yield form.fault("noCustomer", "customers")
    if form.role == Role.STAFF and form.customers:
        yield form.fault("staffCustomer", "customers")
    for unknown in sorted(form.permission_names - set(Permission)):
        yield form.fault("permission", "permissions", permission=unknown, known=", ".join(Permission))


def read_csv(lines: Iterable[str]) -> tuple[list[LoginForm], list[Fault]]:
    """Read a table of logins; the forms of its rows, and why it cannot be read.

    Its header names the columns, in any order. Cells are parted by commas, or by semicolons where the header is.
    """
    rows = iter(lines)
    header = next(rows, "").removeprefix("\ufeff")
    delimiter = "," if "," in header else ";"
    columns = [cell.strip().lower() for cell in next(csv.reader([header], delimiter=delimiter), [])]
    faults = [Fault("login.import.missing", column, 1) for column in REQUIRED if column not in columns]
    faults += [Fault("login.import.unknown", column, 1) for column in columns if column not in REQUIRED + OPTIONAL]
    if faults:
        return [], faults
    forms: list[LoginForm] = []
    reader = csv.reader(rows, delimiter=delimiter, strict=True)
    begun = 2
    try:
        for cells in reader:
            if len(cells) > len(columns):
                faults.append(Fault("login.import.cells", None, begun, {"columns": len(columns)}))
            elif any(map(str.strip, cells)):
                forms.append(_form(dict(zip(columns, map(str.strip, cells), strict=False)), begun))
            begun = reader.line_num + 2
    except csv.Error:
        faults.append(Fault("login.import.unreadable", None, begun))
    return forms, faults


def _form(row: Mapping[str, str], line: int) -> LoginForm:
    return LoginForm(
        username=row.get("username", ""),
        name=row.get("name", ""),
        email=row.get("email", ""),
        role=row.get("role", "").upper() or Role.CUSTOMER,
        customers=_parts(row.get("customers", "")),
        permissions=_parts(row.get("permissions", "")),
        password=row.get("password", ""),
        locale=row.get("locale", "").lower() or "es",
        line=line,
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
