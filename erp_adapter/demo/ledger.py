"""How do the postings stand in the ledger, year by year."""

from datetime import date

from erp_adapter.demo.people import Customer
from erp_adapter.demo.timeline import Timeline
from erp_adapter.demo.writer import Cell, Writer

# Cents; `turn` puts a year's opening first and its closing last; postings with one day and key are one entry.
WORK_TABLE = "posting"
WORK_COLUMNS = (
    "day TEXT, turn INTEGER, key TEXT, line INTEGER, customer TEXT, account TEXT, concept TEXT, document TEXT, "
    "debit INTEGER, credit INTEGER, invoice TEXT, flagged INTEGER"
)
YEAR_TABLE = "year_entry"
FIRST, USUAL, LAST = 0, 1, 2

_YEAR_END = f"""
INSERT INTO {YEAR_TABLE} (day, turn, key, line, customer, account, concept, debit, credit, flagged)
SELECT ?, ?, '', row_number() OVER (ORDER BY account, customer), customer, account, ?,
       max(? * balance, 0), max(-? * balance, 0), 1
FROM (SELECT account, customer, sum(debit - credit) AS balance FROM {WORK_TABLE} WHERE day <= ?
      GROUP BY account, customer)
WHERE balance <> 0
"""
_LEDGER = f"""
INSERT INTO ledger_entry (account, customer_code, date, entry_number, line, concept, document, debit, credit,
                          invoice_number, is_opening_or_closing)
SELECT account, customer, day, dense_rank() OVER (PARTITION BY substr(day, 1, 4) ORDER BY day, turn, key), line,
       concept, document, debit / 100.0, credit / 100.0, invoice, flagged
FROM (SELECT * FROM {WORK_TABLE} UNION ALL SELECT * FROM {YEAR_TABLE})
ORDER BY day, turn, key, line
"""


def posting(
    customer: Customer,
    account: str,
    day: date,
    entry: str,
    concept: str,
    amount: int,
    *,
    line: int = 1,
    document: str | None = None,
    invoice: str | None = None,
) -> dict[str, Cell]:
    """`amount` in cents goes to the debit, or to the credit where it is negative; one `entry` a day has many lines."""
    return {
        "day": day.isoformat(),
        "turn": USUAL,
        "key": entry,
        "line": line,
        "customer": customer.code,
        "account": account,
        "concept": concept,
        "document": document,
        "debit": max(amount, 0),
        "credit": max(-amount, 0),
        "invoice": invoice,
        "flagged": 0,
    }


def write_ledger(writer: Writer, timeline: Timeline) -> None:
    """Close each year and open the next one, number the entries in the order of their days, and post them."""
    for year in range(timeline.start.year, timeline.today.year):
        end, start = date(year, 12, 31).isoformat(), date(year + 1, 1, 1).isoformat()
        writer.run(_YEAR_END, (end, LAST, f"Asiento de cierre {year}", -1, -1, end))
        writer.run(_YEAR_END, (start, FIRST, f"Asiento de apertura {year + 1}", 1, 1, end))
    writer.run(_LEDGER)
