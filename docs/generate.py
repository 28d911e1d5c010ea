"""The generated parts of the docs: each cog block of a page calls one function of this module and prints its text.

Words that the code does not carry (what a tag prints, what a style is for) stand in `words.yaml`; a name of the code
that is missing there, or a word for a name that is gone, stops the build. Run by `make docs`, checked by `make check`.
"""

# ruff: noqa: INP001 - a script beside the pages, not a package
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import click
import yaml
from click.testing import CliRunner
from docx import Document
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import zi_docs.models
from zi_docs import Bentuk, Plan, bahasa, load_plan
from zi_docs.cli import perintah
from zi_docs.compose.fakta import gather, references
from zi_docs.compose.teks import spans
from zi_docs.docx.tag import KEPUTUSAN, KOSAKATA, LAMPIRAN, RAPAT, Jenis, Nilai, required
from zi_docs.models import dasar
from zi_docs.models.lampiran import LampiranPersonalia, LampiranTabel, LampiranTeks
from zi_docs.models.naskah import Gaya
from zi_docs.models.peraturan import Peraturan
from zi_docs.models.redaksi import Redaksi
from zi_docs.rujukan import rujukan

ROOT = Path(__file__).resolve().parent.parent
WORDS: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "docs" / "words.yaml").read_text(encoding="utf-8"))
EXAMPLE = ROOT / "contoh" / "kutai-timur-rencana-aksi-dan-tim.yaml"
_TYPES: list[tuple[object, str]] = [
    (dasar.Tanggal, "tanggal"),
    (dasar.Id, "id"),
    (dasar.Baris, "teks atau daftar teks"),
    (dasar.YaTidak, "ya atau tidak"),
    (dasar.Angka, "angka"),
    (bool, "ya atau tidak"),
    (int, "bilangan bulat"),
    (float, "angka"),
    (str, "teks"),
    (date, "tanggal"),
]


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def described(what: str, names: Iterable[str]) -> dict[str, str]:
    """Return the words of one section for each name; raises LookupError unless they describe exactly these."""
    known, found = WORDS[what], list(names)
    missing = [name for name in found if name not in known]
    stale = [name for name in known if name not in found]
    if missing or stale:
        raise LookupError(f"docs/words.yaml, {what}: not described {missing}, described in vain {stale}")
    return {name: known[name] for name in found}


# --- docs/plan.md


@cache
def hints(model: type[BaseModel]) -> dict[str, Any]:
    """Return the annotation of each field with its metadata, so that our text types can be told apart."""
    return get_type_hints(model, include_extras=True)


def fields(name: str) -> str:
    """Return the keys of one model: name, kind of content, default, meaning."""
    model = models()[name]
    rows = [
        (f"`{key}`", field.title or "", _kind(field, hints(model)[key]), _default(field), field.description or "")
        for key, field in model.model_fields.items()
    ]
    return table(("kunci", "judul", "isi", "bawaan", "keterangan"), rows)


@cache
def models() -> dict[str, type[BaseModel]]:
    """Return every model that a plan can hold, by name."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [Plan]
    while waiting:
        model = waiting.pop(0)
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting += [inner for hint in hints(model).values() for inner in _models_in(hint)]
    return found


def _models_in(hint: object) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for inner in get_args(hint):
        yield from _models_in(inner)


def _kind(field: FieldInfo, hint: object) -> str:
    bounds = {name: getattr(m, name) for m in field.metadata for name in ("gt", "ge", "le") if hasattr(m, name)}
    if "le" not in bounds:
        return _words(hint)
    low = f"{bounds.get('ge', bounds.get('gt')):g}".replace(".", ",")
    return f"{_words(hint)}, {low} sampai {bounds['le']:g}"


def _words(hint: object) -> str:
    """Say in Indonesian what a value is."""
    if said := next((said for known, said in _TYPES if hint == known), _heading(hint)):
        return said
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return bahasa.daftar([f"`{choice}`" for choice in inner if choice], "atau")
    if origin is dict:
        return f"kelompok `nama: isi`; isinya {_words(inner[1])}"
    if origin is tuple:
        return f"daftar {_words(inner[0])}"
    meant = inner if origin in {typing.Union, types.UnionType} else inner[:1]  # else Annotated
    return " atau ".join(_words(one) for one in meant if one is not type(None))


def _heading(hint: object) -> str:
    """Link to the heading that tells about a model; the kinds of annex have one in common."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        heading = described("models", models())[hint.__name__]
    elif get_origin(hint) is not tuple and {LampiranTabel, LampiranPersonalia, LampiranTeks} <= set(_models_in(hint)):
        heading = "lampiran"
    else:
        return ""
    return f"[{heading}](#{heading.replace(' ', '-')})"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "wajib"
    return _shown(field.default) or "–"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_shown, value)))
    if isinstance(value, BaseModel):
        return _shown(next((one for one in value.model_dump().values() if one and isinstance(one, str)), ""))
    return f"`{value}`" if isinstance(value, str) and value else ""


def sentences() -> str:
    """Return every composed sentence with its standard wording."""
    ketua, sekretaris = rujukan().redaksi("ketua"), rujukan().redaksi("sekretaris")
    rows = []
    for key, field in Redaksi.model_fields.items():
        said, other = (_lines(getattr(jenis, key)) for jenis in (ketua, sekretaris))
        also = "" if other == said else f"<br>sekretaris: {other}"
        rows.append((f"`{key}`", field.title or "", f"{said}{also}"))
    return table(("kunci", "judul", "kalimat baku"), rows)


def _lines(value: str | tuple[str, ...]) -> str:
    return "<br>".join(f"`{line}`" for line in ((value,) if isinstance(value, str) else value))


def columns() -> str:
    """Return the named sets of columns: printed headings and the keys of their cells."""
    names = yaml.safe_load((ROOT / "data" / "kolom.yaml").read_text(encoding="utf-8"))
    rows = []
    for name in names:
        leaves = [leaf for column in rujukan().kolom(name) for leaf in (column.kolom or (column,))]
        keys = [f"`{leaf.nama}`" for leaf in leaves if not leaf.penomoran]
        heads = [column.judul for column in rujukan().kolom(name)]
        rows.append((f"`{name}`", ", ".join(heads), ", ".join(keys)))
    return table(("nama susunan", "judul kolom", "kunci sel"), rows)


# --- docs/panduan.md


def facts() -> str:
    """Return the facts that texts may name, with what the example decree of Kutai Timur prints for them."""
    plan = load_plan(EXAMPLE)
    isian = gather(plan, rujukan().satker(plan.satker), Bentuk.SALINAN)
    redaksi = rujukan().redaksi(plan.jenis)
    isian.fakta["keputusan"] = isian.markup(redaksi.sebutan or "", ())
    isian.fakta["keputusan_induk"] = isian.markup(redaksi.sebutan_induk or "", ())
    isian.fakta["tentang"] = isian.fakta["pleno.agenda"] = isian.markup(plan.tentang, ())
    names = [name for name in isian.fakta if not name.startswith("isian.")]
    known = described("facts", names)
    return table(
        ("isian", "arti", "contoh"),
        ((f"`{{{{ {name} }}}}`", known[name], _short(spans(isian.fakta[name]).polos)) for name in names),
    )


def links() -> str:
    """Return the references between the parts of a plan, as the example decree of Kutai Timur has them."""
    plan = load_plan(EXAMPLE)
    isian = gather(plan, rujukan().satker(plan.satker), Bentuk.SALINAN)
    before = set(isian.fakta)
    references(plan, isian)
    rows = ((f"`{{{{ {name} }}}}`", text) for name, text in isian.fakta.items() if name not in before)
    return table(("isian", "dicetak"), rows)


def _short(text: str, limit: int = 70) -> str:
    text = text.replace("\u00a0", " ").strip()
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"


# --- docs/peraturan.md


def regulations() -> str:
    """Return the regulations of data/peraturan.yaml with their ids, under a heading for each kind."""
    entries = yaml.safe_load((ROOT / "data" / "peraturan.yaml").read_text(encoding="utf-8"))
    acts = [rujukan().peraturan(entry["id"]) for entry in entries]
    parts = []
    for kind in dict.fromkeys(act.jenis for act in acts):
        rows = ((f"`{act.id}`", act.sebutan, act.tentang, _standing(act)) for act in acts if act.jenis == kind)
        parts.append(f"## {kind}\n\n{table(('id', 'peraturan', 'tentang', 'keterangan'), rows)}")
    return "\n".join(parts)


def _standing(act: Peraturan) -> str:
    """Say what amends or repeals an act, and how sure its facts are where they are not."""
    last = f"terakhir diubah dengan `{act.diubah_oleh[-1]}`" if act.diubah_oleh else ""
    gone = f"**dicabut** oleh `{act.dicabut_oleh}`" if act.dicabut_oleh else ""
    return "; ".join(filter(None, (gone, last, "" if act.keyakinan == "terverifikasi" else act.keyakinan)))


# --- docs/templat.md


def tags(which: str) -> str:
    """Return the tags of a template: of the decree (`tags`), an annex (`annex_tags`), or a document of a meeting."""
    meeting = {f"{kind.replace(' ', '_')}_tags": KOSAKATA[printed] for kind, printed in RAPAT.items()}
    vocabulary = {"tags": KEPUTUSAN, "annex_tags": LAMPIRAN, **meeting}[which]
    rows, needed = list(_tags(vocabulary, "")), set(required(vocabulary))
    known = described(which, [name for name, _ in rows])
    return table(
        ("tag", "dicetak", "wajib ada"), ((tag, known[name], "ya" if name in needed else "") for name, tag in rows)
    )


def _tags(vocabulary: Mapping[str, Nilai], prefix: str, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path of each name and the tag as it is typed; members of a list are reached through `d`."""
    for name, value in vocabulary.items():
        match value.jenis:
            case Jenis.KELOMPOK:
                yield path + name, f"kelompok `{prefix}{name}`"
                yield from _tags(value.anggota, f"{prefix}{name}.", f"{path}{name}.")
            case Jenis.DAFTAR:
                yield path + name, f"`{{%tr for d in {prefix}{name} %}}` … `{{%tr endfor %}}`"
                yield from _tags(value.anggota, "d.", f"{path}{name}.")
            case Jenis.ISI:
                yield path + name, f"`{{{{p {prefix}{name} }}}}`"
            case _:
                yield path + name, f"`{{{{ {prefix}{name} }}}}`"


def styles() -> str:
    """Return the styles of the shipped templates; those that the engine asks for are marked."""
    document = Document(str(ROOT / "templates" / "keputusan" / "keputusan.docx"))
    names = [style.name or "" for style in document.styles if (style.name or "").startswith("ZI ")]
    known = described("styles", names)
    needed = {*Gaya, "ZI Tabel"}
    return table(
        ("gaya", "untuk", "wajib ada"), ((f"`{name}`", known[name], "ya" if name in needed else "") for name in names)
    )


# --- docs/perintah.md


def commands() -> str:
    """Return the help of every command as a terminal of 90 columns shows it."""
    return "\n".join(_help(perintah, ()))


def _help(command: click.Command, path: tuple[str, ...]) -> Iterator[str]:
    shown = CliRunner(env={"COLUMNS": "90"}).invoke(perintah, [*path, "--help"], prog_name="zi-docs")
    yield f"## {' '.join(('zi-docs', *path))}\n\n```text\n{shown.output.rstrip()}\n```\n"
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            if inner := command.get_command(ctx, name):
                yield from _help(inner, (*path, name))


# --- docs/glossary.md


def glossary() -> str:
    """Return every public model and enumeration of the models with its fields or members."""
    return table(("class or field", "term", "gloss"), _entries())


def _entries() -> Iterator[tuple[str, str, str]]:
    for info in pkgutil.iter_modules(zi_docs.models.__path__, "zi_docs.models."):
        module = importlib.import_module(info.name)
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if name.startswith("_") or kind.__module__ != info.name or not issubclass(kind, BaseModel | Enum):
                continue
            yield f"`{name}`", "", (inspect.getdoc(kind) or "").split("\n\n", maxsplit=1)[0]
            if issubclass(kind, BaseModel):
                for key, field in kind.model_fields.items():
                    yield f"`{name}.{key}`", field.title or "", field.description or ""
            else:
                for member in kind:
                    yield f"`{name}.{member.name}`", str(member.value), ""
