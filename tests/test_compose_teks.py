r"""Texts of a plan become finished words: facts filled in, italics, unbreakable spaces; nothing is ever run or lost."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.naskah_teks import LENGKAP, SPASI_KERAS, alinea, errors, fault, faults, make_naskah, polos, tanda
from zi_docs.errors import ComposeError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import Paragraf, Teks


def words(text: str, bentuk: Bentuk = Bentuk.RANCANGAN, /, **lain: object) -> Teks:
    """Return a text of a plan, set as the only paragraph of an annex."""
    lampiran = [{"id": "satu", "jenis": "teks", "judul": "Lampiran", "isi": text}]
    (paragraf,) = make_naskah(bentuk, lampiran=lampiran, **lain).lampiran[0].isi
    assert isinstance(paragraf, Paragraf)
    return paragraf.teks


def refused(text: str, **lain: object) -> tuple[str, str, str]:
    """Return message, cure and value of the one mistake in a text."""
    satu = fault(diktum=[text], **lain)
    assert satu.jalur == ("diktum", 0, "isi")
    return satu.pesan, satu.saran, satu.nilai


# Facts

FACTS = {
    "satker.kode": "3305",
    "satker.nama": "Kebumen",
    "satker.tingkat": "Kabupaten",
    "satker.wilayah": "Kabupaten Kebumen",
    "satker.induk": "Komisi Pemilihan Umum",
    "satker.lembaga": "Komisi Pemilihan Umum Kabupaten Kebumen",
    "satker.singkatan": "KPU Kabupaten Kebumen",
    "satker.provinsi": "Jawa Tengah",
    "satker.ibu_kota": "Kebumen",
    "satker.zona_waktu": "WIB",
    "tahun": "2026",
    "tahun_keputusan": "2026",
    "nomor": "7",
    "tanggal": "8 Januari 2026",
    "tempat": "Kebumen",
    "penanda_tangan": "Siti Aminah",
    "pengesah": "Budi",
    "status": "",
    "tentang": "Contoh",
    "keputusan": "Keputusan Komisi Pemilihan Umum Kabupaten Kebumen",
    "keputusan_induk": "Keputusan Komisi Pemilihan Umum",
    "isian.ketua_tim": "Ani",
    "menimbang.semua": "huruf a",
    "menimbang.dasar": "huruf a",
    "mengingat.uud": "angka 1",
    "diktum.penetapan": "Diktum KESATU",
    "diktum.berlaku": "Diktum KEDUA",
    "lampiran.satu": "Lampiran",
    "lampiran.semua": "Lampiran",
}


@pytest.mark.parametrize("nama", FACTS)
def test_each_fact_can_be_named_in_a_text(nama: str) -> None:
    """A fact between double braces is replaced by its value, spaces around the name or not."""
    lain = {
        **LENGKAP,
        "isian": {"ketua_tim": "Ani"},
        "menimbang": [{"id": "dasar", "isi": "bahwa perlu"}],
        "mengingat": [{"id": "uud", "isi": "Undang-Undang Dasar"}],
    }
    hasil = words(f"[{{{{ {nama} }}}}] [{{{{{nama}}}}}]", Bentuk.ASLI, **lain)
    assert polos(hasil) == f"[{FACTS[nama]}] [{FACTS[nama]}]"


@pytest.mark.parametrize(
    ("text", "harap"),
    [
        ("{{ TENTANG }}", "CONTOH"),
        ("{{ SATKER.WILAYAH }}", "KABUPATEN KEBUMEN"),
        ("{{ ISIAN.KETUA_TIM }}", "ANI <i>OPERATOR</i>"),
        ("{{ DIKTUM.PENETAPAN }}", "DIKTUM KESATU"),
    ],
)
def test_a_name_in_capitals_gives_the_fact_in_capitals(text: str, harap: str) -> None:
    """Capitals of the name are capitals of the value; italics stay."""
    assert tanda(words(text, isian={"ketua_tim": "Ani *operator*"})) == harap


def test_several_names_make_a_list_of_words() -> None:
    """Names with commas between them are joined as a sentence joins them."""
    butir = [{"id": satu, "isi": f"bahwa {satu}"} for satu in "abcd"]
    assert polos(words("{{ menimbang.a, menimbang.c }}", menimbang=butir)) == "huruf a dan huruf c"
    assert (
        polos(words("{{ menimbang.a,menimbang.b ,menimbang.d }}", menimbang=butir)) == "huruf a, huruf b, dan huruf d"
    )
    assert polos(words("{{ diktum.penetapan, DIKTUM.BERLAKU }}")) == "Diktum KESATU dan DIKTUM KEDUA"


def test_own_facts_may_use_the_facts_of_the_office() -> None:
    """A value of `isian` is a text too: facts, italics and earlier values; it may be empty."""
    isian = {"tim": "Tim *Website* {{ satker.nama }}", "ketua": "Ketua {{ isian.tim }}", "kosong": ""}
    assert tanda(words("{{ isian.ketua }}{{ isian.kosong }}!", isian=isian)) == "Ketua Tim <i>Website</i> Kebumen!"


@pytest.mark.parametrize(
    ("nama", "saran"),
    [
        ("satker.lembag", "mungkin maksud Anda {{ satker.lembaga }}"),
        ("tahu", "mungkin maksud Anda {{ tahun }}"),
        ("Tentang", "mungkin maksud Anda {{ tentang }}"),
        ("isian.xyz", "yang ada: isian.ketua_tim, isian.unit"),
        ("xyz", "yang ada: keputusan, keputusan_induk, nomor, "),
    ],
)
def test_an_unknown_name_is_reported_with_what_was_meant(nama: str, saran: str) -> None:
    """An unknown fact is named, with the nearest one or all of its family."""
    pesan, obat, nilai = refused(f"Lihat {{{{ {nama} }}}}", isian={"unit": "a", "ketua_tim": "b"})
    assert (pesan, nilai) == (f"isian '{nama}' tidak dikenal", nama)
    assert obat.startswith(saran)


@pytest.mark.parametrize("text", ["Tahun {{ tahun", "{{", "Tahun {{ tahun }", "{{ tahun }} dan {{ tahun"])
def test_an_open_brace_is_reported(text: str) -> None:
    """Double braces that nothing closes are a mistake with its cure."""
    pesan, saran, _ = refused(text)
    assert pesan == "isian '{{' tidak ditutup dengan '}}'"
    assert "\\{{" in saran


@pytest.mark.parametrize("bagian", ["menimbang", "diktum"])
def test_a_sentence_that_comes_out_empty_is_reported(bagian: str) -> None:
    """A point whose facts are all empty is a mistake: its letter or label would stand alone, or references go wrong."""
    assert fault(isian={"kosong": ""}, **{bagian: ["a", "{{ isian.kosong }}"]}).jalur[0] == bagian


@pytest.mark.parametrize("text", ["{{ }}", "{{}}", "{{ tahun, }}"])
def test_braces_without_a_name_are_reported(text: str) -> None:
    """Nothing between the braces is a mistake."""
    pesan, saran, _ = refused(text)
    assert pesan == "isian '{{ }}' kosong"
    assert saran.startswith("contoh: {{ satker.nama }}")


CODE = [
    "1+1",
    "''.join",
    "7*7",
    "tahun|upper",
    "tahun()",
    "range(9)",
    "[].__class__",
    "'a'",
    "{ tahun }",
    "satker['nama']",
    "tahun if nomor else tempat",
    "a {{ tahun",
]


@pytest.mark.parametrize("kode", CODE)
def test_code_in_braces_is_refused(kode: str) -> None:
    """Whatever is no name is refused with the value, never run."""
    pesan, saran, nilai = refused(f"Nilai {{{{ {kode} }}}}.")
    assert pesan == "isian hanya boleh berisi nama fakta"
    assert saran.startswith("contoh:")
    assert nilai == kode


@pytest.mark.parametrize("nama", ["tahun.__class__", "satker.__init__.__globals__", "self", "__import__"])
def test_insides_of_python_are_no_facts(nama: str) -> None:
    """Names are looked up among the facts and nowhere else."""
    pesan, _, nilai = refused(f"{{{{ {nama} }}}}")
    assert (pesan, nilai) == (f"isian '{nama}' tidak dikenal", nama)


@pytest.mark.parametrize("text", ["{% for x in y %}a{% endfor %}", "{# catatan #}", "${tahun}", "{tahun}", "{0} }} %s"])
def test_other_templating_is_plain_text(text: str) -> None:
    """Signs of other template languages stay as they were typed."""
    assert polos(words(text)) == text


def test_every_mistake_is_reported_once() -> None:
    """All mistakes of all texts come together, each with the place of its text and none twice."""
    lampiran = [{"jenis": "teks", "judul": "{{ e }}", "kepala": ["x", "{{ f }}"], "isi": ["y", {"isi": "{{ g }}"}]}]
    masalah = faults(
        menimbang={"butir": ["bahwa {{ b }}"], "penutup": "bahwa {{ c }}"},
        mengingat=["x", "{{ d }}"],
        diktum=["a", {"isi": "b", "rincian": ["c {{ h }} {{ i }}"], "akhir": "{{ j }}"}],
        lampiran=lampiran,
        redaksi={"memutuskan": "{{ k }}", "kop": "{{ l }}"},
        isian={"m": "{{ m }}"},
    )
    assert {m.nilai: m.jalur for m in masalah} == {
        "b": ("menimbang", "butir", 0, "isi"),
        "c": ("menimbang", "penutup"),
        "d": ("mengingat", 1, "isi"),
        "e": ("lampiran", 0, "judul"),
        "f": ("lampiran", 0, "kepala", 1),
        "g": ("lampiran", 0, "isi", 1, "isi"),
        "h": ("diktum", 1, "rincian", 0, "isi"),
        "i": ("diktum", 1, "rincian", 0, "isi"),
        "j": ("diktum", 1, "akhir"),
        "k": ("redaksi", "memutuskan"),
        "l": ("redaksi", "kop"),
        "m": ("isian", "m"),
    }
    assert len(masalah) == 12


def test_a_mistake_in_the_name_of_the_decree_is_reported_once() -> None:
    """One unknown fact in the name of the decree gives one report."""
    satu = fault(tentang="Contoh {{ xyz }}")
    assert (satu.jalur, satu.nilai) == (("tentang",), "xyz")


def test_the_name_of_the_decree_cannot_name_itself() -> None:
    """A fact that would be made of itself is unknown."""
    satu = fault(tentang="Contoh {{ tentang }}")
    assert (satu.jalur, satu.nilai) == (("tentang",), "tentang")


# Italics


@pytest.mark.parametrize(
    ("text", "harap"),
    [
        ("*miring*", "<i>miring</i>"),
        ("laman *website* dan *role model*", "laman <i>website</i> dan <i>role model</i>"),
        ("(*website*), \"*a*\" *b*. *c*; '*d*'", "(<i>website</i>), \"<i>a</i>\" <i>b</i>. <i>c</i>; '<i>d</i>'"),
        ("*(e-office/ e-government)*", "<i>(e-office/ e-government)</i>"),
        ("*a*/*b*-*c*", "<i>a</i>/<i>b</i>-<i>c</i>"),
        ("*Gathering/* dan *e-mail,* lalu", "<i>Gathering/</i> dan <i>e-mail,</i> lalu"),
        ("*dua\nbaris*", "<i>dua\nbaris</i>"),
        ("*{{ satker.nama }} 2026*", "<i>Kebumen 2026</i>"),
        ("{{ isian.bintang }} *a*", "**** <i>a</i>"),
        (r"*a \* b*", "<i>a * b</i>"),
        (r"*a \{{ b*", "<i>a {{ b</i>"),
    ],
)
def test_words_between_stars_are_italic(text: str, harap: str) -> None:
    """A pair of stars around words makes them italic, next to any punctuation; the stars are not printed."""
    isian = {"bintang": r"\*\*\*\*"}
    hasil = make_naskah(diktum=[f"{text} x"], isian=isian).diktum_akhir.isi
    assert alinea(hasil) == [f"{harap} x."]


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4",
        "2 * 3 * 4",
        "*",
        "a *",
        "* a",
        "* a *",
        "a* b",
        "*a",
        "a*b*c",
        "**",
        "***",
        "**tebal**",
        "5* dan 4*",
        "*a*b",
    ],
)
def test_lone_stars_are_printed(text: str) -> None:
    """A star that opens or closes nothing stays a star."""
    hasil = words(text)
    assert polos(hasil) == text
    assert not any(potongan.miring for potongan in hasil)


@pytest.mark.parametrize(
    ("text", "harap"),
    [
        (r"\*bukan miring\*", "*bukan miring*"),
        (r"\{{ tahun }}", "{{ tahun }}"),
        (r"{{ tahun }} \{{ tahun }} {{ tahun }}", "2026 {{ tahun }} 2026"),
        (r"\{", "{"),
        (r"C:\folder\n", r"C:\folder\n"),
        ("\\", "\\"),
    ],
)
def test_a_backslash_makes_marks_plain(text: str, harap: str) -> None:
    r"""`\*` and `\{` print the character; any other backslash stays."""
    assert tanda(words(text)) == harap


RAW = [
    "Budi * Ani *",
    "*Budi*",
    "{% x %}",
    "{# x #}",
    "\\",
    "a\\*b*",
    "{ {",
    "<w:p>&amp;",
]


@pytest.mark.parametrize("nilai", RAW)
def test_values_of_facts_are_literal(nilai: str) -> None:
    """Stars and braces in a name or number are no marks: they are printed where the fact is."""
    penutup = {**LENGKAP["penutup"], "penanda_tangan": nilai, "tempat": nilai}
    naskah = make_naskah(Bentuk.ASLI, **{**LENGKAP, "penutup": penutup, "nomor": nilai})
    assert tanda(naskah.penutup.nama) == nilai.upper()
    assert tanda(naskah.penutup.tempat) == f"Ditetapkan di {nilai}"
    assert tanda(naskah.nomor) == f"NOMOR {nilai} TAHUN 2026"


def test_facts_are_not_made_of_facts() -> None:
    """A number, place or name takes no braces: they would be printed."""
    penutup = {"tempat": "{{ tahun }}", "penanda_tangan": "{{ tahun }}", "pengesah": {"nip": "{{ tahun }}"}}
    tempat = [jalur for jalur, _ in errors(nomor="{{ tahun }}", penutup=penutup, satker={"kode": "{{ tahun }}"})]
    harap = {("nomor",), ("satker", "kode"), ("penutup", "tempat")}
    assert set(tempat) == harap | {("penutup", "penanda_tangan", "nama"), ("penutup", "pengesah", "nip")}


@pytest.mark.parametrize("nilai", ["A\\{B\\", "A\\", "\\*\\"])
def test_backslashes_of_facts_are_literal(nilai: str) -> None:
    """A backslash in the value of a fact is printed and marks nothing after it."""
    penutup = {**LENGKAP["penutup"], "penanda_tangan": nilai}
    hasil = words("{{ penanda_tangan }}*miring*", Bentuk.ASLI, **{**LENGKAP, "penutup": penutup})
    assert tanda(hasil) == f"{nilai}<i>miring</i>"


def test_an_own_label_is_literal_wherever_it_is_named() -> None:
    """A star in the label of a diktum is a star in references too."""
    naskah = make_naskah(diktum=[{"id": "x", "label": "*SATU*", "isi": "a"}, "Lihat {{ diktum.x }}"])
    assert tanda(naskah.diktum[0].label) == "*SATU*"
    assert alinea(naskah.diktum_akhir.isi) == ["Lihat Diktum *SATU*."]


def test_values_of_facts_are_literal_in_capitals_too() -> None:
    """The capitals of a literal value are as literal."""
    assert tanda(words("{{ TEMPAT }}", penutup={"tempat": "*a* { b }"})) == "*A* { B }"


# Spaces


def test_figures_stay_with_their_labels() -> None:
    """Label and number are tied by an unbreakable space, upright and italic, in texts and in composed sentences."""
    assert words("Nomor 7 dan *Pasal 5*").polos == f"Nomor{SPASI_KERAS}7 dan Pasal{SPASI_KERAS}5"
    naskah = make_naskah(Bentuk.ASLI, **LENGKAP)
    assert naskah.nomor.polos == f"NOMOR{SPASI_KERAS}7 TAHUN{SPASI_KERAS}2026"
    assert naskah.penutup.tanggal.polos == f"pada tanggal 8{SPASI_KERAS}Januari 2026"


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="*\\{").filter(str.isprintable)
TEXTS = st.text(PRINTABLE, min_size=1).map(lambda text: unicodedata.normalize("NFC", text).strip()).filter(bool)


def bare(text: str) -> str:
    """Return a text without places to break and with ordinary spaces."""
    return text.replace("\u200b", "").replace(SPASI_KERAS, " ")


@given(TEXTS)
def test_any_plain_text_survives(text: str) -> None:
    """A printable text without marks comes out as it went in, but for spaces and places where a line may break."""
    hasil = words(text)
    assert bare(polos(hasil)) == bare(text)
    assert not any(potongan.miring for potongan in hasil)


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from([" ", "  ", " dan ", "/"]))
def test_marks_lose_no_words(bagian: list[str], antara: str) -> None:
    """Facts and italics in any mixture keep all words in order."""
    isian = {f"k{n}": satu for n, satu in enumerate(bagian)}
    text = antara.join(f"{satu} *{{{{ isian.k{n} }}}}*" for n, satu in enumerate(bagian))
    harap = antara.join(f"{satu} {satu}" for satu in bagian)
    lampiran = [{"jenis": "tabel", "judul": "T", "kolom": ["A"], "isi": [{"a": text}]}]
    sel = make_naskah(isian=isian, lampiran=lampiran).lampiran[0].isi[0]
    assert not isinstance(sel, Paragraf)
    (paragraf,) = sel.baris[-1].sel[0].paragraf
    assert bare(polos(paragraf.teks)) == bare(harap)


@given(st.text("ab*{}\\ %,.\n"))
def test_no_text_breaks_the_composer(text: str) -> None:
    """Any mixture of marks is composed, or refused as a mistake of the plan."""
    lampiran = [{"jenis": "teks", "judul": "L", "isi": [f"x{text}"]}]
    with suppress(ComposeError):
        assert make_naskah(lampiran=lampiran).lampiran[0].isi
