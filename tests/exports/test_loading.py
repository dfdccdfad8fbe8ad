"""What makes files is loaded where files are made, and nowhere else."""

import subprocess
import sys

HEAVY = {"babel", "fpdf", "openpyxl", "pandas", "pikepdf", "pyhanko", "pymupdf_fonts", "segno", "xlsxwriter", "xlwt"}


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split()) & HEAVY


def test_the_office_opens_without_it() -> None:
    assert loaded_by("import app; app.build_schema()") == set()


def test_a_csv_needs_no_spreadsheet_and_no_pdf() -> None:
    assert loaded_by("import exports.csv_file") <= {"babel"}
