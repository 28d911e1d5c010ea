"""The file set of a meeting: what its documents say, what is refused, and where the checker's remarks stand."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.dokumen import (
    LENGKAP,
    TIM,
    audit,
    edit_template,
    make_plan,
    members,
    open_docx,
    swap,
    tables,
    text_of,
    words,
)
from zi_docs import Bentuk, Plan, load_plan, render
from zi_docs.cli import main
from zi_docs.docx import state
from zi_docs.errors import ComposeError, PlanError, TemplateError
from zi_docs.models.bentuk import JenisRapat
from zi_docs.models.keadaan import Keadaan
from zi_docs.pipeline import check
from zi_docs.pleno import Rapat, annotated, document, meeting
from zi_docs.verifikasi import Kecocokan, verify

KOMISIONER = (
    {"nama": "Siti Aminah", "jabatan": ["Ketua {{ satker.singkatan }}"]},
    {"nama": "Ratna Dewi", "jabatan": ["Anggota {{ satker.singkatan }}"]},
    {"nama": "Joko Prasetyo", "jabatan": ["Anggota", "{{ satker.lembaga }}"]},
)
SEKRETARIS = {"nama": "Budi Santoso", "jabatan": ["Sekretaris {{ satker.singkatan }}"]}
PLENO = {"nomor": "3", "tanggal": "8 Januari 2026", "pukul": "9:05", "tempat": "Aula {{ satker.singkatan }}"}
TITIK = "..."


def plan_of(pleno: dict[str, Any] | None = None, **isi: object) -> Plan:
    """A plan with commissioners and a meeting."""
    return make_plan(**{"pejabat": [*KOMISIONER, SEKRETARIS], "pleno": {**PLENO, **(pleno or {})}, **isi})


def files(rapat: Rapat) -> dict[str, bytes]:
    """The files of a set by what they are."""
    return {satu.jenis: satu.isi for satu in rapat.berkas}


def text(jenis: JenisRapat, pleno: dict[str, Any] | None = None, **isi: object) -> str:
    """The words of one document."""
    return text_of(document(plan_of(pleno, **isi), jenis).isi)


def test_the_set_is_whole_sound_and_ours() -> None:
    """Four files, each valid for Word, unchanged and of this plan by their own words, with the same bytes again."""
    plan = plan_of()
    berkas = files(meeting(plan))
    assert list(berkas) == ["undangan", "daftar hadir", "berita acara", "rancangan"]
    assert [audit(isi) for isi in berkas.values()] == [[], [], [], []]
    assert {state(isi) for isi in berkas.values()} == {Keadaan.UTUH}
    assert {verify(isi, plan).kecocokan for isi in berkas.values()} == {Kecocokan.SAMA}
    assert files(meeting(plan_of())) == berkas


def test_who_invites_stands_in_lines_as_below_a_decree() -> None:
    """A long name of the region breaks where a reader would breathe, not where the block happens to end."""
    assert "KETUA KOMISI PEMILIHAN UMUM\nKABUPATEN PANGKAJENE\nDAN KEPULAUAN," in text(JenisRapat.UNDANGAN, satker=7310)


def test_the_lines_of_an_invitation_stand_evenly() -> None:
    """The date at the right of the first line takes no more room below it than the other lines do."""
    styles = open_docx(document(plan_of(), JenisRapat.UNDANGAN).isi).styles
    assert len({styles[f"ZI {nama} Surat"].paragraph_format.space_after for nama in ("Tanggal", "Label")}) == 1


def test_no_line_of_the_attendance_list_ends_with_a_full_stop() -> None:
    """Day, time, place and agenda are no sentences."""
    assert "Komisi Pemilihan Umum Kabupaten Kebumen\n\nNO\n" in text(JenisRapat.DAFTAR_HADIR)


def test_the_minutes_say_when_in_words() -> None:
    """Weekday, date, month and year in words, and the time with the zone of the office."""
    isi = text(JenisRapat.BERITA_ACARA)
    assert "NOMOR 3/PK.01-BA/3305/2/2026" in isi
    kalimat = "Pada hari ini Kamis, tanggal delapan bulan Januari tahun dua ribu dua puluh enam, pukul 09.05 WIB,"
    assert f"{kalimat} bertempat di Aula KPU Kabupaten Kebumen, " in isi
    assert "dipimpin oleh Siti Aminah, Ketua KPU Kabupaten Kebumen" in isi
    assert "pada tanggal 8 Januari 2026" in isi
    assert "pukul 10.00 WITA" in text(JenisRapat.BERITA_ACARA, {"pukul": "10.00"}, satker=6408)
    assert "tahun Dua Ribu Dua Puluh Enam" in text(JenisRapat.BERITA_ACARA, {"huruf_kapital": "ya"})


def test_the_minutes_say_what_was_decided() -> None:
    """The decree was agreed to, unless the plan says otherwise; several results are a list."""
    nama = "Komisi Pemilihan Umum Kabupaten Kebumen"
    baku = f"Menyetujui Rancangan Keputusan {nama} tentang Uji Naskah di Lingkungan {nama} untuk ditetapkan."
    assert baku in text(JenisRapat.BERITA_ACARA)
    isi = text(JenisRapat.BERITA_ACARA, {"hasil": ["Menyetujui rancangan", "Melaksanakan sosialisasi"]})
    assert baku not in isi
    assert "Menyetujui rancangan; dan\nMelaksanakan sosialisasi.\n" in isi


def test_an_office_may_word_minutes_and_citation() -> None:
    """Own words replace the decision that is recorded, and how the decree cites its minutes."""
    redaksi = {"hasil_pleno": "Menerima {{ tentang }}", "berita_acara": "Risalah {{ pleno.nomor }}"}
    assert "Menerima Pencanangan" in text(JenisRapat.BERITA_ACARA, redaksi=redaksi, tentang="Pencanangan Uji")
    plan = plan_of(redaksi=redaksi, memperhatikan=["berita-acara"])
    assert "Risalah 3/PK.01-BA/" in text_of(render(plan, Bentuk.RANCANGAN, periksa=False).isi)


def rows(isi: bytes, style: str) -> list[list[str]]:
    """The cells of the last table of a style."""
    tabel = tables(isi, style)[-1]
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [[words(sel).replace("\u00a0", " ") for sel in baris.iter(f"{w}tc")] for baris in tabel.iter(f"{w}tr")]


def test_commissioners_sign_left_and_right_by_turns() -> None:
    """Ketua first, then the members in the order of the list; who was not there does not sign the minutes."""
    garis = "." * 20
    berita = document(plan_of(pejabat=[SEKRETARIS, *reversed(KOMISIONER)]), JenisRapat.BERITA_ACARA).isi
    assert rows(berita, "ZITataLetak") == [
        ["1.", "SITI AMINAH", "KETUA", f"1. {garis}", ""],
        ["2.", "JOKO PRASETYO", "ANGGOTA", "", f"2. {garis}"],
        ["3.", "RATNA DEWI", "ANGGOTA", f"3. {garis}", ""],
    ]
    berita = document(plan_of({"hadir": ["Siti Aminah", "Ratna Dewi"]}), JenisRapat.BERITA_ACARA).isi
    assert [baris[1] for baris in rows(berita, "ZITataLetak")] == ["SITI AMINAH", "RATNA DEWI"]


def test_all_called_sign_the_attendance_list() -> None:
    """The list has everybody who was called and who takes notes, each with an office and a place to sign."""
    daftar = document(plan_of({"notulis": "Budi Santoso", "hadir": ["Ratna Dewi"]}), JenisRapat.DAFTAR_HADIR).isi
    kepala, *baris = rows(daftar, "ZITabel")
    assert kepala == ["NO", "NAMA", "JABATAN", "TANDA TANGAN"]
    assert baris[1] == ["2.", "Ratna Dewi", "Anggota KPU Kabupaten Kebumen", "", "2."]
    assert [satu[1] for satu in baris] == ["Siti Aminah", "Ratna Dewi", "Joko Prasetyo", "Budi Santoso"]
    assert "Kamis, 8 Januari 2026" in text_of(daftar)


def test_the_invitation_calls_everybody_but_who_signs_it() -> None:
    """Number, date, place and time, the members and the taker of notes; signed by who leads the meeting."""
    undangan = {"nomor": "2/PK.01-Und/3305/2/2026", "tanggal": "6 Januari 2026"}
    isi = text(JenisRapat.UNDANGAN, {"notulis": "Budi Santoso", "undangan": undangan})
    for kata in ("2/PK.01-Und/3305/2/2026", "Kebumen, 6 Januari 2026", "Perihal", "09.05 WIB"):
        assert kata in isi
    assert re.findall(r"Sdr\. ([\w ]+) \(", isi) == ["Ratna Dewi", "Joko Prasetyo", "Budi Santoso"]
    assert isi.rstrip().endswith("KETUA KOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN,\n\nSITI AMINAH")


def test_who_stands_in_for_the_chair_signs_as_such() -> None:
    """A Plh. Ketua, or a member who leads, signs with that office."""
    plh = {"nama": "Ratna Dewi", "jabatan": ["Ketua {{ satker.singkatan }}"], "status": "Plh."}
    isi = text(JenisRapat.UNDANGAN, pejabat=[plh, KOMISIONER[2]])
    assert "Plh. KETUA KOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN," in isi
    isi = text(JenisRapat.UNDANGAN, {"pimpinan": "Ratna Dewi"})
    assert isi.rstrip().endswith("ANGGOTA KPU KABUPATEN KEBUMEN,\n\nRATNA DEWI")


def test_what_is_not_known_yet_is_dots() -> None:
    """Before the meeting is called, number, date, time and place are dots and nothing is invented."""
    berkas = files(meeting(make_plan(pejabat=KOMISIONER, nomor=None, penutup={}, tahun=2026)))
    isi = text_of(berkas["berita acara"])
    assert f"NOMOR {TITIK}" in isi
    assert f"Pada hari ini {TITIK}, tanggal {TITIK} bulan {TITIK} tahun {TITIK}, pukul {TITIK} WIB" in isi
    assert "None" not in "".join(text_of(satu) for satu in berkas.values())


def test_an_own_number_stays_as_it_is() -> None:
    """A whole number is printed as written; of a bare one the form is made, with the unit of the office."""
    assert "NOMOR 63/PK.01-BA/3507/2025" in text(JenisRapat.BERITA_ACARA, {"nomor": "63/PK.01-BA/3507/2025"})
    assert "NOMOR 3/PK.01-BA/3305/4/2026" in text(JenisRapat.BERITA_ACARA, {"unit": "4"})


def test_the_decree_cites_its_meeting() -> None:
    """Memperhatikan takes number, date and agenda of the minutes from the one place where they stand."""
    plan = plan_of(memperhatikan=["berita-acara"])
    isi = text_of(render(plan, Bentuk.ASLI, periksa=False).isi)
    nama = "Komisi Pemilihan Umum Kabupaten Kebumen"
    kutipan = f"Berita Acara Rapat Pleno {nama} Nomor 3/PK.01-BA/3305/2/2026 tanggal 8 Januari 2026 tentang Uji Naskah"
    assert kutipan in isi
    belum = plan_of({"nomor": None}, memperhatikan=["berita-acara"])
    with pytest.raises(ComposeError, match=r"pleno\.nomor"):
        render(belum, Bentuk.ASLI, periksa=False)
    with pytest.raises(ComposeError, match="tidak punya rapat pleno"):
        render(make_plan(memperhatikan=["berita-acara"]), Bentuk.RANCANGAN)


SALAH: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {"pejabat": []}, "tidak ada Ketua dan Anggota"),
    ({}, {"pejabat": [SEKRETARIS]}, "tidak ada Ketua dan Anggota"),
    (
        {},
        {"pejabat": [*KOMISIONER, {**KOMISIONER[0], "nama": "Ani"}]},
        "Siti Aminah dan Ani sama-sama berjabatan Ketua",
    ),
    ({}, {"pejabat": KOMISIONER[1:]}, "tidak punya Ketua"),
    ({"pimpinan": "Siti"}, {}, "'Siti' tidak ada dalam daftar pejabat"),
    ({"peserta": ["Siti Aminah", "Siti Aminah"]}, {}, "disebut dua kali"),
    ({"peserta": ["Siti Aminah"], "hadir": ["Ratna Dewi"]}, {}, "bukan peserta rapat"),
    ({"tempat": "{{ gedung }}"}, {}, "isian 'gedung' tidak dikenal"),
    ({"hasil": ["{{ }}"]}, {}, "isian '{{ }}' kosong"),
    ({"tanggal": "9 Januari 2026"}, {}, "9 Januari 2026 sesudah penetapan tanggal 8 Januari 2026"),
    ({}, {"jenis": "sekretaris"}, "tidak diputuskan dalam rapat pleno"),
]


@pytest.mark.parametrize(("pleno", "isi", "pesan"), SALAH)
def test_contradictions_are_refused(pleno: dict[str, Any], isi: dict[str, Any], pesan: str) -> None:
    """A list without commissioners, two chairs, unknown people, open facts, impossible dates: each says so."""
    with pytest.raises((ComposeError, PlanError)) as galat:
        meeting(plan_of(pleno, **isi))
    assert pesan in str(galat.value)


def test_hostile_words_are_printed_as_they_are() -> None:
    """Angle brackets, ampersands and quotes are words; a long text gives a sound file."""
    aneh = 'Aula <b>&amp; "A" ]]>'
    berkas = files(meeting(plan_of({"tempat": aneh, "hasil": ["kata " * 10_000]}, pejabat=[*KOMISIONER, SEKRETARIS])))
    assert aneh in text_of(berkas["undangan"])
    assert audit(berkas["berita acara"]) == []


def marked(xml: str, nomor: int) -> str:
    """The words that a comment marks."""
    _, _, ada = xml.partition(f'<w:commentRangeStart w:id="{nomor}"/>')
    ada, _, _ = ada.partition(f'<w:commentRangeEnd w:id="{nomor}"/>')
    return unescape(re.sub("<[^>]*>", "", ada)).replace("\u00a0", " ").replace("\u200b", "")


SALAH_KANTOR = "bahwa kegiatan dilaksanakan oleh KPU Kabupaten Banyumas"


def test_remarks_stand_at_their_words() -> None:
    """Every finding is one comment with code, message and cure, at the words it quotes; the text stays as it is."""
    tim = {**TIM, "kelompok": [{"nama": "Pengarah", "anggota": [{"nama": "Siti Aminah", "kedudukan": "Ketua ketua"}]}]}
    plan = plan_of(menimbang=[SALAH_KANTOR, "bahwa naskah memerlukan pengujian"], lampiran=[tim])
    rapat = meeting(plan)
    isi = files(rapat)["rancangan"]
    komentar = [satu.text for satu in open_docx(isi).comments]
    assert [re.match(r"ZI\d+", teks)[0] for teks in komentar] == [satu.kode for satu in rapat.temuan]  # type: ignore[index]
    nomor = next(n for n, satu in enumerate(rapat.temuan) if satu.kutip == "KPU Kabupaten Banyumas")
    assert "Saran: " in komentar[nomor]
    assert marked(members(isi)["word/document.xml"].decode(), nomor) == "KPU Kabupaten Banyumas"
    assert text_of(isi) == text_of(render(plan, Bentuk.RANCANGAN).isi)
    assert verify(isi, plan).perbedaan == ()


@pytest.mark.parametrize("kasus", ["kapuas", "kutai-timur", "tabalong"])
def test_remarks_on_real_decrees_stand_at_their_words(kasus: str) -> None:
    """Of hundreds of findings in decrees as they were printed, nearly all mark the very words that they quote."""
    plan = load_plan(f"tests/cases/{kasus}/plan.yaml")
    temuan = check(plan)
    isi = annotated(plan, temuan).isi
    xml = members(isi)["word/document.xml"].decode().replace("<w:br/>", " ")
    tepat = [satu.kutip.casefold() == marked(xml, nomor).casefold() for nomor, satu in enumerate(temuan) if satu.kutip]
    assert len(list(open_docx(isi).comments)) == len(temuan)
    assert sum(tepat) > 0.95 * len(tepat)
    assert audit(isi) == []


def test_an_own_template_is_used_and_a_wrong_one_named(tmp_path: Path) -> None:
    """An office edits a template in Word; one without a needed tag, or one that is not there, is named."""
    berkas = "pleno/berita-acara.docx"
    sendiri = edit_template(
        berkas, tmp_path, {"word/document.xml": swap("Demikian Berita Acara", "Demikianlah risalah")}
    )
    isi = text(JenisRapat.BERITA_ACARA, {"templat": {"berita_acara": str(sendiri)}})
    assert "Demikianlah risalah ini dibuat" in isi
    salah = edit_template(berkas, tmp_path, {"word/document.xml": swap("{{ tanggal_kata }}", "{{ tahun_kata }}")})
    with pytest.raises(TemplateError, match=r"tahun_kata.* tidak dikenal; mungkin maksud Anda 'tanggal_kata'"):
        text(JenisRapat.BERITA_ACARA, {"templat": {"berita_acara": str(salah)}})
    with pytest.raises(TemplateError, match="tidak ditemukan"):
        text(JenisRapat.UNDANGAN, {"templat": {"undangan": str(tmp_path / "tiada.docx")}})


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, and the current one."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, PLENO)
    return tmp_path


def write(folder: Path, pleno: dict[str, Any], nama: str = "plan.yaml", **isi: object) -> None:
    """Put a plan there."""
    import yaml

    semua = {**LENGKAP, "satker": "3305", "pejabat": [*KOMISIONER, SEKRETARIS], "pleno": pleno, **isi}
    teks = yaml.safe_dump(semua, allow_unicode=True, sort_keys=False, default_style='"', width=100_000)
    (folder / nama).write_text(teks, encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *argumen: str) -> tuple[int, str]:
    """Exit code and all output of the command."""
    with pytest.raises(SystemExit) as selesai:
        main(argumen)
    keluar = capsys.readouterr()
    return int(selesai.value.code or 0), keluar.out + keluar.err


def test_the_command_writes_the_folder(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file is named with what it is; a second run changes nothing."""
    kode, keluar = run(capsys, "pleno", "plan.yaml", "--keluaran", "rapat")
    assert kode == 0
    nama = sorted(satu.name.rsplit("_", 1)[1] for satu in (desk / "rapat").iterdir())
    assert nama == ["Berita-Acara.docx", "Daftar-Hadir.docx", "Rancangan.docx", "Undangan.docx"]
    assert all(satu.name in keluar for satu in (desk / "rapat").iterdir())
    assert run(capsys, "pleno", "plan.yaml", "--keluaran", "rapat")[1].count("tidak berubah") == 4


def test_edited_minutes_are_never_overwritten(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An edited file stops the whole set; with --timpa it is kept beside the new one."""
    run(capsys, "pleno", "plan.yaml")
    berita = next((desk / "pleno").glob("*Berita-Acara.docx"))
    dokumen = open_docx(berita.read_bytes())
    dokumen.paragraphs[0].add_run("disunting")
    dokumen.save(str(berita))
    semua = {satu: satu.read_bytes() for satu in (desk / "pleno").iterdir()}
    write(desk, {**PLENO, "nomor": "4"})
    kode, keluar = run(capsys, "pleno", "plan.yaml")
    assert kode == 1
    assert berita.name in keluar
    assert {satu: satu.read_bytes() for satu in (desk / "pleno").iterdir()} == semua
    assert run(capsys, "pleno", "plan.yaml", "--timpa")[0] == 0
    assert next((desk / "pleno").glob("*.cadangan-*")).read_bytes() == semua[berita]


def test_mistakes_name_their_place(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Line and column, what is wrong, what to do; and no file is written."""
    for pleno, pesan in (
        ({"tanggal": "Jumat, 8 Januari 2026"}, '8 Januari 2026 adalah hari Kamis, bukan "Jumat"'),
        ({"nomor": "BA-3"}, "nomor berita acara ini salah bentuk"),
        ({"tempat": "x" * 50_000}, "terlalu panjang"),
        ({"pukul": "25.00"}, "pukul ini tidak dapat dibaca"),
        ({"tempat": "{{ gedung }}"}, "isian 'gedung' tidak dikenal"),
        ({"undangan": {"tanggal": "9 Januari 2026"}}, "sesudah rapat plenonya"),
    ):
        write(desk, {**PLENO, **pleno})
        kode, keluar = run(capsys, "pleno", "plan.yaml")
        assert kode == 1
        assert re.match(rf"plan\.yaml:\d+:\d+: galat: .*{re.escape(pesan)}", keluar), keluar
        assert not (desk / "pleno").exists()


def test_a_folder_that_cannot_be(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no folder can be made the message says so, and nothing is written."""
    kode, keluar = run(capsys, "pleno", "plan.yaml", "--keluaran", "plan.yaml/rapat")
    assert kode == 1
    assert "tidak ada berkas yang ditulis" in keluar
    assert [satu.name for satu in desk.iterdir()] == ["plan.yaml"]


def test_verify_shows_what_was_edited_in_the_minutes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An edited file of the set is held against a fresh one, paragraph by paragraph."""
    run(capsys, "pleno", "plan.yaml")
    berita = next((desk / "pleno").glob("*Berita-Acara.docx"))
    assert run(capsys, "verify", str(berita)) == (0, f"✓ pleno/{berita.name}: utuh, berita acara dari plan.yaml\n")
    dokumen = open_docx(berita.read_bytes())
    next(p for p in dokumen.paragraphs if "Demikian" in p.text).add_run(" TAMBAHAN")
    dokumen.save(str(berita))
    kode, keluar = run(capsys, "verify", str(berita), "--plan", "plan.yaml")
    assert kode == 1
    assert "TAMBAHAN" in keluar


def test_an_amendment_brings_its_comparison(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a mutasi the meeting sees who was and who is, and the commissioners of the first decree are called."""
    tim = {"jenis": "susunan personalia", "judul": "Tim", "anggota": [
        {"nama": "Siti Aminah", "jabatan": "Ketua KPU Kabupaten Kebumen", "kedudukan": "Ketua"},
        {"nama": "Dewi *Lestari*", "jabatan": "Staf", "kedudukan": "Anggota"},
    ]}  # fmt: skip
    write(desk, PLENO, lampiran=[tim])
    kode, keluar = run(capsys, "mutasi", "plan.yaml", "--ganti", "Dewi Lestari=Eko Prasetyo")
    assert kode == 0, keluar
    tabel = next(desk.glob("*_Perbandingan.docx"))
    assert rows(tabel.read_bytes(), "ZITabel") == [
        ["NO", "SEMULA", "MENJADI", "KETERANGAN"],
        ["1", "Dewi Lestari, Staf (Anggota)", "Eko Prasetyo, Staf (Anggota)", "diganti"],
    ]
    assert audit(tabel.read_bytes()) == []
    kode, keluar = run(capsys, "pleno", "plan-perubahan-1.yaml")
    assert kode == 0, keluar
    assert next((desk / "pleno").glob("*_Perbandingan.docx")).read_bytes() == tabel.read_bytes()
    assert "JOKO PRASETYO" in text_of(next((desk / "pleno").glob("*_Berita-Acara.docx")).read_bytes())
    (desk / "plan.yaml").unlink()
    kode, keluar = run(capsys, "pleno", "plan-perubahan-1.yaml")
    assert kode == 1
    assert "plan asal perubahan ini tidak terbaca" in keluar


def test_the_checker_knows_the_meeting() -> None:
    """A meeting after the adoption is an error, a number typed otherwise than it is a warning."""
    assert "ZI629" in {satu.kode for satu in check(plan_of({"tanggal": "9 Januari 2026"}))}
    lain = "Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tanggal 7 Januari 2026 tentang Uji"
    assert "ZI630" in {satu.kode for satu in check(plan_of(memperhatikan=[lain]))}
