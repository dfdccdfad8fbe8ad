"""A made-up ERP as they are met in Spain: other names, keys that nobody sees, flags as letters, days as text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CHAR,
    Column,
    Connection,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    Numeric,
    SmallInteger,
    String,
    Table,
    insert,
)

MIDNIGHT = datetime.fromisoformat("2026-03-31")


def _key(name: str) -> Column[Any]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _money(name: str) -> Column[Any]:
    return Column(name, Numeric(12, 2))


def spanish_tables() -> MetaData:
    meta = MetaData()
    Table("empresa", meta, *_company())
    Table("clientes", meta, *_customer())
    Table("familias", meta, Column("codfam", String(10), primary_key=True), Column("nomfam", String(60)))
    Table("articulos", meta, *_product())
    Table(
        "tarifas_clientes",
        meta,
        Column("id_cliente", ForeignKey("clientes.id")),
        Column("cod_tarifa", String(10)),
        Column("orden", Integer),
    )
    Table("existencias", meta, Column("codart", String(20)), Column("codalm", String(4)), Column("cantidad", Double))
    Table("facturas", meta, *_invoice())
    Table("lineas_factura", meta, *_invoice_line())
    Table("vencimientos", meta, *_due())
    Table("zonas_reparto", meta, _key("id"), Column("zona", String(20)))
    return meta


def _company() -> list[Column[Any]]:
    names = ("razon_social", "cif", "domicilio", "cp", "poblacion", "provincia")
    return [_key("id"), *[Column(name, String(80)) for name in names]]


def _customer() -> list[Column[Any]]:
    return [
        _key("id"),
        Column("codcli", CHAR(8), unique=True),
        Column("nomcli", String(80)),
        Column("nombre_comercial", String(80)),
        Column("nif", String(12)),
        Column("direccion", String(80)),
        Column("cod_postal", String(5)),
        Column("población", String(60)),
        Column("telefono", String(20)),
        Column("riesgo", Double),
        Column("activo", CHAR(1)),
    ]


def _product() -> list[Column[Any]]:
    return [
        Column("codart", String(20), primary_key=True),
        Column("descripcion", String(80)),
        Column("ean13", String(13)),
        Column("codfam", ForeignKey("familias.codfam")),
        Column("ud", String(6)),
        Column("tipo_iva", SmallInteger),
        Column("precio_venta", Double),
        Column("multiplo", Double),
    ]


def _invoice() -> list[Column[Any]]:
    return [
        _key("id"),
        Column("serie", String(4)),
        Column("num_factura", String(20)),
        Column("fecfac", String(8)),
        Column("id_cliente", ForeignKey("clientes.id"), index=True),
        Column("razon_social", String(80)),
        Column("nif", String(12)),
        _money("base_imponible"),
        _money("total_factura"),
    ]


def _invoice_line() -> list[Column[Any]]:
    return [
        Column("id_factura", ForeignKey("facturas.id"), index=True),
        Column("num_linea", Integer),
        Column("codart", String(20)),
        Column("descripcion", String(80)),
        Column("cantidad", Numeric(12, 3)),
        Column("precio", Double),
        Column("dto1", Double),
        _money("importe"),
        Column("pct_iva", Double),
    ]


def _due() -> list[Column[Any]]:
    return [
        Column("num_vto", Integer, primary_key=True, autoincrement=False),
        Column("id_cliente", ForeignKey("clientes.id"), index=True),
        Column("fecha", Date),
        Column("fecha_vto", DateTime),
        _money("importe"),
        _money("cobrado"),
    ]


def fill(connection: Connection, meta: MetaData) -> None:
    meta.create_all(connection)
    place = {"poblacion": "Soria", "provincia": "Soria"}
    _add(
        connection,
        meta,
        "empresa",
        id=1,
        razon_social="Duero",
        cif="A42000000",
        domicilio="Mayor 1",
        cp="42001",
        **place,
    )
    for number, active in ((1, "S"), (2, "N")):
        _add(connection, meta, "clientes", **_a_customer(number, active))
    _add(connection, meta, "familias", codfam="F1", nomfam="Tornillos")
    product = {"codart": "T-1", "descripcion": "Tornillo", "ean13": "8400000000017", "codfam": "F1", "ud": "ud"}
    _add(connection, meta, "articulos", **product, tipo_iva=1, precio_venta=0.125, multiplo=100.0)
    _add(connection, meta, "tarifas_clientes", id_cliente=1, cod_tarifa="T1", orden=1)
    _add(connection, meta, "existencias", codart="T-1", codalm="01", cantidad=250.0)
    _add(connection, meta, "facturas", **_an_invoice())
    line = {"id_factura": 7, "num_linea": 1, "codart": "T-1", "descripcion": "Tornillo", "cantidad": Decimal(100)}
    _add(connection, meta, "lineas_factura", **line, precio=0.125, dto1=0.0, importe=Decimal("12.50"), pct_iva=21.0)
    due = {"num_vto": 70, "id_cliente": 1, "fecha": date(2026, 3, 1), "fecha_vto": MIDNIGHT}
    _add(connection, meta, "vencimientos", **due, importe=Decimal("15.13"), cobrado=Decimal(0))


def _a_customer(number: int, active: str) -> dict[str, Any]:
    return {
        "id": number,
        "codcli": f"C{number:03}",
        "nomcli": f"Cliente {number}",
        "nif": f"B4200000{number}",
        "direccion": "Calle Real 2",
        "cod_postal": "42002",
        "población": "Soria",
        "riesgo": 1000.5,
        "activo": active,
    }


def _an_invoice() -> dict[str, Any]:
    return {
        "id": 7,
        "serie": "A",
        "num_factura": "A-2026-7",
        "fecfac": "20260301",
        "id_cliente": 1,
        "razon_social": "Cliente 1",
        "nif": "B42000001",
        "base_imponible": Decimal("12.50"),
        "total_factura": Decimal("15.13"),
    }


def _add(connection: Connection, meta: MetaData, table: str, **row: Any) -> None:
    connection.execute(insert(meta.tables[table]), [row])
