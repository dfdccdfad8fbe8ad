"""A mapping file's mistakes come all at once, each with its line, its place and what would be right."""

from pathlib import Path

import pytest

from erp_adapter.mapping import MappingError, load_mapping
from tests.erp_adapter.mapping.odd_tables import mapping_file, relation_text

RIGHT = '[relation.customer_product_code]\ntable = "x"\n'


def said(folder: Path, content: str) -> list[str]:
    with pytest.raises(MappingError) as raised:
        load_mapping(mapping_file(folder, content))
    prefix = f"{folder / 'mapping.toml'}:"
    lines = str(raised.value).splitlines()
    assert all(line.startswith(prefix) for line in lines)
    return [line.removeprefix(prefix) for line in lines]


def test_all_mistakes_are_said_with_their_lines(tmp_path: Path) -> None:
    content = """[erp]
time_zone = "Madrid"
colour = "red"

[relation.custmer]
table = "x"

[relation.tariff]
select = "SELECT 1"
table = "x"
colums = ["code"]

[relation.customer_product_code]
where = "a = 1"
[relation.customer_product_code.columns]
customer_code = "c"
code = { column = "x", stored = "intger" }
prodct_code = "p"
"""
    code, misspelt = (f"[relation.customer_product_code] column {column}" for column in ("code", "prodct_code"))
    assert said(tmp_path, content) == [
        "2: [erp]: 'Madrid' is no time zone; write one such as Europe/Madrid, or leave it out",
        "3: [erp]: there is no such key colour; there are name, time_zone",
        "5: [relation.custmer]: there is no such relation; did you mean customer?",
        "8: [relation.tariff]: both table and select are there; say one of them",
        "11: [relation.tariff]: there is no such key colums; did you mean columns?",
        "13: [relation.customer_product_code]: column product_code is missing; map it: every ERP must have it",
        "13: [relation.customer_product_code]: neither table nor select is there; say one of them",
        f"17: {code}: 'intger' is no form in which a text is stored; did you mean integer?",
        f"18: {misspelt}: customer_product_code has no such column; did you mean product_code?",
    ]


@pytest.mark.parametrize(
    ("column", "value", "wrong"),
    [
        ("amount", '{ constant = "0" }', "of another type; write a number such as 21 or 5.2"),
        ("amount", "{ constant = true }", "of another type; write a number such as 21 or 5.2"),
        ("date", '{ constant = "2026-01-01" }', "of another type; write a day such as 2026-03-31, without quotes"),
        ("date", "{ constant = 2026-01-01T00:00:00 }", "of another type; write a day such as 2026-03-31"),
        ("tax_id", "{ constant = 5 }", 'of another type; write a text such as "ES"'),
        ("date", '{ column = "d", stored = "text" }', "format is missing; write one of YYYYMMDD, YYYY-MM-DD"),
        (
            "date",
            '{ column = "d", stored = "text", format = "DDMMYY" }',
            "'DDMMYY' is no format; write one of YYYYMMDD",
        ),
        ("date", '{ column = "d", format = "YYYYMMDD" }', "format does not go with the form date; leave it out"),
        ("date", '{ column = "d", zero_is_null = 1 }', "zero_is_null is true or false"),
        ("date", '{ column = "d", zero = true }', "there is no such key zero"),
        ("tax_id", '{ column = "d", stored = "padded", length = -1 }', "-1 is no length; write how many characters"),
        (
            "tax_id",
            '{ column = "d", stored = "bytes", encoding = "cp99" }',
            "'cp99' is no encoding; write one such as cp1252",
        ),
        ("tax_id", '{ constant = "x", stored = "padded" }', "a constant is stored nowhere; leave stored"),
        (
            "tax_id",
            '{ column = "d", constant = "x" }',
            "has column and constant; say one of column, constant, expression",
        ),
        ("tax_id", '{ stored = "padded" }', "has no source; say one of column, constant, expression"),
        ("tax_id", "{ column = 5 }", "column is no name; write the physical column's name in quotes"),
        ("tax_id", "5", 'is neither a name nor a table; write "name" or { column = "name" }'),
        ("tax_id", '{ expression = { oracle = "x" } }', "there is no such system oracle; there are sqlite, postgresql"),
        ("tax_id", '{ expression = " " }', "is no SQL; write a text"),
    ],
)
def test_what_a_column_can_not_be(tmp_path: Path, column: str, value: str, wrong: str) -> None:
    columns = {column: value}
    (line,) = said(tmp_path, relation_text("cash_receipt", "x", **columns))
    assert f"[relation.cash_receipt] column {column}: " in line
    assert wrong in line


def test_a_flag_stored_as_text_says_which_means_yes(tmp_path: Path) -> None:
    (line,) = said(tmp_path, relation_text("product", "x", for_sale='{ column = "s", stored = "text" }'))
    assert 'true is missing; write the text that means yes, true = "S", or a list of them' in line


def test_an_expression_goes_with_a_table(tmp_path: Path) -> None:
    content = relation_text("cash_receipt", "x", amount='{ expression = "a + b" }').replace("table =", "select =")
    (line,) = said(tmp_path, content)
    assert "expression goes with table; write it into the SELECT, and map its name there" in line


def test_what_refers_to_a_key_of_columns_has_as_many(tmp_path: Path) -> None:
    key = {"key_1": '"year"', "key_2": '"n"'}
    content = relation_text("invoice", "i", **key) + relation_text("invoice_tax", "t")
    (line,) = said(tmp_path, content)
    assert (
        "[relation.invoice_tax]: invoice's key is 2 columns, key_1 to key_2, and what refers to it here is not" in line
    )
    assert "map invoice_number_1, invoice_number_2, and no other" in line
    both = relation_text("invoice", "i", key='"id"', key_1='"n"')
    assert "both key and key_1 are there; map the key as one column or as some" in said(tmp_path, both)[0]


def test_a_file_or_its_place(tmp_path: Path) -> None:
    """Of an archived document one of the two must be there."""
    (line,) = said(tmp_path, relation_text("invoice_document", "x"))
    assert "neither uri nor content is there; map the file's place, or the file itself" in line


def test_what_is_no_toml_is_said_with_its_line(tmp_path: Path) -> None:
    (line,) = said(tmp_path, '[erp]\nname = "x\n')
    assert line.startswith("2: is no TOML: ")


def test_a_file_that_is_not_there_names_the_bundled_ones(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="name a TOML file, or one of expand"):
        load_mapping(tmp_path / "none.toml")


def test_sql_for_other_systems_alone_is_no_sql_for_this_one(tmp_path: Path) -> None:
    content = RIGHT + 'where = { mariadb = "a = 1", mssql = "a = 2" }\n'
    mapping = load_mapping(mapping_file(tmp_path, content))
    mapping.relations("mariadb")
    with pytest.raises(
        MappingError, match=r":3: \[relation.customer_product_code\]: has SQL for mariadb, mssql and none for"
    ):
        mapping.relations("sqlite")
    with pytest.raises(MappingError, match="there is no such system oracle"):
        mapping.relations("oracle")


ORDER = relation_text("sales_order", "o", external_reference='"ref"')


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ("[submission]", "has no step that writes the order; write [[submission.order]] with its sql"),
        ("[[submission.order]]\nrows = 1", "order step 1: sql is missing; write the statement"),
        (
            '[[submission.order]]\nsql = "INSERT INTO o VALUES (:custmer_code)"\ngives = ["key"]',
            "order step 1: nothing gives the parameter custmer_code; did you mean customer_code?",
        ),
        (
            '[[submission.order]]\nsql = "INSERT INTO o VALUES (:number)"\ngives = ["number"]',
            "order step 1: nothing gives the parameter number",
        ),
        (
            '[[submission.order]]\nsql = "x"\ngives = ["key"]\n[[submission.finish]]\nsql = "SELECT :position"',
            "finish step 1: nothing gives the parameter position",
        ),
        (
            '[[submission.order]]\nsql = "INSERT INTO o VALUES (:net)"',
            'no step gives the order\'s key or number; write gives = ["number"] where a step has it',
        ),
        (
            '[[submission.order]]\nsql = "x"\nrows = 1\ngives = ["key"]',
            "rows and gives are both there; a step that gives must give one row: leave rows out",
        ),
        ('[[submission.order]]\nsql = "x"\ngives = "key"', "gives is no list of names; write one such as"),
        ('[[submission.order]]\nsql = "x"\nrows = "1"\n', "rows is '1'; write how many rows"),
        ('[[submission.orders]]\nsql = "x"\n', "there is no such key orders; did you mean order?"),
        ('[submission]\norder = "x"\n', "is no list of tables; write [[submission.order]]"),
    ],
)
def test_what_a_submission_can_not_be(tmp_path: Path, steps: str, wrong: str) -> None:
    assert any(wrong in line for line in said(tmp_path, ORDER + steps))


def test_a_submission_needs_the_reference_by_which_it_happens_once(tmp_path: Path) -> None:
    steps = '[[submission.order]]\nsql = "x"\ngives = ["key"]'
    (line,) = said(tmp_path, relation_text("sales_order", "o") + steps)
    assert (
        "sales_order has no external_reference, by which an order is written once; map it, or leave submission out"
        in line
    )


def test_the_lines_are_right_behind_long_texts_and_inline_tables(tmp_path: Path) -> None:
    content = '''[relation.cash_receipt]
select = """
SELECT
amount = 5
[relation.x]
"""
[relation.cash_receipt.columns]
tax_id = "t"
date.column = "d"
date.stored = "dte"
amount = "a"
'''
    assert said(tmp_path, content)[0].startswith("9: [relation.cash_receipt] column date: 'dte' is no form")
