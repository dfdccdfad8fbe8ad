"""What is handed over to the ERP."""

from dataclasses import dataclass
from datetime import datetime

from erp_adapter.domain.order_records import Order
from erp_adapter.domain.totals import Totals


@dataclass(frozen=True, slots=True)
class NewOrder:
    """The customer's current order, every line of it priced.

    `external_reference` is unique in the ERP. From `valid_until` on nothing may be written any more: whoever waits for this
    order takes it for lost then.
    """

    order: Order
    totals: Totals
    external_reference: str
    submitted_at: datetime
    valid_until: datetime
