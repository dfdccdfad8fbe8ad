"""What the company decides: its day, its prices' rule, what may be known of its stock."""

from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from erp_adapter.domain.pricing import OfferRule
from erp_adapter.domain.stock import StockPolicy
from erp_adapter.domain.totals import TaxRounding


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"{name!r} is no time zone; write one such as Europe/Madrid or Atlantic/Canary")
    return name


class CompanySettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        default="Europe/Madrid", description="Where the company's days begin and end."
    )
    stock_policy: StockPolicy = Field(
        default=StockPolicy.TRAFFIC_LIGHT,
        description="What customers may know of the stock: EXACT, TRAFFIC_LIGHT or HIDDEN.",
    )
    staff_see_exact_stock: bool = Field(default=False, description="Show staff the figure whatever the policy.")
    offer_rule: OfferRule = Field(
        default=OfferRule.BEST_PRICE,
        description="best_price: an offer counts where it is lower; first_match: before the tariffs, after what is agreed.",
    )

    tax_rounding: TaxRounding = Field(
        default=TaxRounding.PER_GROUP,
        description="per_group: a document's tax is rounded once a rate; per_line: line by line.",
    )
    images_path: str = Field(
        default="/pictures", description="The address below which product pictures are served, as clients see it."
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)
