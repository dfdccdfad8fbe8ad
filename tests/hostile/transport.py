"""Bodies that are no JSON of a request, and requests that are hardly HTTP."""

import json

from tests.hostile.shapes import STRANGER, Hostile, family

TYPENAME = b'{"query":"{ __typename }"}'
IN_VARIABLES = b'{"query":"{ __typename }","variables":{"a":%s}}'


def body(value: bytes) -> bytes:
    return IN_VARIABLES % value


BODIES = family(
    "body",
    {
        "empty": b"",
        "one byte": b"{",
        "spaces": b" " * 100_000,
        "spaces before": b" " * 900_000 + TYPENAME,
        "spaces behind": TYPENAME + b"\n" * 900_000,
        "null": b"null",
        "number": b"1",
        "string": b'"{ __typename }"',
        "empty array": b"[]",
        "empty object": b"{}",
        "array of nothing": b"[null]",
        "truncated": TYPENAME[:-3],
        "two documents": TYPENAME + TYPENAME,
        "comment": b"/* */" + TYPENAME,
        "trailing comma": b'{"query":"{ __typename }",}',
        "single quotes": b"{'query':'{ __typename }'}",
        "unquoted keys": b"{query:1}",
        "nan": body(b"NaN"),
        "infinity": body(b"-Infinity"),
        "plus": body(b"+1"),
        "leading zero": body(b"01"),
        "hexadecimal": body(b"0x10"),
        "float out of range": body(b"1e999"),
        "float too small": body(b"1e-999999999999"),
        "float of many digits": body(b"0." + b"9" * 900_000),
        "integer of 19 digits": body(b"9" * 19),
        "integer of 4300 digits": body(b"9" * 4_300),
        "integer of 900000 digits": body(b"9" * 900_000),
        "negative zero": body(b"-0"),
        "list deep": body(b"[" * 100_000 + b"]" * 100_000),
        "list deep and open": body(b"[" * 900_000),
        "object deep": body(b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        "deep outside": b'{"query":"{ __typename }","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "deep in extensions": b'{"query":"{ __typename }","extensions":{"a":' + b"[" * 500 + b"]" * 500 + b"}}",
        "wide list": body(b"[" + b"0," * 400_000 + b"0]"),
        "wide list of lists": body(b"[" + b"[]," * 300_000 + b"[]]"),
        "wide list of objects": body(b"[" + b"{}," * 300_000 + b"{}]"),
        "wide list of nulls": body(b"[" + b"null," * 200_000 + b"null]"),
        "wide list of strings": body(b"[" + b'"",' * 300_000 + b'""]'),
        "wide list of floats": body(b"[" + b"1.5," * 200_000 + b"1.5]"),
        "wide object": body(b"{" + b",".join(b'"%d":0' % n for n in range(90_000)) + b"}"),
        "wide variables": b'{"query":"{ __typename }","variables":{'
        + b",".join(b'"%d":0' % n for n in range(90_000))
        + b"}}",
        "wide unknown": b"{" + b",".join(b'"%d":0' % n for n in range(90_000)) + b',"query":"{ __typename }"}',
        "same key": b'{"query":"{ a }","query":"{ __typename }"}',
        "same key many times": b"{" + b'"query":"{ __typename }",' * 30_000 + b'"x":1}',
        "same variable many times": b'{"query":"{ __typename }","variables":{' + b'"x":1,' * 100_000 + b'"x":2}}',
        "query in escapes": b'{"\\u0071uery":"{ __typename }"}',
        "document in escapes": b'{"query":"' + b"".join(b"\\u%04x" % each for each in b"{ __typename }") + b'"}',
        "many escapes": body(b'"' + b"\\u00e9" * 150_000 + b'"'),
        "long string": body(b'"' + b"a" * 1_000_000 + b'"'),
        "long key": b'{"query":"{ __typename }","' + b"k" * 1_000_000 + b'":1}',
        "lone surrogate": body(b'"\\ud800"'),
        "lone low surrogate": body(b'"\\udc00"'),
        "surrogates swapped": body(b'"\\udc00\\ud800"'),
        "surrogate as bytes": body(b'"\xed\xa0\x80"'),
        "overlong": body(b'"\xc0\x80"'),
        "overlong slash": body(b'"\xe0\x80\xaf"'),
        "beyond unicode": body(b'"\xf5\x80\x80\x80"'),
        "continuation alone": body(b'"\x80"'),
        "cut character": body(b'"\xe2\x82"'),
        "latin1": body('"ñ"'.encode("latin-1")),
        "utf16": TYPENAME.decode().encode("utf-16"),
        "utf16 without mark": TYPENAME.decode().encode("utf-16-le"),
        "utf32": TYPENAME.decode().encode("utf-32"),
        "utf7": b"+AHs-" + TYPENAME,
        "byte order mark": b"\xef\xbb\xbf" + TYPENAME,
        "null byte": body(b'"a\x00b"'),
        "null byte escaped": body(b'"a\\u0000b"'),
        "only null bytes": b"\x00" * 100_000,
        "control characters": body(b'"\x01\x1f"'),
        "random": bytes((n * 7919 + 31) % 256 for n in range(100_000)),
        "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + b"\x00" * 1_000,
        "zip": b"PK\x03\x04" + b"\x00" * 1_000,
        "form": b"query=%7B__typename%7D",
        "xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "yaml": b"query: !!python/object/apply:os.system ['id']",
        "pickle": b"cos\nsystem\n(S'id'\ntR.",
        "multipart": b'--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--b--',
        "prototype": b'{"__proto__":{"query":"{ __typename }"},"constructor":{"prototype":{}}}',
        "query is a number": b'{"query":7}',
        "query is null": b'{"query":null}',
        "query is a list": b'{"query":["{ __typename }"]}',
        "query is an object": b'{"query":{"a":1}}',
        "variables are a list": b'{"query":"{ __typename }","variables":[]}',
        "variables are text": b'{"query":"{ __typename }","variables":"{}"}',
        "operation name is a number": b'{"query":"{ __typename }","operationName":1}',
        "operation name is long": b'{"query":"{ __typename }","operationName":"' + b"a" * 900_000 + b'"}',
        "operation name is unicode": json.dumps({"query": "{ __typename }", "operationName": "\u202e\x00ñ"}).encode(),
        "extensions are a number": b'{"query":"{ __typename }","extensions":1}',
        "too long by one": TYPENAME + b" " * (1_048_577 - len(TYPENAME)),
        "just not too long": TYPENAME + b" " * (1_048_576 - len(TYPENAME)),
        "two megabytes": TYPENAME + b" " * 2_000_000,
    },
)


def head(*lines: str, body: bytes = b"", start: str = "POST /graphql HTTP/1.1") -> bytes:
    return "\r\n".join([start, *lines]).encode("latin-1") + b"\r\n\r\n" + body


HOST, JSON, CLOSE = "Host: office.test", "Content-Type: application/json", "Connection: close"
LOGIN = "Authorization: Bearer TOKEN"
LENGTH = f"Content-Length: {len(TYPENAME)}"


def raw(*lines: str, body: bytes = TYPENAME, silent: bool = False, start: str = "POST /graphql HTTP/1.1") -> Hostile:
    return Hostile("", "", raw=head(*lines, body=body, start=start), silent=silent)


def with_headers(headers: dict[str, str], body: bytes = TYPENAME, **rest: str) -> Hostile:
    return Hostile("", "", body, headers, **rest)  # type: ignore[arg-type] # method, target and who


USUAL = (HOST, JSON, LENGTH, CLOSE, LOGIN)

HEADS = family(
    "http",
    {
        "no host": raw(JSON, LENGTH, CLOSE, LOGIN),
        "two hosts": raw("Host: a", *USUAL),
        "host of another": with_headers({"Host": "evil.example"}),
        "no length": raw(HOST, JSON, CLOSE, LOGIN, silent=True),
        "negative length": raw(HOST, JSON, CLOSE, LOGIN, "Content-Length: -1"),
        "length that is no number": raw(HOST, JSON, CLOSE, LOGIN, "Content-Length: ten"),
        "length of many digits": raw(HOST, JSON, CLOSE, LOGIN, "Content-Length: " + "9" * 5_000),
        "length past 64 bits": raw(HOST, JSON, CLOSE, LOGIN, "Content-Length: 18446744073709551616"),
        "length of a terabyte": raw(HOST, JSON, CLOSE, LOGIN, "Content-Length: 1099511627776"),
        "length in another script": raw(HOST, JSON, CLOSE, LOGIN, "Content-Length: \xb2\xb3"),
        "two lengths": raw(*USUAL, "Content-Length: 3"),
        "length and chunks": raw(*USUAL, "Transfer-Encoding: chunked", body=b"0\r\n\r\n"),
        "chunks": raw(
            HOST, JSON, CLOSE, LOGIN, "Transfer-Encoding: chunked", body=b"1a\r\n" + TYPENAME + b"\r\n0\r\n\r\n"
        ),
        "chunk of a huge size": raw(
            HOST, JSON, CLOSE, LOGIN, "Transfer-Encoding: chunked", body=b"ffffffffffffffff\r\n{", silent=True
        ),
        "chunk of no size": raw(HOST, JSON, CLOSE, LOGIN, "Transfer-Encoding: chunked", body=b"zz\r\n{}\r\n0\r\n\r\n"),
        "many chunks": raw(
            HOST, JSON, CLOSE, LOGIN, "Transfer-Encoding: chunked", body=b"1\r\n \r\n" * 60_000 + b"0\r\n\r\n"
        ),
        "chunk extensions": raw(
            HOST, JSON, CLOSE, LOGIN, "Transfer-Encoding: chunked", body=b"1;" + b"a" * 50_000 + b"\r\n{\r\n0\r\n\r\n"
        ),
        "chunk trailers": raw(
            HOST, JSON, CLOSE, LOGIN, "Transfer-Encoding: chunked", body=b"0\r\n" + b"X-A: b\r\n" * 5_000 + b"\r\n"
        ),
        "transfer encoding unknown": raw(HOST, JSON, CLOSE, LOGIN, "Transfer-Encoding: gzip", silent=True),
        "transfer encoding twice": raw(
            HOST, JSON, CLOSE, LOGIN, "Transfer-Encoding: chunked, chunked", body=b"0\r\n\r\n"
        ),
        "many headers": raw(*(f"X-{n}: a" for n in range(2_000)), *USUAL),
        "long header": with_headers({"X-Long": "a" * 60_000}),
        "head without end": raw("X-Long: " + "a" * 200_000, *USUAL),
        "long token": with_headers({"Authorization": "Bearer " + "a" * 50_000}),
        "header without a name": raw(": a", *USUAL),
        "header without a colon": raw("nothing", *USUAL),
        "header with a space before": raw(" folded: a", *USUAL),
        "header with control characters": raw("X-A: a\x01b", *USUAL),
        "header with a null byte": raw("X-A: a\x00b", *USUAL),
        "header in two lines": raw("X-A: a\r\n b", *USUAL),
        "bare line feeds": Hostile("", "", raw=head(*USUAL, body=TYPENAME).replace(b"\r\n", b"\n")),
        "carriage return alone": raw("X-A: a\rX-B: b", *USUAL),
        "smuggled request": raw(*USUAL, body=TYPENAME + b"GET /admin HTTP/1.1\r\nHost: a\r\n\r\n"),
        "http 0.9": Hostile("", "", raw=b"GET /graphql\r\n\r\n"),
        "http 1.0": raw(*USUAL, start="POST /graphql HTTP/1.0"),
        "http 2 preface": Hostile("", "", raw=b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\x00" * 100),
        "http 9.9": raw(*USUAL, start="POST /graphql HTTP/9.9"),
        "tls hello": Hostile("", "", raw=b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 300, silent=True),
        "socks": Hostile("", "", raw=b"\x05\x01\x00", silent=True),
        "nothing but line ends": Hostile("", "", raw=b"\r\n" * 50_000, silent=True),
        "random bytes": Hostile("", "", raw=bytes((n * 7919 + 31) % 256 for n in range(10_000)), silent=True),
        "long method": raw(*USUAL, start="A" * 50_000 + " /graphql HTTP/1.1"),
        "unknown method": with_headers({}, method="BREW"),
        "connect": raw(*USUAL, start="CONNECT example.org:443 HTTP/1.1", silent=True),
        "trace": with_headers({}, method="TRACE"),
        "options of all": raw(*USUAL, start="OPTIONS * HTTP/1.1"),
        "delete": with_headers({}, method="DELETE"),
        "put": with_headers({}, method="PUT"),
        "head": with_headers({}, b"", method="HEAD"),
        "absolute target": raw(*USUAL, start="POST http://evil.example/graphql HTTP/1.1"),
        "path upwards": with_headers({}, target="/graphql/../../etc/passwd"),
        "path upwards in escapes": with_headers({}, target="/pictures/%2e%2e/%2e%2e/etc/passwd", method="GET"),
        "path with a null byte": with_headers({}, target="/graphql%00.json"),
        "path with a backslash": with_headers({}, target="/pictures/..\\..\\office.env", method="GET"),
        "path doubled": with_headers({}, target="//graphql"),
        "path in escapes": with_headers({}, target="/%67raphql"),
        "path not UTF-8": with_headers({}, target="/%ff%fe"),
        "path long": with_headers({}, target="/" + "a" * 60_000),
        "query long": with_headers({}, target="/graphql?" + "a" * 60_000),
        "fragment in target": raw(*USUAL, start="POST /graphql#a HTTP/1.1"),
        "settings file": with_headers({}, target="/office.env", method="GET"),
        "another's folder": with_headers({}, target="/exports/../office.env", method="GET"),
        "download of nothing": with_headers({}, target="/exports/" + "A" * 500, method="GET", who=STRANGER),
        "accept nothing": with_headers({"Accept": "image/png"}),
        "accept many": with_headers({"Accept": ",".join(f"a/b{n};q=0.{n}" for n in range(3_000))}),
        "accept without end": with_headers({"Accept": ", ;;q=,*/*" * 3_000}),
        "accept by a long quality": with_headers({"Accept": "application/json;q=" + "9" * 30_000}),
        "accept an event stream": with_headers({"Accept": "text/event-stream"}),
        "accept multipart": with_headers({"Accept": "multipart/mixed; deferSpec=20220824"}),
        "encodings many": with_headers({"Accept-Encoding": ",".join(f"c{n};q=0.{n}" for n in range(3_000))}),
        "language many": with_headers({"Accept-Language": ",".join(f"l{n};q=0.{n}" for n in range(3_000))}),
        "language of dashes": with_headers({"Accept-Language": "-" * 50_000}),
        "language no number": with_headers({"Accept-Language": "en;q=nan, es;q=1e999"}),
        "content type none": raw(HOST, LENGTH, CLOSE, LOGIN),
        "content type text": with_headers({"Content-Type": "text/plain"}),
        "content type form": with_headers(
            {"Content-Type": "application/x-www-form-urlencoded"}, b"query=%7B__typename%7D"
        ),
        "content type multipart": with_headers({"Content-Type": "multipart/form-data; boundary=" + "b" * 5_000}),
        "content type graphql": with_headers({"Content-Type": "application/graphql"}, b"{ __typename }"),
        "content type of many parameters": with_headers({"Content-Type": "application/json" + ";a=b" * 10_000}),
        "content type in another charset": with_headers({"Content-Type": "application/json; charset=utf-16"}),
        "content type with a null byte": raw(HOST, "Content-Type: application/json\x00", LENGTH, CLOSE, LOGIN),
        "content encoding gzip": with_headers({"Content-Encoding": "gzip"}, b"\x1f\x8b" + b"\x00" * 500),
        "content encoding many": with_headers({"Content-Encoding": "gzip, " * 500 + "br"}),
        "expect": with_headers({"Expect": "100-continue"}),
        "expect the unknown": with_headers({"Expect": "200-ok"}),
        "upgrade": with_headers({"Upgrade": "websocket", "Connection": "Upgrade, close", "Sec-WebSocket-Key": "a"}),
        "upgrade to http 2": with_headers(
            {"Upgrade": "h2c", "Connection": "Upgrade, HTTP2-Settings, close", "HTTP2-Settings": "A"}
        ),
        "range": with_headers({"Range": "bytes=0-," + ",".join(f"{n}-" for n in range(2_000))}),
        "if none match": with_headers({"If-None-Match": ",".join(f'"{n}"' for n in range(3_000))}),
        "cookies many": with_headers({"Cookie": "; ".join(f"a{n}=b" for n in range(3_000))}),
        "forwarded for many": with_headers({"X-Forwarded-For": ", ".join(["10.0.0.1"] * 3_000)}),
        "forwarded for nonsense": with_headers({"X-Forwarded-For": "'; DROP TABLE sessions; --"}),
        "request id of another": with_headers({"X-Request-Id": "a" * 30_000}),
        "request id with quotes": with_headers({"X-Request-Id": '"}\x1b[31m{"level":"'}),
        "trace parent": with_headers({"traceparent": "00-" + "f" * 500}),
        "origin of another": with_headers({"Origin": "https://evil.example"}),
        "origin null": with_headers({"Origin": "null"}, method="OPTIONS"),
        "method overridden": with_headers({"X-HTTP-Method-Override": "DELETE", "X-Original-URL": "/admin"}),
        "cost report": with_headers({"GraphQL-Cost": "report" * 5_000}),
        "authorization empty": raw(HOST, JSON, LENGTH, CLOSE, "Authorization:"),
        "authorization basic": with_headers({"Authorization": "Basic YTpi"}),
        "authorization twice": raw(*USUAL, "Authorization: Bearer x"),
        "authorization of control characters": raw(HOST, JSON, LENGTH, CLOSE, "Authorization: Bearer \x7f\x80"),
        "pipelined": Hostile(
            "", "", raw=head(HOST, JSON, LENGTH, LOGIN, body=TYPENAME) * 30 + head(*USUAL, body=TYPENAME)
        ),
    },
)
