"""What can go wrong, and what becomes of it.

```
GatewayError                  a coded entry of `errors` in the answer, with a message in the reader's language
├── Unauthenticated           no login, or one that has ended
├── Forbidden                 the login lacks the permission
├── Gone                      a link that was good and is no more
├── NotAvailable              a document that can't be had; says why
├── BadRequest                an argument that cannot be used; says which and what to do
├── TooBusy                   a queue is full; try again after `retry_after` seconds
├── RateLimited               this login, or this address, has spent its budget; the same
└── ErpError                  the ERP's database, or the gateway's own
    ├── ErpUnavailable        it does not answer, or refuses
    │   ├── ConnectionLost    the connection broke off: what was under way may have happened or not
    │   ├── ErpContention     the database gave this transaction up for another (a deadlock); it may be tried again
    │   └── ErpNotWritable    read-only, full, or a right is missing: for an administrator to put right
    ├── ErpTimeout            a statement took longer than its deadline, its wait for a lock or a connection included
    ├── ErpRefused            a rule of the database's own refuses the value
    └── DuplicateKey          a unique value exists already; the writer puts it right, a client never sees it
```
What a caller can put right by changing its input is no exception: use cases return it as `Problem`s, which become
`errors` in a mutation's payload. Everything else is masked, with a reference that the log has too.
"""

from collections.abc import Mapping
from typing import ClassVar


class GatewayError(Exception):
    """`code` goes to clients; `message` names an entry of the message catalogue, filled with `details`."""

    code: ClassVar[str] = "INTERNAL"

    def __init__(self, message: str | None = None, **details: object) -> None:
        super().__init__(message or self.code)
        self.message = message or self.code
        self.details: Mapping[str, object] = details


class Unauthenticated(GatewayError):
    code = "UNAUTHENTICATED"


class Forbidden(GatewayError):
    code = "FORBIDDEN"


class Gone(GatewayError):
    code = "GONE"


class NotAvailable(GatewayError):
    code = "NOT_AVAILABLE"


class BadRequest(GatewayError):
    code = "BAD_USER_INPUT"


class TooBusy(GatewayError):
    code = "TOO_BUSY"


class RateLimited(GatewayError):
    code = "RATE_LIMITED"


class ErpError(GatewayError):
    code = "ERP_UNAVAILABLE"


class ErpUnavailable(ErpError):
    pass


class ConnectionLost(ErpUnavailable):
    pass


class ErpContention(ErpUnavailable):
    pass


class ErpNotWritable(ErpUnavailable):
    pass


class ErpTimeout(ErpError):
    code = "ERP_TIMEOUT"


class ErpRefused(ErpError):
    pass


class DuplicateKey(ErpError):
    pass
