"""The virtual office: every use case, put together once for the process."""

from dataclasses import dataclass
from urllib.parse import quote

from erp_adapter.domain.codes import CustomerCode
from resolvers.audit import Audit
from resolvers.catalogue import Catalogue
from resolvers.credit import CreditBook
from resolvers.current_order import CurrentOrders
from resolvers.customers import Customers
from resolvers.declarations import Declarations
from resolvers.downloads import Downloads
from resolvers.enrolment import Enrolment
from resolvers.erp_status import ErpHealth
from resolvers.export_links import ExportLinks
from resolvers.invoices import Invoices
from resolvers.orders import Orders
from resolvers.paging import ListSettings
from resolvers.password_changes import PasswordChanges
from resolvers.price_book import PriceBook, PriceReader, PriceSourcePort
from resolvers.price_lists import PriceLists
from resolvers.principal import Permission, Principal
from resolvers.receivables import Receivables
from resolvers.sessions import Sessions
from resolvers.settings import CompanySettings
from resolvers.statements import Statements
from resolvers.submission import Submissions


@dataclass(frozen=True, slots=True)
class Office:
    company: CompanySettings
    lists: ListSettings
    catalogue: Catalogue
    customers: Customers
    orders: Orders
    invoices: Invoices
    credit: CreditBook
    receivables: Receivables
    statements: Statements
    declarations: Declarations
    current_orders: CurrentOrders
    submissions: Submissions
    price_lists: PriceLists
    price_source: PriceSourcePort
    erp: ErpHealth
    audit: Audit
    sessions: Sessions
    export_links: ExportLinks
    downloads: Downloads
    password_changes: PasswordChanges
    second_factors: Enrolment

    def price_book(self, viewer: Principal, customer: CustomerCode | None) -> PriceBook:
        """The prices of a customer that the viewer acts for, as far as the viewer may see them; for one request."""
        reader = PriceReader(self.price_source, today=self.catalogue.today(), offer_rule=self.company.offer_rule)
        return reader.book(customer, visible=viewer.may(Permission.SEE_PRICES))

    def image_url(self, uri: str) -> str:
        """Where a browser finds a product's picture: the ERP's own address, or a file that the gateway serves."""
        return uri if uri.startswith(("https://", "http://")) else f"{self.company.images_path}/{quote(uri)}"
