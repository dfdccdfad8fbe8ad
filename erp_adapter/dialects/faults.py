"""Which of our errors a driver's error is; nothing of its text goes further than the log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from erp_adapter.errors import ErpError, ErpRefused, ErpTimeout, ErpUnavailable

Fault = type[ErpError]
FaultOf = Callable[[BaseException], Fault]


@contextmanager
def translated(fault_of: FaultOf) -> Iterator[None]:
    """Raise an ErpError for whatever a driver or SQLAlchemy raises."""
    try:
        yield
    except DBAPIError as error:
        fault = fault_of(error.orig or error)
        raise fault from error
    except NoConnectionFree as error:
        raise ErpTimeout from error
    except SQLAlchemyError as error:
        raise ErpUnavailable from error
    except (UnicodeError, OverflowError) as error:
        # A lone surrogate, an integer of more than 64 bits: drivers notice before they ask the server.
        raise ErpRefused from error
