"""A setting that could not be served from is refused at start."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from erp_adapter.settings import ErpSettings

URL = "sqlite:///erp.sqlite"


def test_the_folder_of_documents_has_to_be_there(tmp_path: Path) -> None:
    assert ErpSettings(url=URL, documents=tmp_path).documents == tmp_path
    assert ErpSettings(url=URL).documents is None
    file = tmp_path / "file"
    file.touch()
    for wrong in (tmp_path / "gone", file):
        with pytest.raises(ValidationError, match="documents"):
            ErpSettings(url=URL, documents=wrong)
