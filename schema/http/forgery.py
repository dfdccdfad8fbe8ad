"""Whether a request that a browser's cookie logs in may be another site's doing.

A browser sends its cookies with whatever any page has it ask. What no other site's page can have it send is a POST with a
header that forms don't have: for that it asks the endpoint beforehand, which allows it to listed origins alone.
"""

from schema.http.cors import Cors
from schema.http.heads import Head
from schema.http.refusals import ForgeryPossible, LoginByGetMissing, OriginNotAllowed

HEADER = "X-Oficina"
"""Sent with any value by those who log in with a cookie."""


def check_own(head: Head, cors: Cors) -> None:
    """Raise an HttpRefusal unless the page that asks is of the endpoint's own origin or of one in the list.

    To be asked about requests that nothing but a cookie logs in; that their content is JSON is asked of all requests.
    """
    if head.method != "POST":
        raise LoginByGetMissing("request.get_login")
    if head.mark is None:
        raise ForgeryPossible("request.mark", header=HEADER)
    if not (_is_own(head) or cors.allows(head.origin)):
        raise OriginNotAllowed("request.origin")


def _is_own(head: Head) -> bool:
    """Whether the page comes from the host that is asked; which scheme a proxy was asked by cannot be known here."""
    _, _, host = (head.origin or "").partition("://")
    return host != "" and host == head.host
