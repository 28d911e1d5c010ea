"""plan.yaml → a tree of texts with places; what YAML would lose or misread is reported with its cure."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import Masalah, PlanError, Tempat
from zi_docs.plan.yaml import BATAS_DALAM, BATAS_MASALAH, Isi, Jalur, parse_yaml, read_yaml

PRINTABLE = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])


def faults(text: str) -> tuple[Masalah, ...]:
    """The problems of a text; none when it can be read."""
    try:
        parse_yaml(text, "plan.yaml")
    except PlanError as galat:
        return galat.masalah
    return ()


def fault(text: str) -> Masalah:
    """The one problem of a text."""
    (satu,) = faults(text)
    return satu


SCALARS = """198410142009022008 000000000000000001 no on true 08 0o17 0x1F 1e3 1_000 2026-01-08 12:30 .5 1.10
= NULL Null -1 a#b Rp1.000,00"""


@pytest.mark.parametrize("scalar", SCALARS.split())
def test_plain_scalars_stay_as_written(scalar: str) -> None:
    """No plain scalar, value or key, is turned into a number, a date or a truth value."""
    isi = parse_yaml(f"nilai: {scalar}\nbutir:\n  - {scalar}: x\n", "p").isi
    assert isi == {"nilai": scalar, "butir": [{scalar: "x"}]}


def test_only_empty_tilde_and_null_are_nothing() -> None:
    """Plain `~`, `null` and an empty value are None; in quotes or as a key they are text."""
    isi = parse_yaml("a:\nb: ~\nc: null\nd: ''\ne: \"~\"\nf: 'null'\nnull: x\n", "p").isi
    assert isi == {"a": None, "b": None, "c": None, "d": "", "e": "~", "f": "null", "null": "x"}


def test_line_ends_byte_order_mark_and_composition_are_normalised() -> None:
    """CRLF and CR become LF, a byte order mark is no text, and letters are composed (NFC)."""
    berkas = parse_yaml("\ufeffa: |\r\n  x\r\n  y\rb: cafe\u0301\n", "p")
    assert berkas.isi == {"a": "x\ny\n", "b": "caf\u00e9"}
    assert berkas.tempat(("b",)) == Tempat("p", 4, 4)


def test_places_point_at_values_and_keys() -> None:
    """Values, keys, missing paths and source lines are found where an editor shows them."""
    berkas = parse_yaml("judul: A\nmenimbang:\n  - satu\n  - isi: dua\n    akhir: x\n", "plan.yaml")
    assert str(berkas.tempat(("judul",))) == "plan.yaml:1:8"
    assert str(berkas.tempat_kunci(("judul",))) == "plan.yaml:1:1"
    assert str(berkas.tempat(("menimbang", 1, "akhir"))) == "plan.yaml:5:12"
    assert str(berkas.tempat_kunci(("menimbang", 1, "akhir"))) == "plan.yaml:5:5"
    assert berkas.tempat_kunci(("menimbang", 0)) == Tempat("plan.yaml", 3, 5)
    assert berkas.tempat(("menimbang", 1, "tiada", 3)) == Tempat("plan.yaml", 4, 5)
    assert berkas.tempat(("menimbang", 9)) == Tempat("plan.yaml", 3, 3)
    assert berkas.tempat(()) == Tempat("plan.yaml", 1, 1)
    assert [berkas.baris(n) for n in (0, 3, 99)] == ["", "  - satu", ""]


def test_an_alias_is_placed_where_it_is_used_and_its_parts_where_they_are_written() -> None:
    """The place of a repeated value is the alias; of what lies in it, the original."""
    berkas = parse_yaml("a: &x\n  b: 1\nc: *x\n", "p")
    assert berkas.isi == {"a": {"b": "1"}, "c": {"b": "1"}}
    assert (berkas.tempat(("c",)), berkas.tempat(("c", "b"))) == (Tempat("p", 3, 4), Tempat("p", 2, 6))


def leaves(node: yaml.Node | None, jalur: Jalur = ()) -> Iterator[tuple[Jalur, yaml.Node, yaml.Node | None]]:
    """Path, value and key of every node that PyYAML itself composes."""
    if isinstance(node, yaml.MappingNode):
        for kunci, nilai in node.value:
            yield (*jalur, kunci.value), nilai, kunci
            yield from leaves(nilai, (*jalur, kunci.value))
    elif isinstance(node, yaml.SequenceNode):
        for nomor, nilai in enumerate(node.value):
            yield (*jalur, nomor), nilai, None
            yield from leaves(nilai, (*jalur, nomor))


NFC = st.text(PRINTABLE, max_size=20).map(lambda teks: normalize("NFC", teks))
BRANCHES: st.SearchStrategy[Isi] = st.recursive(
    NFC,
    lambda anak: st.lists(anak, max_size=4) | st.dictionaries(st.sampled_from("abcde"), anak, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(NFC.filter(bool), BRANCHES, min_size=1, max_size=4), st.booleans(), st.sampled_from(['"', "'"]))
def test_values_and_places_of_any_tree_are_right(tree: dict[str, Isi], flow: bool, style: str) -> None:  # noqa: FBT001
    """Any nested tree is read back unchanged, and every place is where PyYAML's own composer sees it."""
    text = yaml.safe_dump(tree, default_flow_style=flow, default_style=style, allow_unicode=True, width=40)
    berkas = parse_yaml(text, "p")
    assert berkas.isi == tree
    for jalur, nilai, kunci in leaves(yaml.compose(text, Loader=yaml.SafeLoader)):
        awal, awal_kunci = nilai.start_mark, (kunci or nilai).start_mark
        assert berkas.tempat(jalur) == Tempat("p", awal.line + 1, awal.column + 1)
        assert berkas.tempat_kunci(jalur) == Tempat("p", awal_kunci.line + 1, awal_kunci.column + 1)


@given(st.text(PRINTABLE))
def test_any_printable_text_in_quotes_survives(teks: str) -> None:
    """Printable text in either kind of quotes comes out as it went in, composed."""
    ganda, tunggal = json.dumps(teks, ensure_ascii=False), teks.replace("'", "''")
    isi = parse_yaml(f"a: {ganda}\nb: '{tunggal}'\n", "p").isi
    assert isi == {"a": normalize("NFC", teks), "b": normalize("NFC", teks)}


@given(isi=st.binary())
def test_random_bytes_raise_only_plan_error(tmp_path_factory: pytest.TempPathFactory, isi: bytes) -> None:
    """Whatever a file holds, it is read or refused with a report."""
    berkas = tmp_path_factory.getbasetemp() / "plan.yaml"
    berkas.write_bytes(isi)
    with contextlib.suppress(PlanError):
        read_yaml(berkas)


TOKENS = "a¦b: ¦: ¦- ¦? ¦\n¦  ¦\t¦'¦\"¦[¦]¦{¦}¦,¦&x ¦*x¦*y ¦!t ¦| ¦>¦#¦ #¦%¦@¦`¦<<: ¦---\n¦...\n¦~¦\\x07¦{{ "


@given(st.lists(st.sampled_from(TOKENS.split("¦")), max_size=30).map("".join))
def test_broken_yaml_raises_nothing_but_plan_error(text: str) -> None:
    """Any mixture of YAML's own signs is read or refused, each problem with a place and a cure."""
    masalah = faults(text)
    assert all(m.tempat and m.saran for m in masalah)
    assert all(1 <= m.tempat.baris <= text.count("\n") + 1 for m in masalah if m.tempat)


TRAPS = {
    "colon in a value": ("judul: KEPUTUSAN: X\n", "1:17", 'tanda kutip: judul: "KEPUTUSAN: X"'),
    "colon in an item": ("a:\n  - bahwa KPU: perlu: b\n", "2:21", '- "bahwa KPU: perlu: b"'),
    "colon in a second line": ("a:\n  - bahwa a\n    dan b: c\n", "3:10", "dari baris pertamanya"),
    "key under a value": ("a: x\n  nomor: 3\n", "2:3", "baris 1 sudah berisi teks"),
    "tab before a key": ("a:\n\tb: 1\n", "2:1", "TAB"),
    "tab after a value": ("a:\n  b: 1\n\tc: 2\n", "3:1", "TAB"),
    "italics at the start": ("a:\n  - *miring* teks\n", "2:5", '"*miring* teks"'),
    "italics, not closed": ("a:\n  - *miring teks\n", "2:5", '"*miring teks"'),
    "italics, one word": ("a:\n  - *miring\n", "2:5", '"*miring"'),
    "ampersand": ("a: & teks\n", "1:4", '"& teks"'),
    "ampersand after a key of two words": ("nama jabatan: & x\n", "1:15", '"& x"'),
    "exclamation mark": ("a: !teks lain\n", "1:4", '"!teks lain"'),
    "exclamation marks": ("a: !!python/object:os.x {}\n", "1:4", "!!python/object:os.x"),
    "tag of a list": ("a: !x [1]\n", "1:4", "`!x`"),
    "undefined tag handle": ("a: !foo!bar x\n", "1:4", '"!foo!bar x"'),
    "at sign": ("a: @budi teks\n", "1:4", '"@budi teks"'),
    "backtick": ("a: `x` teks\n", "1:4", '"`x` teks"'),
    "percent": ("a: %5 teks\n", "1:4", '"%5 teks"'),
    "bar": ("a: | teks\n", "1:4", '"| teks"'),
    "greater than": ("a: >5 tahun\n", "1:4", '">5 tahun"'),
    "comma": ("a: , x\n", "1:4", '", x"'),
    "bracket at the start": ("a: [ketua] menetapkan\n", "1:4", '"[ketua] menetapkan"'),
    "brace at the start": ("a: {ketua} menetapkan\n", "1:4", '"{ketua} menetapkan"'),
    "bracket not closed": ("a: [ketua, b\nb: 1\n", "1:4", "tidak ditutup dengan `]`"),
    "brace not closed": ("a:\n - {teks ini\nb: 1\n", "2:4", "tidak ditutup dengan `}`"),
    "fact alone": ("a: {{ satker.nama }}\n", "1:4", '"{{ satker.nama }}"'),
    "fact and text": ("a:\n - {{ satker.nama }} teks\n", "2:4", '"{{ satker.nama }} teks"'),
    "bracket not closed at the end": ("a: 1\nb: [x, y: [\n", "2:11", "tidak ditutup dengan `]`"),
    "facts not closed": ("a: {{ satker.nama\nb: 1\n", "1:4", "`{{`"),
    "quotation at the start": ('a: "Kutip" lalu\n', "1:4", "'\"Kutip\" lalu'"),
    "apostrophe in apostrophes": ("a: 'Jum'at'\n", "1:4", '"Jum\'at"'),
    "quote not closed": ('a: "abc\nb: 1\n', "1:4", "tidak ditutup"),
    "quote closed by the next": ('a: "abc\nb: "def"\n', "1:4", "tidak ditutup"),
    "backslash": ('a: "C:\\Users"\n', "1:9", "garis miring terbalik"),
    "surrogate escape": ('a: "x\\ud800"\n', "1:6", "U+D800"),
    "bell escape": ('a: "x\\x07"\n', "1:4", "U+0007"),
    "bell in a key": ('"a\\x07": 1\n', "1:1", "U+0007"),
    "no space after a colon": ("a: 1\njudul:X\nnomor: 3\n", "2:7", "`judul:` kurang satu spasi"),
    "no space after the only colon": ("judul:X\n", "1:1", "`judul:` kurang satu spasi"),
    "item beside its key": ("a: - b\n", "1:4", "baris baru"),
    "text that is no key": ("a: x\nlanjutan teks\nb: 3\n", "2:1", '"lanjutan teks"'),
    "comment within a text": ("a: x # y\n  lagi\nb: 1\n", "1:6", "tanda #"),
    "comment within an item": ("a:\n  - x # y\n    lagi z\nb: 1\n", "2:7", "tanda #"),
    "less indented": ("a:\n    b: 1\n  c: 2\n", "3:3", "2 spasi, isian di sekitarnya 0 atau 4"),
    "block text less indented": ("a: |\n  x\n y\n", "3:2", "1 spasi"),
    "mapping after a list": ("- a\nb: 1\n", "2:1", "berawalan `- `"),
    "question mark": ("a: ? b\n", "1:4", '"? b"'),
    "merge key": ("a: {b: 1}\n<<: x\n", "2:1", "`<<`"),
    "list as key": ("? [a]\n: b\n", "1:3", "kunci harus berupa teks"),
    "mapping as key": ("{a: b}: c\n", "1:1", "kunci harus berupa teks"),
    "alias as key": ("a: &x 1\n*x : c\n", "2:1", "kunci harus berupa teks"),
    "empty key": ('"": x\n', "1:1", "tanpa kunci"),
    "no key": (": x\n", "1:1", "`kunci: nilai`"),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "3:1", "`a` sudah ada di baris 1"),
    "duplicate after composition": ("\u00e9: 1\ne\u0301: 2\n", "2:1", "sudah ada di baris 1"),
    "two documents": ("a: x\n---\nb: 1\n", "2:1", "lebih dari satu dokumen"),
    "document after its end": ("a: x\n...\nb: 1\n", "3:1", "lebih dari satu dokumen"),
    "value in itself": ("a: &x [*x]\n", "1:8", "memuat dirinya sendiri"),
    "control character": ("a: 1\nb: x\x07y\n", "2:5", "U+0007"),
    "NUL": ("a: \0\n", "1:4", "U+0000 (NUL)"),
    "line separator": ("a: x\u2028y\n", "1:5", "U+2028"),
    "next line": ("a: x\x85y\n", "1:5", "U+0085"),
    "lone surrogate": ("a: x\ud800\n", "1:5", "U+D800"),
    "non-character": ("a: x\uffff\n", "1:5", "U+FFFF"),
    "empty": ("", "1:1", "berkas kosong"),
    "only comments": ("# plan\n", "1:1", "berkas kosong"),
    "text at the top": ("ini plan saya\n", "1:1", "berisi teks biasa"),
    "list at the top": ("- a\n", "1:1", "berisi daftar"),
    "alias at the top": ("*x\n", "1:1", '"*x"'),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_each_trap_has_place_and_cure(trap: str) -> None:
    """A trap of YAML gives one problem, at the place to mend, that names the value or the cure."""
    text, tempat, bagian = TRAPS[trap]
    satu = fault(text)
    assert str(satu.tempat) == f"plan.yaml:{tempat}"
    assert bagian in f"{satu.pesan} {satu.saran}"
    assert satu.saran


def test_an_unforeseen_syntax_error_keeps_the_words_of_the_parser() -> None:
    """What no diagnosis knows is reported in Indonesian around the original words, with a general cure."""
    satu = fault("nama jabatan: ? b\n")
    assert "(mapping keys are not allowed" in satu.pesan
    assert satu.saran.startswith("Periksa baris ini")


def test_structural_mistakes_are_reported_together() -> None:
    """Mistakes that leave the structure readable are all found, and so is the syntax error after them."""
    text = "a: 1\na: 2\nb: {{ x }}\nc: {{ y }}\nd: !t z\ne: *tiada\nf: [x\n"
    assert [m.tempat.baris for m in faults(text) if m.tempat] == [2, 3, 4, 5, 6, 7]


def test_mistakes_without_number_are_cut_off() -> None:
    """A file that is wrong throughout gives a report of bounded length."""
    assert len(faults("a: 1\n" * 5000)) == BATAS_MASALAH
    assert len(faults("a: " + "\x07" * 5000)) == BATAS_MASALAH


CUT = {
    "one space": ("a:\n  - bahwa butir lima # 5 perlu\n", ["plan.yaml:2:22"]),
    "in a mapping": ("a: Jalan Pemuda Nomor #5\n", ["plan.yaml:1:23"]),
    "after other letters": ("a: caf\u00e9 \U0001f600 dan teh # x\n", ["plan.yaml:1:19"]),
    "on its last line": ("a: satu dua\n  tiga # x\nb: 1\n", ["plan.yaml:2:8"]),
    "twice": ("a: x y z # 1\nb: x y z # 2\n", ["plan.yaml:1:10", "plan.yaml:2:10"]),
    "two spaces": ("a: x y z  # komentar\n", []),
    "tab": ("a: x y z\t# komentar\n", []),
    "two words": ("a: Jalan Merdeka # 5\n", []),
    "in quotes": ("a: 'x y z' # komentar\nb: 'x y z # teks'\n", []),
    "block text": ("a: |\n  x y z # teks\n", []),
    "no space": ("a: x y z#5\n", []),
    "own line": ("# x y z\na: x y z\n# b c d\n", []),
}


@pytest.mark.parametrize("case", CUT)
def test_text_cut_at_a_hash_is_noticed(case: str) -> None:
    """Text of three words or more before exactly one space and # is noticed; intended comments are not."""
    text, tempat = CUT[case]
    assert [str(m.tempat) for m in parse_yaml(text, "plan.yaml").catatan] == tempat


def test_a_notice_shows_what_was_read_and_what_was_lost() -> None:
    """The notice of a cut text has its path, both halves, and both cures."""
    (catatan,) = parse_yaml("a:\n  - b\n  - bahwa butir lima # 5 perlu\n", "p").catatan
    assert catatan.jalur == ("a", 1)
    assert '"bahwa butir lima"' in catatan.pesan
    assert '"# 5 perlu"' in catatan.saran


def test_a_word_lost_as_an_anchor_is_noticed() -> None:
    """A text that starts with & loses its first word: noticed, unless an alias uses the anchor."""
    (catatan,) = parse_yaml("a: &dst teks\n", "plan.yaml").catatan
    assert str(catatan).startswith("plan.yaml:1:4: `&dst`")
    assert parse_yaml("a: &x teks\nb: *x\nc: &y [1]\n", "plan.yaml").catatan == ()


def test_billion_laughs_are_refused() -> None:
    """Aliases of aliases are counted as if written out, without writing them out."""
    baris = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    baris += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    satu = fault("\n".join(baris))
    assert "sesudah rujukan `*` dijabarkan" in satu.pesan
    assert satu.tempat
    assert satu.tempat.baris == 6


def test_long_texts_repeated_by_aliases_are_refused() -> None:
    """A long text that aliases repeat counts with all its letters, in keys too."""
    panjang = "x" * 500_000
    assert "juta huruf" in fault(f"a: &a {panjang}\nb: [{'*a, ' * 100}]").pesan
    assert "juta huruf" in fault(f"a: &a\n  ? {panjang}\n  : 1\nb: [{'*a, ' * 100}]").pesan


def test_too_many_values_are_refused() -> None:
    """Half a million values are more than any plan has."""
    assert "terlalu besar: melebihi 500 ribu isian" in fault("a:\n" + "- x\n" * 500_001).pesan


@pytest.mark.parametrize("tanda", ["[", "{", "- ", "? ", "a: [", "!x [", "&a [", "[{"])
def test_deep_nesting_is_refused(tanda: str) -> None:
    """A hundred thousand levels neither kill nor stall the process."""
    assert any("terlalu dalam" in m.pesan for m in faults("a:\n  " + tanda * 100_000))


def test_nesting_within_the_limit_is_read() -> None:
    """As many levels as the limit are read, one more is refused, aliases counted in full."""
    dalam = BATAS_DALAM - 1
    assert parse_yaml(f"a: {'[' * dalam}{']' * dalam}", "p").isi
    assert "terlalu dalam" in fault(f"a: {'[' * (dalam + 1)}").pesan
    setengah = BATAS_DALAM // 2
    dasar = f"a: &a {'[' * setengah}{']' * setengah}\nb: "
    assert parse_yaml(f"{dasar}{'[' * (dalam - setengah)}*a{']' * (dalam - setengah)}", "p").isi
    assert "terlalu dalam" in fault(f"{dasar}{'[' * (dalam - setengah + 1)}*a").pesan


def report(berkas: Path) -> str:
    """The report on a file that cannot be read."""
    with pytest.raises(PlanError) as caught:
        read_yaml(berkas)
    return str(caught.value)


def test_a_missing_file_is_named_with_its_likely_name(tmp_path: Path) -> None:
    """A file that is not there is named; a file of nearly that name is proposed."""
    assert f"berkas {tmp_path / 'plan.yaml'} tidak ditemukan" in report(tmp_path / "plan.yaml")
    (tmp_path / "plan.yml").touch()
    assert str(tmp_path / "plan.yml") in report(tmp_path / "plan.yaml")
    assert "tidak ditemukan" in report(tmp_path / "tiada" / "plan.yaml")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe and an impossible name are refused without waiting or crashing."""
    assert "adalah folder" in report(tmp_path)
    os.mkfifo(tmp_path / "pipa")
    assert "bukan berkas" in report(tmp_path / "pipa")
    assert report(tmp_path / "a\0b")
    assert "tidak dapat dibaca (nama berkas terlalu panjang)" in report(tmp_path / ("n" * 5000))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A sparse file of 100 MB is refused with its size."""
    berkas = tmp_path / "plan.yaml"
    with berkas.open("wb") as isi:
        isi.truncate(100_000_000)
    assert "terlalu besar: 100 MB, paling besar 20 MB" in report(berkas)


@pytest.mark.parametrize(
    ("isi", "bagian"),
    [
        (b"a: 1\nb: caf\xe9\n", "plan.yaml:2:7: berkas tidak tersimpan sebagai UTF-8 (bita 0xE9"),
        ("a: \ud800\n".encode("utf-8", "surrogatepass"), "UTF-8"),
        (b"\xff\xfea", "UTF-8"),
        (b"PK\x03\x04", "bukan berkas teks"),
        (b"%PDF-1.7", "bukan berkas teks"),
    ],
)
def test_files_that_are_no_utf8_text_are_refused(tmp_path: Path, isi: bytes, bagian: str) -> None:
    """A file in another encoding or of another kind is refused with the cure."""
    (tmp_path / "plan.yaml").write_bytes(isi)
    assert bagian in report(tmp_path / "plan.yaml")


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_usual_encodings_are_read(tmp_path: Path, sandi: str) -> None:
    """What editors save as Unicode is read, with or without a byte order mark."""
    (tmp_path / "plan.yaml").write_bytes("a: caf\u00e9\r\n".encode(sandi))
    assert read_yaml(tmp_path / "plan.yaml").isi == {"a": "caf\u00e9"}


PURE = """
import json, sys
sys.modules["yaml._yaml"] = None
import yaml; assert not yaml.__with_libyaml__
from zi_docs.errors import PlanError
from zi_docs.plan.yaml import parse_yaml
for text in json.load(sys.stdin):
    try:
        print(json.dumps(str(parse_yaml(text, "plan.yaml"))))
    except PlanError as galat:
        print(json.dumps(str(galat)))
"""


def test_without_the_c_parser_the_same_is_read_and_refused() -> None:
    """Where PyYAML has no libyaml, its own parser gives the same trees, notices, places and cures."""
    texts = [text for text, *_ in TRAPS.values() if "ud800" not in text]  # that one it places at the quote
    baik = "a: [x, {b: 08}]\nc: &x |\n  d\ne: *x\nf: x y z # x\n"
    keluar = subprocess.run(
        [sys.executable, "-c", PURE], input=json.dumps([*texts, baik]), stdout=-1, text=True, check=True
    )
    *hasil, dibaca = map(json.loads, keluar.stdout.splitlines())
    assert hasil == ["\n".join(map(str, faults(text))) for text in texts]
    assert dibaca == str(parse_yaml(baik, "plan.yaml"))
