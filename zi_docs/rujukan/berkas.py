"""Files of reference data → plain values and models; every fault names its file and line."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from zi_docs.errors import DataError, Tempat

M = TypeVar("M", bound=BaseModel)
_PENGURAI: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SARAN = "perbaiki berkas itu; bila berkas bawaan, pasang ulang zi-docs"


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file with LF line ends. Raises DataError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError(f"berkas data {path} tidak ditemukan", SARAN) from None
    except OSError as galat:
        raise DataError(f"berkas data {path} tidak dapat dibaca ({galat.strerror})", SARAN) from None
    except UnicodeDecodeError:
        raise DataError(f"berkas data {path} tidak tersimpan sebagai UTF-8", "simpan sebagai UTF-8") from None


def rows(path: Path, kolom: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and fields of each row of a CSV file whose heading is `kolom`.

    Raises DataError when heading or number of fields differ.
    """
    import csv

    pembaca = csv.reader(read_text(path).split("\n"))
    if next(pembaca, []) != list(kolom):
        raise DataError(f"judul kolom harus: {','.join(kolom)}", SARAN, Tempat(str(path), 1, 1))
    for isi in filter(None, pembaca):
        if len(isi) != len(kolom):
            pesan = f"baris ini memuat {len(isi)} kolom, seharusnya {len(kolom)}"
            raise DataError(pesan, SARAN, Tempat(str(path), pembaca.line_num, 1))
        yield pembaca.line_num, isi


class BerkasYaml:
    """A YAML file of plain data that can still tell the line of a value."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._text = read_text(path)
        try:
            self.isi: Any = yaml.load(self._text, _PENGURAI)  # noqa: S506 - a safe loader, the fast one
        except yaml.MarkedYAMLError as galat:
            baris = galat.problem_mark.line + 1 if galat.problem_mark else 1
            saran = "periksa tanda petik, kurung, titik dua, dan inden di sekitar baris itu"
            raise DataError("bukan YAML yang sah", saran, Tempat(str(path), baris, 1)) from None
        except (yaml.YAMLError, ValueError):
            pesan = f"berkas data {path} memuat karakter atau tanggal yang tidak sah"
            raise DataError(pesan, SARAN) from None

    def wrong(self, pesan: str, jalur: Sequence[str | int] = (), saran: str = SARAN) -> DataError:
        """Return the error that says `pesan` at the line of the value that `jalur` leads to."""
        return DataError(pesan, saran, Tempat(str(self._path), self._line(jalur), 1))

    def table(self, *jalur: str) -> dict[str, Any]:
        """Return the mapping that `jalur` leads to. Raises DataError when it is none."""
        isi = self.isi
        for kunci in jalur:
            isi = isi.get(kunci) if isinstance(isi, dict) else None
        if not isinstance(isi, dict):
            raise self.wrong(f"{' > '.join(jalur) or 'isi berkas'} harus berupa kelompok kunci: nilai", jalur)
        return isi

    def sequence(self, *jalur: str) -> list[Any]:
        """Return the list that `jalur` leads to. Raises DataError when it is none."""
        isi = self.table(*jalur[:-1]).get(jalur[-1]) if jalur else self.isi
        if not isinstance(isi, list):
            raise self.wrong(f"{' > '.join(jalur) or 'isi berkas'} harus berupa daftar", jalur)
        return isi

    def model(self, model: type[M], isi: object, *jalur: str | int) -> M:
        """Return the model of a value that stands at `jalur`. Raises DataError with its line."""
        try:
            return model.model_validate(isi)
        except ValidationError as galat:
            satu = galat.errors(include_url=False)[0]
            raise self.wrong(*_explain(satu, jalur)) from None

    def _line(self, jalur: Sequence[str | int]) -> int:
        """Line of the deepest value on the way that exists; composes the tree again, so only for errors."""
        simpul = yaml.compose(self._text, _PENGURAI)
        baris = 1
        for langkah in jalur:
            bawah = _below(simpul, langkah)
            if bawah is None:
                break
            kunci, simpul = bawah
            baris = kunci.start_mark.line + 1
        return baris


def _below(simpul: yaml.Node | None, langkah: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(simpul, yaml.MappingNode):
        return next(((k, v) for k, v in simpul.value if k.value == str(langkah)), None)
    if isinstance(simpul, yaml.SequenceNode) and isinstance(langkah, int) and langkah < len(simpul.value):
        return simpul.value[langkah], simpul.value[langkah]
    return None


def _explain(galat: ErrorDetails, jalur: Sequence[str | int]) -> tuple[str, tuple[str | int, ...], str]:
    """Return message, path and cure of one error of pydantic."""
    jalur = (*jalur, *galat["loc"])
    kunci = next((satu for satu in reversed(jalur) if isinstance(satu, str)), "entri ini")
    match galat["type"]:
        case "missing":
            return f"{kunci} belum diisi", jalur, SARAN
        case "extra_forbidden":
            return f"kunci {kunci} tidak dikenal", jalur, "periksa ejaan kunci itu atau hapus"
        case "string_type":
            return f"{kunci} harus berupa teks", jalur, 'beri tanda petik, misalnya "7"'
        case "value_error":
            return f"{kunci}: {galat['ctx']['error']}", jalur, SARAN
        case _:
            return f"nilai {galat['input']!r} tidak sah untuk {kunci}", jalur, SARAN
