"""Puts the virtual office together: its settings, its application, its command line."""

import asyncio
import csv
import gc
import json
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar
from uuid import uuid4

# What is imported stays: to look for garbage in it takes a quarter of a start's time, now and whenever the collector looks.
gc.disable()

import typer
import uvicorn
from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, TaskID
from rich.table import Column, Table
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from uvicorn.config import HTTPProtocolType

from erp_adapter.catalogue import CatalogueRepository
from erp_adapter.checking.findings import Verdict, told
from erp_adapter.checking.report import Checked, Report
from erp_adapter.checking.report import check as check_erp
from erp_adapter.credit import CreditRepository
from erp_adapter.customers import CustomerRepository
from erp_adapter.database import Database
from erp_adapter.declarations import DeclarationRepository
from erp_adapter.demo.build import DemoBooks, build
from erp_adapter.demo.images import draw_images
from erp_adapter.demo.tryton import unpack
from erp_adapter.dialects import open_database
from erp_adapter.documents import DocumentRepository
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.domain.printing import PrintedInvoice, TakenDocument
from erp_adapter.domain.sheets import ExportFormat
from erp_adapter.erp import Erp, open_erp
from erp_adapter.errors import GatewayError, Unauthenticated
from erp_adapter.invoice_check import invoice_faults
from erp_adapter.invoices import InvoiceRepository
from erp_adapter.observing import WatchedDatabase
from erp_adapter.order_writer import OrderWriter
from erp_adapter.orders import OrderRepository
from erp_adapter.prices import PriceRepository
from erp_adapter.product_lookup import ProductLookup
from erp_adapter.receivables import ReceivableRepository
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import Relations
from erp_adapter.scope import EVERYONE
from erp_adapter.settings import ErpSettings, StoreSettings, database_url
from erp_adapter.sharing import SharedDatabase
from erp_adapter.statements import StatementRepository
from erp_adapter.store.audit import AuditTrail
from erp_adapter.store.carts import CartRepository
from erp_adapter.store.logins import LoginRepository
from erp_adapter.store.news import News, open_news
from erp_adapter.store.opening import open_store
from erp_adapter.store.second_factors import SecondFactorRepository
from erp_adapter.store.sessions import SessionRepository
from erp_adapter.store.submissions import SubmissionRepository
from erp_adapter.store.throttle import ThrottleCounters
from exports.shelf import Shelf
from exports.workshop import Workshop
from resolvers.attempts import Attempts
from resolvers.audit import Audit, AuditWanted
from resolvers.budget_settings import BudgetSettings
from resolvers.budgets import Budgets, SharedPurses
from resolvers.catalogue import Catalogue
from resolvers.clock import Clock, SystemClock
from resolvers.credit import CreditBook
from resolvers.customers import Customers
from resolvers.declarations import Declarations
from resolvers.documents import Documents
from resolvers.downloads import Downloads, Job, Made, WorkshopPort
from resolvers.enrolment import Enrolment
from resolvers.erp_status import ErpHealth
from resolvers.export_links import ExportLinks
from resolvers.export_settings import ExportSettings
from resolvers.invoices import Invoices
from resolvers.login_forms import LoginForm
from resolvers.login_settings import LoginSettings, load_or_create_secret
from resolvers.logins import CustomerDirectory, Logins, Outcome
from resolvers.office import Office
from resolvers.order_settings import OrderSettings
from resolvers.ordering import OrderingPorts, ordering
from resolvers.orders import Orders
from resolvers.paging import ListSettings
from resolvers.password_changes import PasswordChanges
from resolvers.passwords import Passwords
from resolvers.price_lists import PriceLists
from resolvers.principal import Permission, Role
from resolvers.receivables import Receivables
from resolvers.sealing import Sealing
from resolvers.second_factor import SecondFactorCheck
from resolvers.secret_files import SUFFIX, with_files_read
from resolvers.sessions import Sessions
from resolvers.settings import CompanySettings
from resolvers.sheets.requests import InvoiceBundle, InvoiceFile
from resolvers.sheets.sheets import Sheets
from resolvers.statements import Statements, differences
from resolvers.throttling import Throttle
from resolvers.tokens import key_id
from schema.build import build_schema
from schema.context import RequestContext
from schema.execution.strawberry_binding import strawberry_executor
from schema.http.cookies import CookieSettings
from schema.http.downloads import DownloadEndpoint, download_routes
from schema.http.draining import PATIENCE, DrainingServer
from schema.http.endpoint import GraphQLEndpoint
from schema.http.explorer import explorer_routes
from schema.http.headers import SecurityHeaders
from schema.http.lifeline import Lifeline
from schema.http.load import LoadSettings
from schema.http.manifest import ManifestRefused
from schema.http.routes import graphql_routes, health_routes
from schema.http.service import GraphQLService
from schema.http.settings import HttpSettings
from schema.http.workers import NotStarted, Workers, listeners
from schema.limits.settings import LimitSettings
from schema.messages import message
from schema.observing.figures import figures_of_office, figures_of_service
from schema.observing.files import WatchedWorkshop
from schema.observing.log_lines import set_up as set_up_log
from schema.observing.opening import TracesNotInstalled, Watching, watched, watching
from schema.observing.routes import Watched
from schema.observing.settings import WatchSettings

gc.freeze()
gc.enable()

T = TypeVar("T")
HERE = Path(__file__).parent
STATIC = HERE / "schema" / "http" / "static"


class Settings(BaseSettings):
    """All of it from variables such as OFFICE_ERP__URL, or from a file of them; the environment wins."""

    model_config = SettingsConfigDict(
        env_prefix="OFFICE_",
        env_nested_delimiter="__",
        env_file_encoding="utf-8",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    erp: ErpSettings
    store: StoreSettings
    login: LoginSettings
    company: CompanySettings = Field(default_factory=CompanySettings)
    lists: ListSettings = Field(default_factory=ListSettings)
    orders: OrderSettings = Field(default_factory=OrderSettings)
    exports: ExportSettings = Field(default_factory=ExportSettings)
    http: HttpSettings = Field(default_factory=HttpSettings)
    cookies: CookieSettings = Field(default_factory=CookieSettings)
    limits: LimitSettings = Field(default_factory=LimitSettings)
    load: LoadSettings = Field(default_factory=LoadSettings)
    budgets: BudgetSettings = Field(default_factory=BudgetSettings)
    watch: WatchSettings = Field(default_factory=WatchSettings)

    @model_validator(mode="before")
    @classmethod
    def _read_files(cls, groups: Any) -> Any:
        """Take what variables such as OFFICE_LOGIN__SECRET_FILE name the file of."""
        return {
            name: with_files_read(name, values) if isinstance(values, dict) else values
            for name, values in groups.items()
        }


@dataclass(frozen=True, slots=True)
class Opened:
    """The office with what stands behind it, until it is closed; `erp` is the ERP's database past the breaker."""

    office: Office
    logins: Logins
    erp: Database
    relations: Relations
    documents: DocumentRepository
    news: News


@asynccontextmanager
async def open_office(settings: Settings, seen: Watching | None = None) -> AsyncIterator[Opened]:
    """Open both databases, bring the store up to date, and put the use cases together; `seen`: what they are watched with."""
    most, deadline = settings.erp.connections, settings.erp.deadline
    erp = open_erp(settings.erp, connections=most, deadline=deadline)
    erp = replace(erp, database=SharedDatabase(erp.database, connections=most, deadline=deadline))
    store = await asyncio.to_thread(
        open_store, settings.store.url, connections=settings.store.connections, deadline=settings.store.deadline
    )
    passwords, files, news = Passwords(settings.login), FileMaker(settings), open_news(settings.store)
    try:
        source, own, maker = (erp, store, files) if seen is None else observed(settings, seen, erp, store, files)
        opened = put_together(settings, source, own, passwords, SystemClock(), maker, news)
        await opened.office.second_factors.renew()
        yield opened
    finally:
        await news.close()
        files.close()
        passwords.close()
        await store.close()
        await erp.database.close()


def observed(
    settings: Settings, seen: Watching, erp: Erp, store: Database, files: WorkshopPort
) -> tuple[Erp, Database, WorkshopPort]:
    """The same, watched."""
    of_erp = WatchedDatabase(erp.database, seen.watch, name="erp", connections=settings.erp.connections)
    of_store = WatchedDatabase(store, seen.watch, name="store", connections=settings.store.connections)
    made = WatchedWorkshop(files, settings.exports.workers, seen.metrics, seen.traces)
    if seen.metrics is not None:
        seen.metrics.add(*figures_of_office([of_erp, of_store], made))
    return replace(erp, database=of_erp), of_store, made


@dataclass(frozen=True, slots=True)
class Reading:
    """What reads the ERP and needs nothing else: the repositories that several use cases share, and the use cases."""

    products: CatalogueRepository
    prices: PriceRepository
    people: CustomerRepository
    earlier: OrderRepository
    catalogue: Catalogue
    customers: Customers
    orders: Orders
    invoices: Invoices
    receivables: Receivables
    statements: Statements
    declarations: Declarations


def reading(settings: Settings, source: Erp, clock: Clock) -> Reading:
    erp, relations = source.database, source.relations
    company, has_archive = settings.company, settings.erp.documents is not None
    products, prices = CatalogueRepository(erp, relations), PriceRepository(erp, relations)
    people, earlier = CustomerRepository(erp, relations), OrderRepository(erp, relations)
    return Reading(
        products=products,
        prices=prices,
        people=people,
        earlier=earlier,
        catalogue=Catalogue(products, company, clock),
        customers=Customers(people, prices),
        orders=Orders(earlier, company),
        invoices=Invoices(InvoiceRepository(erp, relations, has_archive=has_archive), company, clock),
        receivables=Receivables(ReceivableRepository(erp, relations), company, clock),
        statements=Statements(StatementRepository(erp, relations)),
        declarations=Declarations(DeclarationRepository(erp, relations)),
    )


def put_together(
    settings: Settings,
    source: Erp,
    store: Database,
    passwords: Passwords,
    clock: Clock,
    files: WorkshopPort,
    news: News,
) -> Opened:
    erp, relations = source.database, source.relations
    audit = AuditTrail(store)
    read = reading(settings, source, clock)
    credit = CreditBook(CreditRepository(erp, relations), settings.company)
    writer = OrderWriter(erp, relations, source.submission, clock.now)
    ports = OrderingPorts(
        carts=CartRepository(store, new_id),
        submissions=SubmissionRepository(store, new_id),
        audit=audit,
        erp=writer,
        earlier=read.earlier,
        lookup=ProductLookup(erp, relations),
        customers=read.people,
        products=read.products,
        prices=read.prices,
        credit=credit,
        accepts_orders=source.submission is not None,
    )
    use = ordering(ports, company=settings.company, orders=settings.orders, clock=clock, new_id=new_id)
    people = logging_in(settings.login, store, read.people, passwords, clock, news)
    links = ExportLinks(people.sessions, settings.login.secrets, settings.exports, settings.company, clock)
    office = Office(
        company=settings.company,
        lists=settings.lists,
        catalogue=read.catalogue,
        customers=read.customers,
        orders=read.orders,
        invoices=read.invoices,
        credit=credit,
        receivables=read.receivables,
        statements=read.statements,
        declarations=read.declarations,
        current_orders=use.current_orders,
        submissions=use.submissions,
        price_lists=PriceLists(read.prices),
        price_source=read.prices,
        erp=ErpHealth(read.prices, writer, source.breaker, clock),
        audit=Audit(audit, LoginRepository(store), settings.company, clock),
        sessions=people.sessions,
        export_links=links,
        downloads=Downloads(links, files, audit, clock),
        password_changes=people.password_changes,
        second_factors=people.second_factors,
    )
    documents = DocumentRepository(erp, relations, settings.erp.documents)
    return Opened(office, people.logins, source.unguarded, relations, documents, news)


@dataclass(frozen=True, slots=True)
class LoggingIn:
    """What is done with logins: by those who log in, and by who administers them."""

    sessions: Sessions
    password_changes: PasswordChanges
    second_factors: Enrolment
    logins: Logins


def logging_in(
    settings: LoginSettings,
    store: Database,
    customers: CustomerDirectory,
    passwords: Passwords,
    clock: Clock,
    news: News,
) -> LoggingIn:
    logins, factors, audit = LoginRepository(store), SecondFactorRepository(store), AuditTrail(store)
    throttle, sealing = Throttle(ThrottleCounters(store), clock, settings), Sealing(settings.secrets)
    attempts = Attempts(passwords, throttle)
    check = SecondFactorCheck(factors=factors, audit=audit, sealing=sealing, clock=clock, settings=settings)
    sessions = Sessions(
        logins=logins,
        sessions=SessionRepository(store),
        audit=audit,
        passwords=passwords,
        attempts=attempts,
        second_factor=check,
        news=news,
        clock=clock,
        settings=settings,
    )
    return LoggingIn(
        sessions,
        PasswordChanges(
            logins=logins,
            audit=audit,
            passwords=passwords,
            throttle=throttle,
            clock=clock,
            settings=settings,
            forget=sessions.forget,
        ),
        Enrolment(
            logins=logins,
            factors=factors,
            audit=audit,
            attempts=attempts,
            check=check,
            sealing=sealing,
            clock=clock,
            settings=settings,
            forget=sessions.forget,
        ),
        Logins(
            logins=logins,
            second_factors=factors,
            customers=customers,
            audit=audit,
            passwords=passwords,
            throttle=throttle,
            clock=clock,
            settings=settings,
            forget=sessions.forget,
        ),
    )


def new_id() -> str:
    return str(uuid4())


class FileMaker:
    """Has files made by other processes, each with a connection of its own to the ERP."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        exports = settings.exports
        self._shelf = Shelf(exports.folder, list[TakenDocument], most=exports.kept_files, longest=exports.deadline)
        self._workshop = Workshop(
            self._shelf,
            workers=exports.workers,
            waiting=exports.waiting,
            per_person=exports.per_login,
            deadline=exports.deadline,
        )

    async def make(self, job: Job, *, key: str, until: datetime) -> Made:
        person = job.viewer.login_id
        kept = await self._workshop.make(make_file, self._settings, job, key=key, person=person, until=until)
        return Made(kept.path, kept.result, kept.again)

    def close(self) -> None:
        self._shelf.close()


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """Always the same instant: that of the data of a file."""

    at: datetime

    def now(self) -> datetime:
        return self.at


def make_file(settings: Settings, job: Job, target: Path) -> list[TakenDocument]:
    """Make a file, in a process for that; give the documents in it."""
    if hasattr(os, "setpriority"):
        # Whoever waits for an answer goes first.
        os.setpriority(os.PRIO_PROCESS, 0, 10)

    async def work() -> list[TakenDocument]:
        erp = open_erp(settings.erp, connections=1, deadline=settings.exports.deadline)
        try:
            return await write_file(settings, erp, job, target)
        finally:
            await erp.database.close()

    return asyncio.run(work())


async def write_file(settings: Settings, erp: Erp, job: Job, target: Path) -> list[TakenDocument]:
    from exports import making  # noqa: PLC0415 - loaded for files alone

    clock, wanted = StoppedClock(job.at), job.wanted
    read = reading(settings, erp, clock)
    repository = DocumentRepository(erp.database, erp.relations, settings.erp.documents)
    documents = Documents(repository, read.invoices, most=settings.exports.most_documents)
    match wanted.request:
        case InvoiceFile() as request:
            source = await documents.of_invoice(job.viewer, request.customer, request.number)
            return await making.make_document(source, wanted.locale, target)
        case InvoiceBundle() as request:
            sources = documents.of_list(job.viewer, request.query)
            return await making.make_bundle(sources, wanted.locale, target)
        case request:
            sheet = await sheets_of(settings, read, clock).sheet(job.viewer, request)
            most = settings.exports.most_rows
            await making.make_sheet(sheet, wanted.format or ExportFormat.PDF, wanted.locale, target, most=most)
            return []


def sheets_of(settings: Settings, read: Reading, clock: Clock) -> Sheets:
    return Sheets(
        catalogue=read.catalogue,
        price_source=read.prices,
        orders=read.orders,
        invoices=read.invoices,
        receivables=read.receivables,
        declarations=read.declarations,
        statements=read.statements,
        customers=read.customers,
        settings=settings.company,
        clock=clock,
    )


def create_app(settings: Settings) -> Starlette:
    """The application: GraphQL, its explorer, the product pictures, the signs of health. Raise TracesNotInstalled."""
    seen = watching(settings.watch)
    watch = None if seen is None else seen.watch

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with open_office(settings, seen) as opened, watched(seen):
            app.state.office = opened.office
            await opened.news.listen()
            yield
        if purses is not None:
            await purses.close()

    async def context(credentials: str | None, locale: str, client: str) -> RequestContext:
        office: Office = app.state.office
        principal = None if credentials is None else await office.sessions.authenticate(bearer_token(credentials))
        return RequestContext(office=office, principal=principal, locale=locale, client=client)

    async def home(_request: Request) -> Response:
        return RedirectResponse("/graphiql")

    async def ready() -> bool:
        office: Office = app.state.office
        # A session that never was: the store has to be read to know.
        await office.sessions.principal("-")
        return not app.state.draining and await office.erp.ready()

    executor = strawberry_executor(build_schema(), only_graphql_core=settings.http.executor == "graphql-core")
    purses = common_purses(settings)
    service = GraphQLService(
        executor,
        context,
        http=settings.http,
        limits=settings.limits,
        load=settings.load,
        budgets=Budgets(settings.budgets, SystemClock(), purses),
        watch=watch,
        cookies=settings.cookies,
    )
    endpoint = GraphQLEndpoint(service)
    files = DownloadEndpoint(lambda: app.state.office.downloads, settings.exports.deadline)
    routes: list[BaseRoute] = [
        Route("/", home, methods=["GET"]),
        # For who knows no more than the office's address.
        Route("/", endpoint, methods=["POST"]),
        *graphql_routes(endpoint),
        *download_routes(settings.exports.path, files),
        *explorer_routes(STATIC),
        *health_routes(ready),
    ]
    if settings.erp.images is not None:
        routes.append(Mount(settings.company.images_path, StaticFiles(directory=settings.erp.images)))
    middleware = [Middleware(SecurityHeaders)]
    if seen is not None:
        middleware.insert(0, Middleware(Watched, watch=seen.watch, graphql=("/", settings.http.path)))
        if seen.metrics is not None:
            seen.metrics.know(service.documents.known_names)
            seen.metrics.add(*figures_of_service(service.documents, executor.slow, service.admission))
    app = Starlette(routes=routes, middleware=middleware, lifespan=lifespan)
    app.state.service, app.state.draining = service, False
    return app


def common_purses(settings: Settings) -> SharedPurses | None:
    """What processes have in common of the budgets, where there is a Redis for it."""
    if settings.store.redis is None:
        return None
    from erp_adapter.store.budgets import CommonPurses  # noqa: PLC0415 - to import redis takes a while
    from erp_adapter.store.shared import open_shared  # noqa: PLC0415 - as above

    return CommonPurses(open_shared(str(settings.store.redis)), key_id(settings.login.secrets[0]))


def http_protocol(application: Starlette) -> HTTPProtocolType | type[asyncio.Protocol]:
    """What reads connections for uvicorn: with the lane to the service where that is wanted and can be."""
    service: GraphQLService = application.state.service
    if find_spec("httptools") is None:
        return "auto"
    from schema.http.connections import guarded  # noqa: PLC0415 - needs httptools
    from schema.http.lane import lane_to  # noqa: PLC0415 - as above

    return lane_to(service) if service.settings.lane else guarded(service.load)


def calm_collector() -> None:
    """Let the garbage collector look less often, and never at what start-up made.

    A page makes thousands of objects and drops them all: a quarter of its CPU went into looking (`python -m bench`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def bearer_token(credentials: str) -> str:
    """The token of an Authorization header; raise Unauthenticated for any other scheme."""
    scheme, _, token = credentials.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthenticated
    return token.strip()


console = Console()
complaints = Console(stderr=True)
cli = typer.Typer(
    help="The virtual office of a distribution company: a GraphQL gateway over its ERP.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # settings are among them
    rich_markup_mode="rich",
)
user = typer.Typer(help="Who may log in: add, disable, give passwords, list, import.", no_args_is_help=True)
cli.add_typer(user, name="user")
second_factor = typer.Typer(help="The second factor of a login.", no_args_is_help=True)
user.add_typer(second_factor, name="second-factor")

DEMO_FOLDER = Path("demo-data")
TRYTON_FOLDER = DEMO_FOLDER / "tryton"
TRYTON_ARCHIVE = HERE / "tests" / "data" / "tryton" / "tryton.sqlite.gz"
SETTINGS_FILE = "office.env"
DEMO_PASSWORD = "demo-oficina"  # noqa: S105 - of the demo's logins, which it prints

FolderOption = Annotated[
    Path | None,
    typer.Option(
        "--dir",
        help=f"A folder with a file {SETTINGS_FILE}, as `demo` makes one. Left out: the OFFICE_… variables, or else demo-data.",
    ),
]
PortOption = Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")]
HostOption = Annotated[str, typer.Option(help="The address to listen on.")]
UsernameArgument = Annotated[str, typer.Argument(help="What the person logs in with.")]


def read_settings(folder: Path | None) -> Settings:
    """Read the settings, or say what is wrong with them and stop."""
    unknown = sorted(name for name in os.environ if name.upper().startswith("OFFICE_") and not is_setting(name))
    if unknown:
        stop(f"No such setting: {', '.join(unknown)}. docs/settings.md lists them all.")
    if folder is None and not {"OFFICE_ERP__URL", "OFFICE_ERP__URL_FILE"} & os.environ.keys():
        folder = DEMO_FOLDER
    file = None if folder is None else folder / SETTINGS_FILE
    if file is not None and not file.exists():
        stop(
            f"There is no office in {folder}: run `python -m app demo`, or set the OFFICE_… variables (docs/settings.md)."
        )
    try:
        return Settings(_env_file=file)  # type: ignore[call-arg]
    except ValidationError as error:
        stop("\n  ".join(["The settings are not right:", *map(_fault, error.errors())]))


def _fault(error: ErrorDetails) -> str:
    names = [str(each) for each in error["loc"]]
    if not names:
        # Of all the settings: it names the variable itself.
        return error["msg"].removeprefix("Value error, ")
    group = Settings.model_fields[names[0]].annotation
    if error["type"] == "missing" and len(names) == 1 and group is not None:
        required = [variable(names[0], name) for name, each in group.model_fields.items() if each.is_required()]
        return f"{', '.join(required)}: required"
    return f"{variable(*names)}: {error['msg']}"


def variable(*names: str) -> str:
    return f"OFFICE_{'__'.join(names)}".upper()


def is_setting(variable: str) -> bool:
    """Whether a variable of the environment names a setting, the file of one, or a whole group of them as JSON."""
    path = variable.upper().removeprefix("OFFICE_").split("__")
    group = Settings.model_fields.get(path[0].lower())
    if group is None or group.annotation is None:
        return False
    fields = group.annotation.model_fields
    name = path[-1].lower()
    return len(path) == 1 or (len(path) == 2 and (name in fields or name.removesuffix(SUFFIX) in fields))  # noqa: PLR2004 - group and field


def stop(complaint: str) -> NoReturn:
    complaints.print(complaint, style="red", highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(2)


def run(folder: Path | None, work: Callable[[Opened], Awaitable[T]]) -> T:
    """Do something with the office open; say plainly what a database has against it."""

    async def with_office() -> T:
        async with open_office(read_settings(folder)) as opened:
            return await work(opened)

    try:
        return asyncio.run(with_office())
    except GatewayError as error:
        stop(f"{message(error.message, 'en', error.details)} ({told(error)})")


@dataclass(frozen=True, slots=True)
class Inherited:
    """The descriptors that a worker has from the process that started it."""

    lifeline: int
    sockets: tuple[int, ...]


@cli.command()
def serve(
    folder: FolderOption = None,
    port: PortOption = 8000,
    host: HostOption = "127.0.0.1",
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=64, help="Serve by so many processes, which SIGHUP renews one after the other."),
    ] = None,
    lifeline: Annotated[int | None, typer.Option(hidden=True)] = None,
    sockets: Annotated[list[int] | None, typer.Option("--socket", hidden=True)] = None,
) -> None:
    """Serve the office over HTTP until it is told to stop (SIGTERM or Ctrl-C)."""
    settings = read_settings(folder)
    if lifeline is not None:
        listen(settings, host, port, Inherited(lifeline, tuple(sockets or ())))
    elif workers is not None:
        supervise(settings, folder, host, port, workers)
    else:
        listen(settings, host, port)


def supervise(settings: Settings, folder: Path | None, host: str, port: int, number: int) -> None:
    """Serve by several processes, and return when they have been stopped."""
    if sys.platform == "win32":
        stop("There are no workers on Windows: run several services, each at a port of its own, behind a proxy.")
    set_up_log(settings.watch.log)
    try:
        sockets = listeners(host, port)
    except OSError as error:
        stop(f"{host}:{port} can't be listened on: {error.strerror}")
    place = () if folder is None else ("--dir", str(folder))
    descriptors = [word for each in sockets for word in ("--socket", str(each.fileno()))]

    def command(lifeline: int) -> list[str]:
        return [sys.executable, str(HERE / "app.py"), "serve", *place, "--lifeline", str(lifeline), *descriptors]

    with tempfile.TemporaryDirectory(prefix="exports-", ignore_cleanup_errors=True) as files:

        def variables(place: int) -> dict[str, str]:
            return variables_of_worker(settings, place, files)

        async def work() -> None:
            longest = max(settings.http.deadline, settings.exports.deadline) + PATIENCE
            crew = Workers(
                number, sockets, command, variables, patience=settings.http.drain + PATIENCE, longest=longest
            )
            await crew.run()

        try:
            asyncio.run(work())
        except NotStarted as failed:
            raise typer.Exit(abs(failed.status) or 1) from None


def variables_of_worker(settings: Settings, place: int, files: str) -> dict[str, str]:
    """What differs from the settings of all: one folder for the files of all, and a port for the figures of each."""
    found = {}
    if settings.exports.folder is None:
        found[variable("exports", "folder")] = files
    if settings.watch.metrics_port:
        found[variable("watch", "metrics_port")] = str(settings.watch.metrics_port + place)
        found[variable("watch", "metrics_ports")] = "1"
    return found


def listen(settings: Settings, host: str, port: int, inherited: Inherited | None = None) -> None:
    """Serve; on SIGTERM or SIGINT be no longer ready, then take no more requests, give those that run 8 s, and return."""
    set_up_log(settings.watch.log)
    if inherited is not None:
        # Of the terminal's being closed the process that started it is told too.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    for stopping in (signal.SIGTERM, signal.SIGINT):
        # When it has stopped, uvicorn raises the signal again for whoever handled it before.
        signal.signal(stopping, lambda *_: None)
    try:
        application = create_app(settings)
    except (ManifestRefused, TracesNotInstalled) as refused:
        stop(str(refused))
    calm_collector()
    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        http=http_protocol(application),
        server_header=False,
        # What is at work after the time that is given to it is ended.
        timeout_graceful_shutdown=1,
    )

    def drain() -> None:
        application.state.draining = True

    server = DrainingServer(
        config,
        seconds=settings.http.drain,
        drain=drain,
        lifeline=None if inherited is None else Lifeline.inherited(inherited.lifeline),
        longest=max(settings.http.deadline, settings.exports.deadline) + PATIENCE,
    )
    server.run(None if inherited is None else [socket.socket(fileno=each) for each in inherited.sockets])


@cli.command()
def demo(
    folder: Annotated[Path, typer.Option("--dir", help="Where to make it, and find it again.")] = DEMO_FOLDER,
    scale: Annotated[float, typer.Option(min=0.01, max=100, help="1: 5,000 products, 300 customers, 3 years.")] = 1.0,
    port: PortOption = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Make it, and stop there.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make it anew; orders placed in it are lost.")] = False,
) -> None:
    """Make a demo company with its ERP and logins in a folder, unless it is there, and serve its office."""
    made = read_demo(folder)
    if rebuild or made is None or made["scale"] != scale:
        make_demo(folder, scale)
    open_demo(folder, port, serves=not no_serve)


@cli.command("demo-tryton")
def demo_tryton(
    folder: Annotated[Path, typer.Option("--dir", help="Where to make it, and find it again.")] = TRYTON_FOLDER,
    port: PortOption = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Make it, and stop there.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make it anew; orders placed in it are lost.")] = False,
) -> None:
    """Put an office over a database of Tryton's, with logins, in a folder, unless it is there, and serve it."""
    if rebuild or read_demo(folder) is None:
        make_tryton_demo(folder)
    open_demo(folder, port, serves=not no_serve)


def read_demo(folder: Path) -> dict[str, Any] | None:
    """What `demo.json` says of the demo in a folder; None where there is none."""
    description = folder / "demo.json"
    return json.loads(description.read_text(encoding="utf-8")) if description.exists() else None


def open_demo(folder: Path, port: int, *, serves: bool) -> None:
    """Say who can log in and where, and serve."""
    address, description = f"http://127.0.0.1:{port}", folder / "demo.json"
    made = (read_demo(folder) or {}) | {"url": address}
    write_whole(description, json.dumps(made, indent=2, ensure_ascii=False))
    table = Table("login", "password", "role", "customer", title=f"Demo logins ({description})")
    for login in made["logins"]:
        table.add_row(login["username"], login["password"], login["role"], login["customerCode"] or "–")
    console.print(table)
    console.print(f"GraphiQL  {address}/graphiql\nGraphQL   {address}/graphql", highlight=False)
    if serves:
        settings = read_settings(folder)
        # Links that GraphiQL shows can be clicked.
        exports = settings.exports.model_copy(update={"address": f"{address}{settings.exports.path}"})
        listen(settings.model_copy(update={"exports": exports}), "127.0.0.1", port)


def make_demo(folder: Path, scale: float) -> None:
    """Build the demo's ERP, its store and its logins, in place of those that are there."""
    clear_demo(folder)
    with Progress(console=console) as progress:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                for task in tasks.values():
                    progress.update(task, total=1, completed=1)
                tasks[what] = progress.add_task(what, total=None)
            progress.update(tasks[what], completed=done, total=total or None)

        draw_images(folder / "pictures")
        books = build(folder / "erp.sqlite", scale=scale, today=date.today(), progress=show)  # noqa: DTZ011 - the books' own day
    archive_documents(folder, books)
    files = {"IMAGES": str(folder.resolve() / "pictures"), "DOCUMENTS": str(folder.resolve() / "documents")}
    add_logins(folder, demo_logins(books), scale=scale, **files)


def make_tryton_demo(folder: Path) -> None:
    """Unpack Tryton's database, and make the store and the logins, in place of those that are there."""
    clear_demo(folder)
    unpack(TRYTON_ARCHIVE, folder / "erp.sqlite")
    add_logins(folder, tryton_logins(), MAPPING="tryton")


def clear_demo(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in [*folder.glob("erp.sqlite*"), *folder.glob("store.sqlite*"), folder / "demo.json"]:
        file.unlink(missing_ok=True)


def add_logins(folder: Path, forms: list[LoginForm], scale: float | None = None, **erp: str) -> None:
    """Write the settings of the demo in a folder, the ERP's by name, and describe it with its logins."""
    place = folder.resolve()
    settings = {
        "OFFICE_ERP__URL": f"sqlite:///{place / 'erp.sqlite'}",
        **{f"OFFICE_ERP__{name}": value for name, value in erp.items()},
        "OFFICE_STORE__URL": f"sqlite:///{place / 'store.sqlite'}",
        "OFFICE_LOGIN__SECRET": load_or_create_secret(folder / "secret"),
    }
    write_whole(folder / SETTINGS_FILE, "".join(f"{name}='{value}'\n" for name, value in settings.items()))
    report(run(folder, lambda opened: opened.logins.add(forms)))
    logins = [
        {
            "username": form.username,
            "password": form.password,
            "role": form.role,
            "customerCode": form.customer_codes[0] if form.customer_codes else None,
        }
        for form in forms
    ]
    write_whole(folder / "demo.json", json.dumps({"url": "", "scale": scale, "logins": logins}, indent=2))


def archive_documents(folder: Path, books: DemoBooks) -> None:
    """Make the files of invoices that the demo's ERP has in its archive, some of them signed by a test authority."""
    from exports.archive import fill_archive  # noqa: PLC0415 - a demo is not made often

    async def read() -> Mapping[InvoiceNumber, PrintedInvoice]:
        erp = open_database(f"sqlite:///{folder / 'erp.sqlite'}", connections=1, deadline=60)
        try:
            documents = DocumentRepository(erp, reference_layout()[1], None)
            return await documents.printed(EVERYONE, [each.number for each in books.archive], owed=True)
        finally:
            await erp.close()

    printed = asyncio.run(read())
    fill_archive(folder / "documents", [(each.uri, printed[each.number], each.signed) for each in books.archive])


def demo_logins(books: DemoBooks) -> list[LoginForm]:
    blind = tuple(each.value for each in Permission if each is not Permission.SEE_PRICES)
    forms = [
        LoginForm("compras", "Carmen Compras", "compras@example.com", customers=(books.customer,)),
        LoginForm("almacen", "Álvaro Almacén", "almacen@example.com", customers=(books.customer,), permissions=blind),
        LoginForm("grupo", "Gloria Grupo", "grupo@example.com", customers=books.group),
        LoginForm("vecino", "Víctor Vecino", "vecino@example.com", customers=(books.second_customer,)),
        LoginForm("ventas", "Vega Ventas", "ventas@example.com", role=Role.STAFF),
    ]
    return [replace(form, password=DEMO_PASSWORD) for form in forms]


def tryton_logins() -> list[LoginForm]:
    """Customers without a price list, with one, and with one that has a price from 10 units on."""
    forms = [
        LoginForm("cliente00", "Cliente 00", "cliente00@example.com", customers=("2",)),
        LoginForm("cliente01", "Cliente 01", "cliente01@example.com", customers=("3",)),
        LoginForm("cliente02", "Cliente 02", "cliente02@example.com", customers=("4",)),
        LoginForm("ventas", "Vega Ventas", "ventas@example.com", role=Role.STAFF),
    ]
    return [replace(form, password=DEMO_PASSWORD) for form in forms]


def write_whole(path: Path, text: str) -> None:
    """Replace a file by one that its owner alone can read, all at once."""
    draft = path.with_name(path.name + ".draft")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


@cli.command()
def check(
    folder: FolderOption = None,
    figures: Annotated[
        bool, typer.Option("--figures", help="Say instead which invoices and accounts do not add up, reading all.")
    ] = False,
    documents: Annotated[
        bool, typer.Option("--documents", help="Say instead what each archived invoice file is, reading all.")
    ] = False,
    introspect: Annotated[
        bool,
        typer.Option(
            "--introspect", help="Print instead a mapping guessed from the database's tables, to be finished."
        ),
    ] = False,
    url: Annotated[
        str | None, typer.Option(help="With --introspect: the database to look at, in place of OFFICE_ERP__URL.")
    ] = None,
) -> None:
    """Say whether the ERP's database has what the gateway reads and writes, and what to do; 1 if it can't be served."""
    if introspect:
        typer.echo(drafted(url or read_settings(folder).erp.url), nl=False)
        return
    if documents:
        raise typer.Exit(run(folder, list_documents) > 0)
    if figures:
        raise typer.Exit(run(folder, list_wrong_figures) > 0)
    settings = read_settings(folder).erp
    today = SystemClock().now().date()
    report = run(folder, lambda opened: check_erp(Checked.of(opened.erp, settings), today))
    show_report(report)
    raise typer.Exit(not report.can_serve)


def drafted(url: str) -> str:
    """A first mapping of a database; say plainly why there can be none."""
    from erp_adapter.checking.drafting.draft import draft_mapping  # noqa: PLC0415 - done once for an ERP

    try:
        return asyncio.run(draft_mapping(database_url(url)))
    except ValueError as error:
        stop(f"The database can't be looked at: its URL {error}")
    except GatewayError as error:
        stop(f"The database can't be looked at: {told(error)}")


STYLES = {Verdict.OK: "green", Verdict.NOTE: "cyan", Verdict.WARN: "yellow", Verdict.NO: "red"}


def show_report(report: Report) -> None:
    table = Table("relation", "", Column("what is wrong, and what to do", overflow="fold"))
    for finding in report.findings:
        table.add_row(finding.relation, f"[{STYLES[finding.verdict]}]{finding.verdict}[/]", escape(finding.what))
    console.print(table)
    columns = (Column("ms", justify="right"), Column("rows", justify="right"), "")
    table = Table("look-up", *columns, Column("what it reads too much, and what to do", overflow="fold"))
    for lookup in report.lookups:
        taken = "–" if lookup.milliseconds is None else f"{lookup.milliseconds:.1f}"
        verdict = f"[{STYLES[lookup.verdict]}]{lookup.verdict}[/]"
        table.add_row(lookup.name, taken, str(lookup.rows), verdict, escape(lookup.what))
    if report.lookups:
        console.print(table)
    if report.statements:
        console.print("To be run in the ERP's database:")
        console.print(";\n".join([*report.statements, ""]), markup=False, highlight=False, soft_wrap=True, end="")


async def list_wrong_figures(opened: Opened) -> int:
    """Print what of any invoice or customer's accounts does not add up, as it is found; give how many are wrong."""
    found = 0
    async for each in invoice_faults(opened.erp, opened.relations, rounding=opened.office.company.tax_rounding):
        found += 1
        typer.echo(f"{each.number}\t{each.stored}\t{each.expected}\t{each.fault}")
    ledger, credit = StatementRepository(opened.erp, opened.relations), CreditRepository(opened.erp, opened.relations)
    for difference in await differences(ledger, credit):
        found += 1
        why = "the customer's accounts close with another figure than what is still to be paid"
        typer.echo(f"{difference.customer}\t{difference.closing}\t{difference.outstanding}\t{why}")
    complaints.print(f"{found} wrong: number, stored, expected, why" if found else "all figures add up")
    return found


async def list_documents(opened: Opened) -> int:
    """Print what each archived file is and who signed it, as it is read; give how many can't be handed out."""
    from exports.inspection import inspected  # noqa: PLC0415 - loaded for files alone

    unfit = 0
    async for customer, number in opened.documents.archived_numbers():
        found = await opened.documents.archived(EVERYONE, [number])
        state, signed_by = inspected(found.get(number))
        unfit += state.islower()
        typer.echo("\t".join([number, customer, state, *signed_by]))
    complaints.print(f"{unfit} can't be handed out: number, customer, why" if unfit else "all files can be handed out")
    return unfit


@cli.command("audit")
def show_audit(
    login: Annotated[str | None, typer.Option(help="Only what this login did.")] = None,
    customer: Annotated[str | None, typer.Option(help="Only what was done for this customer, by its code.")] = None,
    action: Annotated[
        str | None, typer.Option(help="Only this: session.open, order.change, order.submit, customer.read, …")
    ] = None,
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="So many entries at most.")] = 100,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, with instants in UTC.")] = False,
    folder: FolderOption = None,
) -> None:
    """Say who did what, for whom, when and from where, the newest first."""
    wanted = AuditWanted(
        login=login,
        customer=None if customer is None else CustomerCode(customer),
        action=action,
        since=None if since is None else since.date(),
        until=None if until is None else until.date(),
    )
    run(folder, partial(print_audit, wanted=wanted, limit=limit, as_csv=as_csv))


async def print_audit(opened: Opened, *, wanted: AuditWanted, limit: int, as_csv: bool) -> None:
    audit, columns = opened.office.audit, ("when", "login", "customer", "action", "outcome", "what", "from")
    table = Table(*(Column(name, no_wrap=name in {"when", "action"}, overflow="fold") for name in columns))
    writer = csv.writer(sys.stdout)
    if as_csv:
        writer.writerow(columns)
    async for each in audit.entries(wanted, limit):
        said = (each.username, each.customer_code, each.action, each.outcome, each.subject, each.address)
        if as_csv:
            writer.writerow([each.at.isoformat(), *said])
        else:
            day = each.at.astimezone(audit.zone)
            table.add_row(f"{day:%Y-%m-%d %H:%M:%S}", *(None if text is None else escape(text) for text in said))
    if not as_csv:
        console.print(table)


@cli.command()
def schema() -> None:
    """Print the GraphQL schema (SDL)."""
    typer.echo(build_schema().as_str())


@user.command("add")
def user_add(
    username: UsernameArgument,
    name: Annotated[str, typer.Option(help="The person's name.")],
    customer: Annotated[
        list[str] | None, typer.Option(help="Customer code; once for each, its main one first.")
    ] = None,
    email: Annotated[str, typer.Option(help="The person's e-mail address.")] = "",
    staff: Annotated[bool, typer.Option("--staff", help="One of the company: sees all customers.")] = False,
    permission: Annotated[
        list[Permission] | None, typer.Option(help="What the login may do; once for each. Left out: everything.")
    ] = None,
    folder: FolderOption = None,
) -> None:
    """Add a login; its password is made up and printed, once."""
    form = LoginForm(
        username=username,
        name=name,
        email=email,
        role=Role.STAFF if staff else Role.CUSTOMER,
        customers=tuple(customer or ()),
        permissions=tuple(permission or ()),
    )
    report(run(folder, lambda opened: opened.logins.add([form])))


@user.command("import")
def user_import(
    file: Annotated[
        typer.FileText,
        typer.Argument(
            encoding="utf-8",
            help="CSV with the columns username, name, email, role, customers, permissions and, if wanted, password and "
            "locale; lists with ; between.",
        ),
    ],
    folder: FolderOption = None,
) -> None:
    """Add the logins of a CSV file: all of them, or none where anything is wrong."""
    with Progress(console=complaints) as progress:
        task = progress.add_task("passwords", total=None)
        outcome = run(
            folder,
            lambda opened: opened.logins.import_csv(
                file, progress=lambda done, total: progress.update(task, completed=done, total=total)
            ),
        )
    report(outcome)


@user.command("disable")
def user_disable(username: UsernameArgument, folder: FolderOption = None) -> None:
    """Shut a login out, at once, in running processes too."""
    report(run(folder, lambda opened: opened.logins.disable(username)))


@user.command("enable")
def user_enable(username: UsernameArgument, folder: FolderOption = None) -> None:
    """Let a login in again, and lift its lock."""
    report(run(folder, lambda opened: opened.logins.enable(username)))


@user.command("password")
def user_password(
    username: UsernameArgument,
    ask: Annotated[bool, typer.Option("--ask", help="Ask for the password instead of making one up.")] = False,
    folder: FolderOption = None,
) -> None:
    """Give a login another password, printed once; its sessions end."""
    password = typer.prompt("password", hide_input=True, confirmation_prompt=True) if ask else ""
    report(run(folder, lambda opened: opened.logins.set_password(username, password)))


@user.command("reset-token")
def user_reset_token(username: UsernameArgument, folder: FolderOption = None) -> None:
    """Print a token by which the person sets a password, once, with the mutation resetPassword."""
    report(run(folder, lambda opened: opened.logins.issue_reset(username)))


@user.command("logout")
def user_logout(
    username: Annotated[str | None, typer.Argument(help="Whose sessions end.")] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Everybody's do.")] = False,
    folder: FolderOption = None,
) -> None:
    """End the sessions of a login, or of all, at once: the next request has to log in again."""
    if (username is None) != everybody:
        stop("Say whose sessions end: a login's name, or --all.")
    report(run(folder, lambda opened: opened.logins.log_out(username)))


@second_factor.command("reset")
def second_factor_reset(username: UsernameArgument, folder: FolderOption = None) -> None:
    """Take a login's second factor away, for who has lost the phone and the recovery codes; its sessions end."""
    report(run(folder, lambda opened: opened.logins.reset_second_factor(username)))


@user.command("list")
def user_list(folder: FolderOption = None) -> None:
    """List the logins."""
    table = Table("login", "name", "role", "active", "customers", "permissions")
    for login in run(folder, lambda opened: opened.logins.list()):
        table.add_row(
            login.username,
            login.name,
            login.role,
            "yes" if login.active else "no",
            ", ".join(login.customers),
            "all" if login.permissions >= set(Permission) else ", ".join(sorted(login.permissions)),
        )
    console.print(table)


def report(outcome: Outcome) -> None:
    """Print what is to be handed over, or everything that is wrong and stop."""
    for fault in outcome.faults:
        place = " ".join([f"line {fault.line}"] * bool(fault.line) + [fault.column or ""])
        complaints.print(f"{place}: {message(fault.message, 'en', fault.details)}", style="red", markup=False)
    if outcome.faults:
        raise typer.Exit(1)
    for handover in outcome.handovers:
        typer.echo(f"{handover.username}\t{handover.value}")
    complaints.print(f"done: {', '.join(outcome.usernames)}", markup=False)


if __name__ == "__main__":
    cli()
