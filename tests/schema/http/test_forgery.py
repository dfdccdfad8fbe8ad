"""What a browser's cookie logs in may not be another site's doing, by whatever a page of it can have the browser send."""

from typing import Any

import pytest

from schema.http.cors import Cors
from schema.http.forgery import check_own
from schema.http.heads import Head, read_head
from schema.http.refusals import HttpRefusal, UnsupportedMediaType
from schema.http.requests import check_head

OWN, LISTED, EVIL = "https://oficina.example", "https://tienda.example", "https://mala.example"
CORS = Cors([LISTED], credentials=True)
MOST = 1_000


def sent(method: str = "POST", **headers: str | None) -> Head:
    usual: dict[str, str | None] = {
        "host": "oficina.example",
        "origin": OWN,
        "content-type": "application/json",
        "x-oficina": "1",
    }
    given = usual | {name.replace("_", "-"): value for name, value in headers.items()}
    return read_head(
        method, b"", [(name.encode(), value.encode()) for name, value in given.items() if value is not None]
    )


@pytest.mark.parametrize("origin", [OWN, LISTED, "http://oficina.example"])
def test_a_page_of_the_office_or_of_the_list_may_ask(origin: str) -> None:
    check_own(sent(origin=origin), CORS)


def test_the_port_is_part_of_the_host() -> None:
    check_own(sent(host="oficina.example:8443", origin=f"{OWN}:8443"), CORS)


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"x_oficina": None}, "FORGERY_POSSIBLE"),
        ({"origin": EVIL}, "ORIGIN_NOT_ALLOWED"),
        ({"origin": "null"}, "ORIGIN_NOT_ALLOWED"),
        ({"origin": None}, "ORIGIN_NOT_ALLOWED"),
        ({"origin": ""}, "ORIGIN_NOT_ALLOWED"),
        ({"origin": "https://"}, "ORIGIN_NOT_ALLOWED"),
        ({"origin": "https://", "host": ""}, "ORIGIN_NOT_ALLOWED"),
        ({"origin": f"{OWN}:444"}, "ORIGIN_NOT_ALLOWED"),
        ({"origin": f"{OWN}.mala.example"}, "ORIGIN_NOT_ALLOWED"),
        ({"origin": f"https://mala.example/{OWN}"}, "ORIGIN_NOT_ALLOWED"),
        ({"method": "GET"}, "UNAUTHENTICATED"),
    ],
)
def test_anything_else_is_refused(what: dict[str, Any], code: str) -> None:
    with pytest.raises(HttpRefusal) as refused:
        check_own(sent(**what), CORS)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "form", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", None]
)
def test_what_a_form_can_send_is_refused_whoever_sends_it(form: str | None) -> None:
    with pytest.raises(UnsupportedMediaType):
        check_head(sent(content_type=form), MOST)


def test_by_get_a_cookie_logs_nobody_in() -> None:
    with pytest.raises(HttpRefusal) as refused:
        check_head(sent("GET"), MOST)
    assert refused.value.status == 401
