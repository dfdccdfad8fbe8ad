"""What valid-looking requests carry: variables, introspection, pages, ids, cursors, words to search for, changes, logins."""

import base64
import json
from hashlib import sha256
from urllib.parse import quote

from tests.hostile.shapes import BUYER, STAFF, STRANGER, Hostile, Sent, asked, family, nested, repeat

NUMBER = "query($v: Int) { products(first: $v) { totalCount } }"
TEXT = "query($v: String!) { product(code: $v) { code } }"
FILTER = "query($v: ProductFilter) { products(filter: $v, first: 3) { totalCount } }"
ORDER = "query($v: [ProductOrder!]) { products(orderBy: $v, first: 3) { nodes { code } } }"
IDS = "query($v: [ID!]!) { nodes(ids: $v) { id } }"
LINES = "mutation($v: AddOrderLinesInput!) { addOrderLines(input: $v) { order { id } errors { message } } }"
BALANCE = "query($v: DecimalRange) { viewer { customer { outstanding(filter: { balance: $v }) { totalCount } } } }"
DATES = "query($v: DateRange) { viewer { customer { invoices(filter: { date: $v }) { totalCount } } } }"


def value(document: str, given: object) -> Sent:
    return document, {"v": given}


def deep(levels: int) -> object:
    found: object = 1
    for _ in range(levels):
        found = [found]
    return found


VARIABLES = family(
    "variables",
    {
        "number past 32 bits": value(NUMBER, 2**31),
        "number past 64 bits": value(NUMBER, 2**64),
        "number of 4000 digits": value(NUMBER, 10**4_000),
        "number below": value(NUMBER, -(2**31)),
        "number with a fraction": value(NUMBER, 1.5),
        "number as a float": value(NUMBER, 3.0),
        "number of a float without end": value(NUMBER, 1e300),
        "number as text": value(NUMBER, "1"),
        "number as long text": value(NUMBER, "9" * 900_000),
        "number as truth": value(NUMBER, True),
        "number as a list": value(NUMBER, [1] * 5_000),
        "number as an object": value(NUMBER, {"a": 1}),
        "number as a deep list": value(NUMBER, deep(180)),
        "number as a list of everything": value(NUMBER, [1, "a", None, True, 1.5, [], {}] * 700),
        "text as a number": value(TEXT, 1),
        "text of a megabyte": value(TEXT, "a" * 1_000_000),
        "text of null bytes": value(TEXT, "\x00" * 100_000),
        "text of a lone surrogate in escapes": json.dumps({"query": TEXT, "variables": {"v": "x"}})
        .encode()
        .replace(b'"x"', b'"\\ud83d"'),
        "text as null": value(TEXT, None),
        "text as an object with a method": value(TEXT, {"toString": "a", "__str__": "b"}),
        "text missing": (TEXT, {}),
        "variables missing": TEXT,
        "variables of other names": (TEXT, {str(n): n for n in range(9_000)}),
        "variables past the bound": (TEXT, {str(n): n for n in range(20_000)}),
        "variable name is long": (TEXT, {"v" * 500_000: 1}),
        "variable names of prototypes": (TEXT, {"__proto__": 1, "constructor": 2, "v": "a"}),
        "filter unknown": value(FILTER, {"nothing": 1}),
        "filter of many unknown": value(FILTER, {f"n{n}": n for n in range(9_000)}),
        "filter as a list": value(FILTER, [{}] * 5_000),
        "filter deep": value(FILTER, {"search": deep(150)}),
        "filter of many brands": value(FILTER, {"brand": [f"b{n}" for n in range(9_000)]}),
        "filter of many same brands": value(FILTER, {"brand": ["b"] * 9_000}),
        "filter of empty brands": value(FILTER, {"brand": []}),
        "filter of many attributes": value(
            FILTER, {"attributes": [{"name": f"n{n}", "values": ["a"]} for n in range(2_900)]}
        ),
        "filter of an attribute of many values": value(
            FILTER, {"attributes": [{"name": "a", "values": [f"v{n}" for n in range(9_000)]}]}
        ),
        "filter of attributes without values": value(FILTER, {"attributes": [{"name": "a", "values": []}] * 500}),
        "filter that contradicts itself": value(
            FILTER, {"onOffer": True, "boughtBefore": False, "familyCode": "nothing"}
        ),
        "order of many": value(ORDER, [{"field": "NAME"}] * 3_000),
        "order of every field twice": value(
            ORDER, [{"field": f} for f in ("CODE", "NAME", "BRAND", "FAMILY", "RELEVANCE") * 2]
        ),
        "order of an unknown field": value(ORDER, [{"field": "PASSWORD"}]),
        "order of null": value(ORDER, [None]),
        "order of nothing": value(ORDER, []),
        "order by text with a statement": value(ORDER, [{"field": "NAME; DROP TABLE logins"}]),
        "ids of nothing": value(IDS, []),
        "ids at the bound": value(IDS, ["a"] * 100),
        "ids past the bound": value(IDS, ["a"] * 101),
        "ids many": value(IDS, ["a"] * 9_000),
        "ids of a null": value(IDS, [None]),
        "ids of numbers": value(IDS, list(range(100))),
        "ids as one text": value(IDS, "a"),
        "lines of nothing": value(LINES, {"lines": []}),
        "lines many": value(LINES, {"lines": [{"code": "a", "quantity": 1}] * 3_000}),
        "lines of unknown codes": value(LINES, {"lines": [{"code": f"x{n}", "quantity": "1"} for n in range(500)]}),
        "lines of long codes": value(LINES, {"lines": [{"code": "x" * 2_000, "quantity": "1"} for n in range(100)]}),
        "lines of long codes told again and again": value(
            LINES.replace("errors { message }", "errors { " + repeat(55, "m#: message") + " }"),
            {"lines": [{"code": f"{n}" + "x" * 1_900, "quantity": "1"} for n in range(500)]},
        ),
        "lines of long notes": value(
            LINES, {"lines": [{"code": "x", "quantity": "1", "note": "n" * 9_000} for n in range(100)]}
        ),
        "decimal not a number": value(BALANCE, {"min": "NaN"}),
        "decimal without end": value(BALANCE, {"min": "Infinity"}),
        "decimal of a large exponent": value(BALANCE, {"min": "1e999999999"}),
        "decimal of a small exponent": value(BALANCE, {"min": "1e-999999999"}),
        "decimal of many digits": value(BALANCE, {"max": "9" * 500_000}),
        "decimal of many places": value(BALANCE, {"max": "0." + "3" * 500_000}),
        "decimal in another script": value(BALANCE, {"max": "١٢٣"}),
        "decimal with underscores": value(BALANCE, {"max": "1_000"}),
        "decimal as a float": value(BALANCE, {"max": 1e308}),
        "decimal of 4000 digits as a number": value(BALANCE, {"max": 10**4_000}),
        "decimal range upside down": value(BALANCE, {"min": "2", "max": "1"}),
        "date of no calendar": value(DATES, {"from": "2025-02-30"}),
        "date of year zero": value(DATES, {"from": "0000-01-01"}),
        "date of a far year": value(DATES, {"to": "9999-12-31"}),
        "date of a farther year": value(DATES, {"to": "99999-12-31"}),
        "date with a time": value(DATES, {"from": "2025-01-01T00:00:00Z"}),
        "date as a week": value(DATES, {"from": "2025-W01-1"}),
        "date as a number": value(DATES, {"from": 20250101}),
        "date long": value(DATES, {"from": "2025-01-01" + "0" * 500_000}),
        "date range upside down": value(DATES, {"from": "2025-12-31", "to": "2025-01-01"}),
        "directive by a number": ("query($v: Boolean!) { __typename @skip(if: $v) }", {"v": 1}),
        "directive by nothing": ("query($v: Boolean = true) { __typename @skip(if: $v) }", {"v": None}),
    },
)

TYPE = "name kind description"
DISCOVERY = family(
    "introspection",
    {
        "types": asked("{ __schema { types { name } } }", who=STRANGER),
        "one type": asked('{ __type(name: "Query") { fields { name } } }', who=STRANGER),
        "types below an alias": asked("{ a: __schema { types { name } } }", who=STRANGER),
        "types in a fragment": asked("{ ...A } fragment A on Query { __schema { types { name } } }", who=STRANGER),
        "types in an inline fragment": asked("{ ... on Query { __schema { types { name } } } }", who=STRANGER),
        "types that are skipped": asked("{ __typename __schema @skip(if: true) { types { name } } }", who=STRANGER),
        "types beside what is allowed": asked("{ __typename __schema { queryType { name } } }", who=STRANGER),
        "types of a mutation": asked("mutation { __schema { types { name } } }", who=STRANGER),
        "types of another operation": asked(
            "query A { __typename } query B { __schema { types { name } } }", who=STRANGER, operationName="A"
        ),
        "names guessed": asked("{ viewr { usrname } }", who=STRANGER),
        "names guessed in a mutation": asked("mutation { loginn(input: {}) { token } }", who=STRANGER),
        "fields guessed": asked('mutation { login(input: { user: "a" }) { accesToken } }', who=STRANGER),
        "arguments guessed": asked("mutation { login(inpt: {}) { accessToken } }", who=STRANGER),
        "types guessed": asked("query($a: LoginInpt) { __typename }", who=STRANGER),
        "fields of a variable guessed": asked(
            "mutation($v: LoginInput!) { login(input: $v) { accessToken } }",
            {"v": {"usernam": "a", "password": "b"}},
            who=STRANGER,
        ),
        "directives guessed": asked("{ __typename @inclde(if: true) }", who=STRANGER),
        "many names guessed": asked("mutation { login(input: {}) { " + repeat(900, "f#") + " } }", who=STRANGER),
        "many names guessed by a buyer": "{ products { nodes { " + repeat(900, "cod#") + " } } }",
        "many arguments guessed": "{ products(" + repeat(900, "firs#: 1") + ") { totalCount } }",
        "many types guessed": "query(" + repeat(95, "$a#: Produc#") + ") { __typename }",
        "long names guessed": "{ " + repeat(20, "a" * 3_000 + "#") + " }",
        "nested": "{ __schema { types { " + nested(8, "fields { type", "name } } }" + " }" * 4)[:-12] + " } } }",
        "nested by types": "{ __schema { types { ofType { ofType { ofType { ofType { ofType { name } } } } } } } }",
        "nested by interfaces": "{ __schema { types { " + nested(9, "possibleTypes", TYPE) + " } } }",
        "nested by fields": "{ __schema { types { " + nested(5, "fields { type", "name") + " } " * 5 + " } } }",
        "nested past the depth": "{ __schema { types { " + nested(40, "ofType", "name") + " } } }",
        "in bulk": "{ " + repeat(10, "a#: __schema { types { fields { args { type { name } } } } }") + " }",
        "with fragments": "{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...U } } } "
        "fragment U on __Type { fields { type { name } } }",
        "of a type of no name": '{ __type(name: "") { name } }',
        "of a type of a long name": '{ __type(name: "' + "A" * 60_000 + '") { name } }',
        "type names everywhere": "{ __typename products { __typename nodes { __typename stock { __typename } } } }",
        "in full": "{ __schema { types { "
        + TYPE
        + " fields(includeDeprecated: true) { "
        + "name description args { name type { name } } type { kind name ofType { kind name ofType { kind name } } } } "
        "inputFields { name } interfaces { name } enumValues { name } possibleTypes { name } } directives { name args { name } } } }",
        "as graphiql asks, by a stranger": asked(
            "query IntrospectionQuery { __schema { queryType { name } types { kind name } } }",
            who=STRANGER,
            operationName="IntrospectionQuery",
        ),
    },
)


def products(arguments: str, below: str = "nodes { code }") -> str:
    return f"{{ products({arguments}) {{ {below} }} }}"


ROWS = "nodes { code stock { level } price { net } priceBreaks { netUnitPrice } offers { code } family { parent { code } } }"
PAGING = family(
    "paging",
    {
        "none": products("first: 0", "totalCount nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor }"),
        "negative": products("first: -1"),
        "largest and one": products("first: 101"),
        "of 32 bits": products("first: 2147483647", ROWS),
        "past 32 bits": products("first: 2147483648"),
        "both ways": products("first: 5, last: 5"),
        "last alone": products("last: 100", ROWS),
        "last of none": products("last: 0"),
        "after and before": products('first: 5, after: "a", before: "b"'),
        "before without last": products('before: "a"'),
        "null and a number": products("first: null, last: 5"),
        "the largest with everything": products(
            "first: 100",
            f"totalCount facets {{ brands {{ count }} families {{ count }} attributes {{ count }} }} {ROWS}",
        ),
        "pages in pages": "{ families { products(first: 100) { nodes { family { products(first: 100) { nodes { code } } } } } } }",
        "pages in pages in pages": "{ families { children { children { products(first: 100) { nodes { "
        "family { children { products(first: 100) { totalCount } } } } } } } } }",
        "many small pages": "{ " + repeat(20, 'p#: products(first: 1, filter: { search: "#" }) { totalCount }') + " }",
        "many searched pages": '{ families { children { products(first: 100, filter: { search: "a" }) { totalCount } } } }',
        "customers of customers": asked(
            "{ customers(first: 100) { nodes { orders(first: 100) { nodes { customer { invoices(first: 100) { nodes { number } } } } } } } }",
            who=STAFF,
        ),
        "all orders with all lines": asked(
            "{ customers(first: 100) { nodes { orders(first: 10) { nodes { lines { product { code } } } } } } }",
            who=STAFF,
        ),
        "all counts": asked(
            "{ customers(first: 100) { totalCount nodes { orders { totalCount } invoices { totalCount totals { total } } } } }",
            who=STAFF,
        ),
        "credits of all": asked("{ customers(first: 100) { nodes { credit { available } } } }", who=STAFF),
        "statements of all": asked(
            '{ customers(first: 100) { nodes { statement(from: "1900-01-01", to: "9999-12-31") { closingBalance } } } }',
            who=STAFF,
        ),
        "declarations of many years": "{ viewer { customer { "
        + repeat(19, "y#: annualDeclarations(year: 20#0) { total }")
        + " } } }",
        "declaration of year zero": "{ viewer { customer { annualDeclarations(year: 0) { total } } } }",
        "declaration of a far year": "{ viewer { customer { annualDeclarations(year: 2147483647) { total } } } }",
        "statement of all time": '{ viewer { customer { statement(from: "0001-01-01", to: "9999-12-31") { closingBalance entries(first: 100) { nodes { balance } } } } } }',
        "statement upside down": '{ viewer { customer { statement(from: "2026-01-01", to: "2025-01-01") { closingBalance } } } }',
        "exports of all lists": "{ products { "
        + " ".join(
            f"e{n}: export(format: {form}) {{ url }}" for n, form in enumerate(["PDF", "XLSX", "XLS", "CSV"] * 14)
        )
        + " } }",
        "export of a wrong format": "{ products { export(format: EXE) { url } } }",
        "documents of all invoices": "{ viewer { customer { invoices(first: 100) { documents { url } nodes { document { state link { url } } } } } } }",
        "families to the bottom": "{ families { " + nested(16, "children", "code") + " } }",
        "families up and down": "{ families { " + "children { parent { " * 8 + "code" + " } }" * 8 + " } }",
        "price of a huge quantity": '{ product(code: "a") { price(quantity: "1e30") { net } } }',
        "price of a negative quantity": '{ products(first: 3) { nodes { price(quantity: "-1") { net } } } }',
        "price of no quantity": '{ products(first: 3) { nodes { price(quantity: "0") { net } } } }',
        "price of a long quantity": '{ products(first: 3) { nodes { price(quantity: "'
        + "9" * 50_000
        + '") { net } } } }',
        "prices that all fail": "{ products(first: 100) { nodes { "
        + repeat(55, 'a#: price(quantity: "-#") { net }')
        + " } } }",
        "prices that all fail by one name": '{ products(first: 100) { nodes { price(quantity: "-1") { net } } } }',
        "texts of a page again and again": "{ products(first: 100) { nodes { "
        + repeat(30, "a#: description b#: technicalDescription")
        + " } } }",
        "lines of a page again and again": "{ viewer { customer { invoices(first: 100) { nodes { lines { "
        + repeat(55, "a#: description")
        + " } } } } } }",
        "pages of a page again and again": "{ products(first: 100) { "
        + repeat(55, "a#: nodes { code name description }")
        + " } }",
        "price for another": '{ products(first: 3, customerCode: "99999") { nodes { price(customerCode: "99998") { net } } } }',
    },
)


def coded(text: str | bytes) -> str:
    return base64.b64encode(text if isinstance(text, bytes) else text.encode()).decode()


def node(identifier: str) -> Sent:
    return "query($v: ID!) { node(id: $v) { id } }", {"v": identifier}


def after(cursor: str) -> Sent:
    return "query($v: String) { products(first: 3, after: $v) { nodes { code } } }", {"v": cursor}


FORGED: dict[str, str] = {
    "empty": "",
    "of a space": " ",
    "no base64": "%%%",
    "base64 of nothing": "====",
    "base64 without padding": "YQ",
    "base64 of bytes": coded(b"\xff\xfe\x00"),
    "base64 for URLs": "-_-_",
    "of a type that is not there": coded("Password:1"),
    "of a type without a key": coded("Product:"),
    "of a type alone": coded("Product"),
    "of many colons": coded(":" * 5_000),
    "of a number": coded("Product:1"),
    "of a statement": coded("Product:1' OR '1'='1"),
    "of a null byte": coded("Product:\x00"),
    "of a path": coded("Product:../../etc/passwd"),
    "of JSON": coded('{"t":"Product","k":{"$ne":null}}'),
    "of deep JSON": coded("[" * 20_000),
    "of a list": coded('["a"]'),
    "of many values": coded(json.dumps(list(range(5_000)))),
    "of a huge number": coded("[" + "9" * 5_000 + "]"),
    "of not a number": coded("[NaN]"),
    "of another's": coded("Customer:99999"),
    "of a pickle": coded(b"cos\nsystem\n(S'id'\ntR."),
    "long": "A" * 500_000,
    "of unicode": "ñ\u202e😀",
    "of base64 in base64": coded(coded(coded("Product:1"))),
}
KEYS = family(
    "ids and cursors",
    {f"id {name}": node(text) for name, text in FORGED.items()}
    | {f"cursor {name}": after(text) for name, text in FORGED.items()}
    | {
        "cursor of another list": (
            "query($v: String) { viewer { customer { invoices(first: 3, after: $v) { nodes { number } } } } }",
            {"v": coded('["a","b"]')},
        ),
        "id of another in a mutation": (
            "mutation($v: ID!) { removeOrderLine(input: { lineId: $v }) { errors { message } } }",
            {"v": coded("OrderLine:99999")},
        ),
        "id of a product as an order": (
            "mutation($v: ID!) { repeatOrder(input: { orderId: $v }) { errors { message } } }",
            {"v": coded("Product:1")},
        ),
        "another's customer": '{ customer(code: "99999") { name orders { totalCount } } }',
        "another's order": '{ viewer { customer { order(number: "1") { total } } } }',
        "another's invoice": '{ viewer { customer { invoice(number: "1") { total } } } }',
        "staff's list": "{ customers { nodes { name } } }",
        "staff's list for a stranger": asked("{ customers { nodes { name } } }", who=STRANGER),
    },
)

PLACES: dict[str, tuple[str, str]] = {
    "product": (BUYER, "query($v: String!) { product(code: $v) { code } }"),
    "family": (BUYER, "query($v: String!) { family(code: $v) { code products(first: 1) { totalCount } } }"),
    "customer": (BUYER, "query($v: String!) { customer(code: $v) { code } }"),
    "products' search": (
        BUYER,
        "query($v: String) { products(first: 3, filter: { search: $v }) { totalCount nodes { code } } }",
    ),
    "products' family": (BUYER, "query($v: String) { products(first: 3, filter: { familyCode: $v }) { totalCount } }"),
    "products' brand": (BUYER, "query($v: String!) { products(first: 3, filter: { brand: [$v] }) { totalCount } }"),
    "products' property": (
        BUYER,
        "query($v: String!) { products(first: 3, filter: { attributes: [{ name: $v, values: [$v] }] }) { totalCount } }",
    ),
    "products' customer": (BUYER, "query($v: String) { products(first: 3, customerCode: $v) { totalCount } }"),
    "customers' search": (STAFF, "query($v: String) { customers(first: 3, search: $v) { totalCount nodes { code } } }"),
    "order": (BUYER, "query($v: String!) { viewer { customer { order(number: $v) { number } } } }"),
    "orders' search": (
        BUYER,
        "query($v: String) { viewer { customer { orders(first: 3, filter: { search: $v }) { totalCount } } } }",
    ),
    "invoice": (BUYER, "query($v: String!) { viewer { customer { invoice(number: $v) { number } } } }"),
    "invoices' search": (
        BUYER,
        "query($v: String) { viewer { customer { invoices(first: 3, filter: { search: $v }) { totalCount } } } }",
    ),
    "receivables' search": (
        BUYER,
        "query($v: String) { viewer { customer { outstanding(first: 3, filter: { search: $v }) { totalCount } } } }",
    ),
    "statement's account": (
        BUYER,
        'query($v: String) { viewer { customer { statement(from: "2025-01-01", to: "2026-01-01", account: $v) { account } } } }',
    ),
    "entries' search": (
        BUYER,
        'query($v: String) { viewer { customer { statement(from: "2025-01-01", to: "2026-01-01") { entries(first: 3, search: $v) { totalCount } } } } }',
    ),
}
INJECTED: dict[str, str] = {
    "quote": "' OR '1'='1",
    "statement": "'; DROP TABLE customer; --",
    "union": "' UNION SELECT password_hash FROM login --",
    "wildcards": "%_" * 2_000,
    "null byte": "a\x00b",
    "words": " ".join(f"w{n}" for n in range(5_000)),
}
ELSEWHERE: dict[str, str] = {
    "double quote": '" OR ""="',
    "backslashes": "\\" * 5_000,
    "comment": "/**/--#",
    "stacked": "1; SELECT pg_sleep(10); WAITFOR DELAY '0:0:10'; SELECT sleep(10)",
    "glob": "*?[a-z]{1,99999999}",
    "expression": "(a+)+$" * 500,
    "match": 'NEAR("a" "b") AND * OR NOT ^',
    "one letter": "a",
    "long word": "a" * 900_000,
    "many spaces": " " * 900_000,
    "marks": "a" + "\u0301" * 100_000,
    "emoji": "👨‍👩‍👧‍👦" * 5_000,
    "right to left": "\u202e\u2066\u2069" * 5_000,
    "ligatures that grow": "ﷺ" * 50_000,
    "sharp s": "ß" * 100_000,
    "dotted i": "İ" * 100_000,
    "unassigned": "\uffff\U0010ffff" * 1_000,
    "private use": "\ue000" * 1_000,
    "formula": "=cmd|' /C calc'!A0",
    "line ends": "a\r\nSet-Cookie: b=c\r\n\r\n" * 100,
    "template": "{{7*7}}${7*7}#{7*7}%{7*7}",
    "terminal": "\x1b]0;a\x07\x1b[2J",
}


def put(place: str, text: str) -> Sent:
    who, document = PLACES[place]
    return asked(document, {"v": text}, who=who)


SEARCHING = family(
    "injection",
    {f"{kind} in the {place}": put(place, text) for place in PLACES for kind, text in INJECTED.items()}
    | {f"{kind} in a search": put("products' search", text) for kind, text in ELSEWHERE.items()},
)


def change(name: str, given: object, kind: str | None = None) -> Sent:
    of = kind or f"{name[0].upper()}{name[1:]}Input"
    return asked(f"mutation($v: {of}!) {{ {name}(input: $v) {{ errors {{ code message }} }} }}", {"v": given})


CHANGES = family(
    "changes",
    {
        "quantity negative": change("addOrderLine", {"line": {"code": "1", "quantity": "-1"}}),
        "quantity zero": change("addOrderLine", {"line": {"code": "1", "quantity": "0"}}),
        "quantity not a number": change("addOrderLine", {"line": {"code": "1", "quantity": "NaN"}}),
        "quantity without end": change("addOrderLine", {"line": {"code": "1", "quantity": "Infinity"}}),
        "quantity huge": change("addOrderLine", {"line": {"code": "1", "quantity": "1e4000"}}),
        "quantity tiny": change("addOrderLine", {"line": {"code": "1", "quantity": "0.0000000001"}}),
        "quantity of many digits": change("addOrderLine", {"line": {"code": "1", "quantity": "9" * 5_000}}),
        "note long": change("addOrderLine", {"line": {"code": "1", "quantity": "1", "note": "n" * 900_000}}),
        "note of control characters": change(
            "addOrderLine", {"line": {"code": "1", "quantity": "1", "note": "\x00\x1b[31m"}}
        ),
        "code of spaces": change("addOrderLine", {"line": {"code": " " * 50_000, "quantity": "1"}}),
        "another's order": change("addOrderLine", {"customerCode": "99999", "line": {"code": "1", "quantity": "1"}}),
        "version negative": change("clearCurrentOrder", {"ifVersion": -1}),
        "version huge": change("clearCurrentOrder", {"ifVersion": 2**31 - 1}),
        "key long": change("addOrderLine", {"idempotencyKey": "k" * 500_000, "line": {"code": "1", "quantity": "1"}}),
        "key empty": change("submitCurrentOrder", {"idempotencyKey": ""}),
        "key of a null byte": change("submitCurrentOrder", {"idempotencyKey": "\x00"}),
        "key of a statement": change("submitCurrentOrder", {"idempotencyKey": "'; DELETE FROM sales_order; --"}),
        "total not a number": change("submitCurrentOrder", {"idempotencyKey": "h1", "expectedTotal": "NaN"}),
        "total of another": change("submitCurrentOrder", {"idempotencyKey": "h2", "expectedTotal": "1e400"}),
        "reference long": change("updateCurrentOrder", {"reference": "r" * 900_000}),
        "notes of lines": change("updateCurrentOrder", {"notes": "\r\n" * 100_000}),
        "day of the past": change("updateCurrentOrder", {"requestedDate": "0001-01-01"}),
        "day of the future": change("updateCurrentOrder", {"requestedDate": "9999-12-31"}),
        "address of another": change("updateCurrentOrder", {"deliveryAddressId": coded("DeliveryAddress:99999/1")}),
        "line of nothing": change("updateOrderLine", {"lineId": "", "quantity": "1"}),
        "many in one request": "mutation { "
        + repeat(20, 'a#: addOrderLine(input: { line: { code: "#", quantity: "1" } }) { errors { code } }')
        + " }",
        "more than cost allows": "mutation { "
        + repeat(60, "a#: clearCurrentOrder(input: {}) { errors { code } }")
        + " }",
        "one field many times": "mutation { " + "clearCurrentOrder(input: {}) { errors { code } } " * 90 + "}",
        "the same key at once": "mutation { "
        + repeat(15, 'a#: submitCurrentOrder(input: { idempotencyKey: "same" }) { errors { code } }')
        + " }",
        "lists below": "mutation { clearCurrentOrder(input: {}) { order { customer { orders(first: 100) { nodes { lines { product { code } } } } } } } }",
        "query of a mutation's name": "{ addOrderLine(input: {}) { errors { code } } }",
        "by GET": Hostile(
            "", "", method="GET", target="/graphql?query=" + quote("mutation { logout { errors { code } } }")
        ),
        "for a stranger": asked("mutation { clearCurrentOrder(input: {}) { errors { code } } }", who=STRANGER),
        "beside what is allowed": asked(
            'mutation { login(input: { username: "a", password: "b" }) { accessToken } clearCurrentOrder(input: {}) { errors { code } } }',
            who=STRANGER,
        ),
    },
)


def login(username: object, password: object, **rest: object) -> Sent:
    return asked(
        "mutation($v: LoginInput!) { login(input: $v) { accessToken errors { code } } }",
        {"v": {"username": username, "password": password, **rest}},
        who=STRANGER,
    )


def bearer(token: str) -> Hostile:
    return Hostile("", "", b'{"query":"{ viewer { username } }"}', {"Authorization": f"Bearer {token}"}, who=STRANGER)


def jwt(header: object, payload: object, signature: str = "") -> Hostile:
    parts = [base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in (header, payload)]
    return bearer(".".join([*parts, signature]))


FIRST_LOGIN = 'login(input: { username: "nobody#", password: "b" }) { accessToken }'
LOGINS = family(
    "logins",
    {
        "nobody": login("nobody", "wrong"),
        "empty": login("", ""),
        "of spaces": login(" " * 100_000, " "),
        "name long": login("a" * 900_000, "b"),
        "password long": login("nobody", "b" * 900_000),
        "password of null bytes": login("nobody", "\x00" * 1_000),
        "password of marks": login("nobody", "\u0301" * 100_000),
        "password as an object": login("nobody", {"$ne": None}),
        "name as a list": login(["compras"], "b"),
        "name of a statement": login("' OR 1=1 --", "b"),
        "name of another case": login("COMPRAS", "wrong"),
        "name of homoglyphs": login("соmpras", "wrong"),
        "name of unicode": login("ﬀ\u202e😀İß", "b"),
        "otp long": login("nobody", "b", otp="1" * 500_000),
        "otp of another script": login("nobody", "b", otp="١٢٣٤٥٦"),
        "unknown field": login("nobody", "b", isAdmin=True),
        "two in one request": asked("mutation { " + repeat(2, f"a#: {FIRST_LOGIN}") + " }", who=STRANGER),
        "many in one request": asked("mutation { " + repeat(20, f"a#: {FIRST_LOGIN}") + " }", who=STRANGER),
        "very many in one request": asked("mutation { " + repeat(500, f"a#: {FIRST_LOGIN}") + " }", who=STRANGER),
        "in a fragment, again and again": asked(
            "mutation { ...A ...A ...A } fragment A on Mutation { " + repeat(10, f"a#: {FIRST_LOGIN}") + " }",
            who=STRANGER,
        ),
        "with all of its data": asked(
            'mutation { login(input: { username: "nobody", password: "b" }) { viewer { customer { invoices(first: 100) { nodes { lines { product { code } } } } } } } }',
            who=STRANGER,
        ),
        "refresh of nothing": asked(
            'mutation { refreshSession(input: { refreshToken: "" }) { accessToken } }', who=STRANGER
        ),
        "refresh of a long token": asked(
            "mutation($v: String!) { refreshSession(input: { refreshToken: $v }) { accessToken } }",
            {"v": "A" * 900_000},
            who=STRANGER,
        ),
        "refresh of no base64": asked(
            'mutation { refreshSession(input: { refreshToken: "%%%ñ" }) { accessToken } }', who=STRANGER
        ),
        "refresh, many": asked(
            "mutation { " + repeat(20, 'a#: refreshSession(input: { refreshToken: "#" }) { accessToken }') + " }",
            who=STRANGER,
        ),
        "reset of nothing": asked(
            'mutation { resetPassword(input: { token: "", newPassword: "" }) { errors { code } } }', who=STRANGER
        ),
        "reset of a long token": asked(
            'mutation($v: String!) { resetPassword(input: { token: $v, newPassword: "long enough for it" }) { errors { code } } }',
            {"v": "A" * 900_000},
            who=STRANGER,
        ),
        "password changed to a long one": (
            'mutation($v: String!) { changePassword(input: { currentPassword: "wrong", newPassword: $v }) { errors { code } } }',
            {"v": "p" * 900_000},
        ),
        "password changed, many": "mutation { "
        + repeat(20, 'a#: changePassword(input: { currentPassword: "a", newPassword: "b" }) { errors { code } }')
        + " }",
        "token of nothing": bearer(""),
        "token of dots": bearer("." * 5_000),
        "token of a word": bearer("admin"),
        "token of spaces": bearer("a b c"),
        "token without a signature": jwt({"alg": "HS256", "typ": "JWT"}, {"sub": "1"}),
        "token of no algorithm": jwt({"alg": "none"}, {"sub": "1", "exp": 9_999_999_999}),
        "token of an algorithm with keys": jwt({"alg": "RS256", "kid": "../../dev/null"}, {"sub": "1"}, "YQ"),
        "token with a key of its own": jwt({"alg": "HS256", "jwk": {"kty": "oct", "k": "YQ"}}, {"sub": "1"}, "YQ"),
        "token with a key elsewhere": jwt({"alg": "HS256", "jku": "http://evil.example/keys"}, {"sub": "1"}, "YQ"),
        "token with a key's name of a statement": jwt({"alg": "HS256", "kid": "' UNION SELECT 'a"}, {"sub": "1"}, "YQ"),
        "token with a key's name that is a list": jwt({"alg": "HS256", "kid": ["a"]}, {"sub": "1"}, "YQ"),
        "token of a deep head": bearer(base64.urlsafe_b64encode(b"[" * 30_000).decode() + ".e30.YQ"),
        "token of a long payload": jwt({"alg": "HS256"}, {"sub": "a" * 30_000}, "YQ"),
        "token of encryption": bearer("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjoiREVGIn0..YQ.YQ.YQ"),
        "scheme of another": Hostile(
            "", "", b'{"query":"{ viewer { username } }"}', {"Authorization": "Digest a=b"}, who=STRANGER
        ),
        "token in the URL": Hostile(
            "", "", b'{"query":"{ viewer { username } }"}', target="/graphql?access_token=a", who=STRANGER
        ),
    },
)


def persisted(entry: object, query: str | None = None, **rest: object) -> Hostile:
    body: dict[str, object] = {"extensions": {"persistedQuery": entry}, **rest}
    return Hostile("", "", json.dumps(body if query is None else {"query": query, **body}).encode())


def get(parameters: str, who: str = BUYER) -> Hostile:
    return Hostile("", "", method="GET", target=f"/graphql?{parameters}", who=who)


HASH = sha256(b"{ __typename }").hexdigest()
PERSISTED = family(
    "persisted",
    {
        "unknown": persisted({"version": 1, "sha256Hash": "0" * 64}),
        "of another document": persisted({"version": 1, "sha256Hash": "0" * 64}, "{ __typename }"),
        "of its document": persisted({"version": 1, "sha256Hash": HASH}, "{ __typename }"),
        "of capital letters": persisted({"version": 1, "sha256Hash": HASH.upper()}, "{ __typename }"),
        "empty": persisted({}),
        "null": persisted(None),
        "text": persisted("a"),
        "list": persisted([1, 2]),
        "hash a number": persisted({"version": 1, "sha256Hash": 1}),
        "hash a list": persisted({"version": 1, "sha256Hash": ["a"]}),
        "hash long": persisted({"version": 1, "sha256Hash": "a" * 900_000}),
        "hash of a path": persisted({"version": 1, "sha256Hash": "../../etc/passwd"}),
        "hash of a null byte": persisted({"version": 1, "sha256Hash": "\x00"}),
        "version unknown": persisted({"version": 99, "sha256Hash": HASH}),
        "version a text": persisted({"version": "1", "sha256Hash": HASH}),
        "version huge": persisted({"version": 10**4_000, "sha256Hash": HASH}),
        "by GET": get("extensions=" + quote(json.dumps({"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}))),
        "of a document of a lone surrogate": b'{"query":"{ \\ud800 }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}',
    },
)

ONE = '{"query":"{ __typename }"}'
BATCHES = family(
    "batches",
    {
        "of two": f"[{ONE},{ONE}]".encode(),
        "of one": f"[{ONE}]".encode(),
        "of many": f"[{','.join([ONE] * 30_000)}]".encode(),
        "of nothing": b"[" + b"{}," * 100_000 + b"{}]",
        "of batches": f"[[{ONE}],[{ONE}]]".encode(),
        "of logins": json.dumps(
            [{"query": 'mutation { login(input: { username: "nobody", password: "b" }) { accessToken } }'}] * 500
        ).encode(),
        "of dear lists": json.dumps([{"query": "{ products(first: 100) { nodes { code } } }"}] * 500).encode(),
        "of everything": json.dumps([1, "a", None, {"query": 1}, [], True]).encode(),
        "open": b"[" + ONE.encode() + b",",
        "behind spaces": b" " * 100_000 + f"[{ONE}]".encode(),
    },
)

URLS = family(
    "url",
    {
        "nothing": get(""),
        "document": get("query=" + quote("{ viewer { username } }")),
        "without a login": get("query=%7B__typename%7D", STRANGER),
        "document twice": get("query=%7B__typename%7D&query=%7Ba%7D"),
        "many parameters": get("&".join(f"a{n}=b" for n in range(9_000))),
        "ampersands": get("&" * 50_000),
        "percent": get("query=%"),
        "percent of no digits": get("query=%zz"),
        "not UTF-8": get("query=%ff%fe"),
        "overlong": get("query=%c0%80"),
        "null byte": get("query=%00"),
        "surrogate": get("query=%ed%a0%80"),
        "variables that are no JSON": get("query=%7B__typename%7D&variables=%7B"),
        "variables deep": get("query=%7B__typename%7D&variables=" + "%5B" * 15_000),
        "variables a list": get("query=%7B__typename%7D&variables=%5B%5D"),
        "variables of a huge number": get("query=%7B__typename%7D&variables=%7B%22a%22%3A" + "9" * 40_000 + "%7D"),
        "extensions deep": get("query=%7B__typename%7D&extensions=" + "%7B%22a%22%3A" * 4_000),
        "operation name long": get("query=%7B__typename%7D&operationName=" + "a" * 50_000),
        "plus for spaces": get("query=%7B+__typename+%7D"),
        "bomb": get("query=" + quote("{ ...A } fragment A on Query { ...A ...A }")),
        "with a body": Hostile(
            "",
            "",
            raw=b"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer TOKEN\r\nContent-Length: 5\r\nConnection: close\r\n\r\nabcde",
        ),
        "subscription": get("query=" + quote("subscription { ticks }")),
    },
)
