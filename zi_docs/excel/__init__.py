"""Tables and teams from Excel and CSV, and back into Excel. The only user of openpyxl."""

from zi_docs.excel.baca import read_table, sheets
from zi_docs.excel.butir import read_text
from zi_docs.excel.lembar import Daerah, Lembar, Nilai
from zi_docs.excel.nomor import are_column_numbers, is_label
from zi_docs.excel.orang import read_people, write_people
from zi_docs.excel.tempat import Bacaan, BacaanOrang, TempatSel
from zi_docs.excel.tulis import write_table

__all__ = [
    "Bacaan",
    "BacaanOrang",
    "Daerah",
    "Lembar",
    "Nilai",
    "TempatSel",
    "are_column_numbers",
    "is_label",
    "read_people",
    "read_table",
    "read_text",
    "sheets",
    "write_people",
    "write_table",
]
