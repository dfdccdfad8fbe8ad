"""A setting that could not be served from is refused at start."""

import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from erp_adapter.settings import ErpSettings, StoreSettings
from tests.services import require_odbc

URL = "sqlite:///erp.sqlite"


def test_the_folder_of_documents_has_to_be_there(tmp_path: Path) -> None:
    assert ErpSettings(url=URL, documents=tmp_path).documents == tmp_path
    assert ErpSettings(url=URL).documents is None
    file = tmp_path / "file"
    file.touch()
    for wrong in (tmp_path / "gone", file):
        with pytest.raises(ValidationError, match="documents"):
            ErpSettings(url=URL, documents=wrong)


def test_the_mapping_is_read_at_start_and_all_its_mistakes_said(tmp_path: Path) -> None:
    assert ErpSettings(url=URL).mapping == "expand"
    file = tmp_path / "own.toml"
    file.write_text('[relation.stok]\ntable = "x"\n[relation.stock]\n', encoding="utf-8")
    with pytest.raises(
        ValidationError, match=r"own\.toml:1: .* did you mean stock\?\n.*own\.toml:3: .*neither table nor"
    ):
        ErpSettings(url=URL, mapping=str(file))
    with pytest.raises(ValidationError, match="name a TOML file, or one of expand"):
        ErpSettings(url=URL, mapping="expnd")


def test_the_mapping_has_sql_for_the_system(tmp_path: Path) -> None:
    """Under the name that everything here has for it."""
    require_odbc()
    file = tmp_path / "own.toml"
    file.write_text('[relation.stock]\ntable = "x"\nwhere.mariadb = "a = 1"\n', encoding="utf-8")
    assert ErpSettings(url="mysql+pyodbc://x/y", mapping=str(file)).system == "mariadb"
    with pytest.raises(ValidationError, match="has SQL for mariadb and none for sqlite; add sqlite, or default"):
        ErpSettings(url=URL, mapping=str(file))


def test_a_system_that_is_not_served_is_said_with_those_that_are() -> None:
    with pytest.raises(ValidationError, match="oracle; there are sqlite, postgresql, mariadb, mssql"):
        ErpSettings(url="oracle://office@erp/orcl")


def test_the_store_is_not_kept_in_sql_server() -> None:
    require_odbc()
    with pytest.raises(ValidationError, match="can't be SQL Server yet; keep the gateway's own tables in SQLite"):
        StoreSettings(url="mssql+pyodbc://office@erp/office")


def test_a_machine_without_odbc_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyodbc", None)
    with pytest.raises(ValidationError, match="install ODBC: on Debian the package unixodbc"):
        ErpSettings(url="mariadb+pyodbc://office@erp/erp?driver=MariaDB")
    assert ErpSettings(url="postgresql+asyncpg://office@erp/erp").system == "postgresql"
