"""Files of reference data → plain values and models; every fault names its file and line."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from zi_docs.errors import DataError, Tempat, os_reason

M = TypeVar("M", bound=BaseModel)
_CEPAT: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SARAN = "perbaiki berkas itu; bila berkas bawaan, pasang ulang zi-docs"


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file with LF line ends. Raises DataError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError(f"berkas data {path} tidak ditemukan", SARAN) from None
    except OSError as galat:
        raise DataError(f"berkas data {path} tidak dapat dibaca ({os_reason(galat)})", SARAN) from None
    except UnicodeDecodeError:
        raise DataError(f"berkas data {path} tidak tersimpan sebagai UTF-8", "simpan sebagai UTF-8") from None


def rows(path: Path, kolom: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and fields of each row of a CSV file whose heading is `kolom`.

    Raises DataError when heading or number of fields differ.
    """
    import csv

    baris = read_text(path).split("\n")
    # Excel saves with semicolons where the comma is the decimal sign, as in Indonesia.
    pembaca = csv.reader(baris, delimiter="," if "," in baris[0] else ";")
    if next(pembaca, []) != list(kolom):
        raise DataError(f"judul kolom harus: {','.join(kolom)}", SARAN, Tempat(str(path), 1, 1))
    for isi in filter(any, pembaca):
        if len(isi) != len(kolom):
            pesan = f"baris ini memuat {len(isi)} kolom, seharusnya {len(kolom)}"
            raise DataError(pesan, SARAN, Tempat(str(path), pembaca.line_num, 1))
        yield pembaca.line_num, isi


class _KunciGandaError(yaml.MarkedYAMLError):
    """A mapping says a key twice; YAML itself would keep the last in silence."""


class _Pengurai(_CEPAT):  # type: ignore[valid-type,misc]
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        ada: set[str] = set()
        for kunci, _ in node.value:
            if kunci.value in ada:
                raise _KunciGandaError(problem=kunci.value, problem_mark=kunci.start_mark)
            if isinstance(kunci, yaml.ScalarNode):
                ada.add(kunci.value)
        hasil: dict[Any, Any] = super().construct_mapping(node, deep)
        return hasil


class BerkasYaml:
    """A YAML file of plain data, or a piece of one, that can still tell the line of a value."""

    def __init__(self, path: Path, potongan: str | None = None, sebelum: int = 0) -> None:
        """Parse the file, or only `potongan` of it, which stands after `sebelum` lines."""
        self._path = path
        self._text = read_text(path) if potongan is None else potongan
        self._sebelum = sebelum
        try:
            self.isi: Any = yaml.load(self._text, _Pengurai)  # noqa: S506 - a safe loader, the fast one
        except _KunciGandaError as galat:
            pesan, saran = f"kunci {galat.problem} tertulis dua kali", "hapus salah satu, atau gabungkan isinya"
            raise DataError(pesan, saran, self._place(galat.problem_mark)) from None
        except yaml.MarkedYAMLError as galat:
            saran = "periksa tanda petik, kurung, titik dua, dan inden di sekitar baris itu"
            raise DataError("bukan YAML yang sah", saran, self._place(galat.problem_mark)) from None
        except (yaml.YAMLError, ValueError):
            pesan = f"berkas data {path} memuat karakter atau tanggal yang tidak sah"
            raise DataError(pesan, SARAN) from None

    def _place(self, tanda: yaml.Mark | None) -> Tempat:
        return Tempat(str(self._path), (tanda.line if tanda else 0) + 1 + self._sebelum, 1)

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
        simpul = yaml.compose(self._text, _Pengurai)
        baris = 1
        for langkah in jalur:
            bawah = _below(simpul, langkah)
            if bawah is None:
                break
            kunci, simpul = bawah
            baris = kunci.start_mark.line + 1
        return baris + self._sebelum


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
