"""What the company decides about orders: stock, credit, how large one may be."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict, Field

from erp_adapter.domain.credit import CreditRule
from erp_adapter.domain.stock import StockRule


class OrderSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    stock_rule: StockRule = Field(
        default=StockRule.IGNORE,
        description="What an order for more than there is meets with: ignore (backorders), warn or block.",
    )
    credit_rule: CreditRule = Field(
        default=CreditRule.WARN,
        description="What an order beyond the customer's credit meets with: ignore, warn or block.",
    )
    most_lines: int = Field(
        default=500, ge=1, le=5000, description="Lines that one order may have, and that may be added at once."
    )
    reservation_seconds: int = Field(
        default=60,
        ge=5,
        le=3600,
        description="How long a submission may take: after that it is given up, and the order can be changed again.",
    )

    @property
    def reservation_age(self) -> timedelta:
        return timedelta(seconds=self.reservation_seconds)
