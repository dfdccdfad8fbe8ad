"""Tax ids and barcodes are well formed."""

from tests.erp_adapter.demo.conftest import Books

LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def nif_is_valid(text: str) -> bool:
    return len(text) == 9 and text[:8].isdigit() and text[8] == LETTERS[int(text[:8]) % 23]


def nie_is_valid(text: str) -> bool:
    return text[0] in "XYZ" and nif_is_valid(str("XYZ".index(text[0])) + text[1:])


def cif_is_valid(text: str) -> bool:
    if len(text) != 9 or text[0] not in "ABCDEFGHJNPQRSUVW" or not text[1:8].isdigit():
        return False
    total = 0
    for place, digit in enumerate(text[1:8]):
        number = int(digit) * (2 if place % 2 == 0 else 1)
        total += number // 10 + number % 10
    control = (10 - total % 10) % 10
    if text[0] in "PQRSNW":
        return text[8] == "JABCDEFGHI"[control]
    if text[0] in "ABEH":
        return text[8] == str(control)
    return text[8] in {str(control), "JABCDEFGHI"[control]}


def portuguese_is_valid(text: str) -> bool:
    digits = [int(digit) for digit in text[2:]]
    control = 11 - sum(digit * weight for digit, weight in zip(digits, range(9, 1, -1), strict=False)) % 11
    return len(digits) == 9 and digits[8] == (0 if control >= 10 else control)


def ean_is_valid(text: str) -> bool:
    odd, even = sum(map(int, text[-2::-2])), sum(map(int, text[-3::-2]))
    return len(text) == 13 and (3 * odd + even + int(text[-1])) % 10 == 0


def spanish_is_valid(text: str) -> bool:
    return nif_is_valid(text) or nie_is_valid(text) or cif_is_valid(text)


def test_the_checks_know_a_good_one_from_a_bad_one() -> None:
    assert nif_is_valid("12345678Z")
    assert not nif_is_valid("12345678A")
    assert nie_is_valid("X1234567L")
    assert cif_is_valid("A58818501")
    assert cif_is_valid("Q2826000H")
    assert not cif_is_valid("A58818502")
    assert portuguese_is_valid("PT501964843")
    assert ean_is_valid("4006381333931")
    assert not ean_is_valid("4006381333932")


def test_customers_have_valid_tax_ids_of_their_country(books: Books) -> None:
    customers = books.rows("customer")
    assert all(spanish_is_valid(row.tax_id) for row in customers if row.country == "ES")
    assert all(portuguese_is_valid(row.tax_id) for row in customers if row.country == "PT")
    assert {"ES", "PT", "AD"} == {row.country for row in customers}


def test_the_company_has_a_valid_cif(books: Books) -> None:
    assert [cif_is_valid(row.tax_id) for row in books.rows("company")] == [True]


def test_invoices_name_tax_ids_that_are_valid_once_normalised(books: Books) -> None:
    customers = books.one("customer", "code")
    for row in books.rows("invoice"):
        normalised = row.customer_tax_id.replace("-", "").removeprefix("ES")
        assert normalised == customers[row.customer_code].tax_id
    assert any("-" in row.customer_tax_id for row in books.rows("invoice"))


def test_barcodes_are_in_store_numbers_with_a_right_check_digit_and_never_meet(books: Books) -> None:
    barcodes = [row.barcode for row in books.rows("product") if row.barcode]
    assert all(ean_is_valid(barcode) and barcode.startswith("200") for barcode in barcodes)
    assert len(set(barcodes)) == len(barcodes)


def test_a_legal_person_is_never_a_retailer_with_surcharge(books: Books) -> None:
    retailers = [row for row in books.rows("customer") if row.surcharge]
    assert retailers
    assert all(nif_is_valid(row.tax_id) for row in retailers)
