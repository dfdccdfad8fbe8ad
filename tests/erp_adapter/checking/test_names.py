"""The words in names of tables and columns, as they are met in Spanish and English ERPs."""

import pytest

from erp_adapter.checking.drafting.names import words_of

NAMES = {
    "codcli": "code customer",
    "CODCLI": "code customer",
    "CodigoCliente": "code customer",
    "id_cliente": "id customer",
    "customer_id": "id customer",
    "tbl_LineasPedido": "line order",
    "PedidosClientesLineas": "line order customer",
    "dto1": "1 discount",
    "población": "city",
    "cp": "postcode",
    "FECHA_VTO": "date due",
    "NIF": "taxid",
    "ean13": "barcode",
    "zona_reparto": "zona reparto",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_by_its_words(name: str) -> None:
    """Glued, abbreviated, in capitals or with accents; an unknown word stands for itself."""
    assert words_of(name) == frozenset(NAMES[name].split())
