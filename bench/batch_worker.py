"""What runs inside a child that makes the documents of a batch: `python -m bench.batch_worker TASK FOLDER NUMBER`.

FOLDER holds plan-N.yaml of each office; after `prepare` also the templates of the peers and the words of each office.
Prints what took how long, as JSON: CPU seconds of each document, or nothing where the whole process is measured.
"""

import gc
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple
from zipfile import ZipFile

Times = list[float]
_OPEN, _CLOSE = '<w:t xml:space="preserve">', "</w:t>"


def _plans(folder: Path, number: int) -> Iterator[Path]:
    return (folder / f"plan-{n}.yaml" for n in range(number))


def _words(folder: Path, n: int) -> dict[str, object]:
    words: dict[str, object] = json.loads((folder / f"context-{n}.json").read_text(encoding="utf-8"))
    return words


def _set_aside() -> None:
    """Keep the garbage collector from going again and again through what all wait in memory."""
    gc.collect()
    gc.freeze()


def prepare(folder: Path, number: int) -> Times:
    """Make every document once, and from them what the peers need; look that docxtpl prints the same words."""
    import yaml

    from bench.ordinary import take_apart, words
    from bench.peers import peer_context, peer_template

    ours(folder, number)
    documents = [(folder / f"ours-{n}.docx").read_bytes() for n in range(number)]
    template = take_apart(documents[0])[0]
    contexts = [take_apart(satu)[1] for satu in documents]
    (folder / "template.docx").write_bytes(template)
    (folder / "peer.docx").write_bytes(peer_template(template))
    (folder / "peer.json").write_text(json.dumps([peer_context(satu) for satu in contexts]), encoding="utf-8")
    for n, context in enumerate(contexts):
        (folder / f"context-{n}.yaml").write_text(yaml.safe_dump(context, allow_unicode=True), encoding="utf-8")
        (folder / f"context-{n}.json").write_text(json.dumps(context), encoding="utf-8")
    docxtpl(folder, min(number, 8))
    for n in range(min(number, 8)):
        if words(documents[n]) != words((folder / f"docxtpl-{n}.docx").read_bytes()):
            raise SystemExit(f"docxtpl prints other words in document {n}: nothing to compare")
    return []


def same_words(folder: Path, number: int) -> Times:
    """Look that the peers print the same words."""
    from bench.ordinary import words

    for engine in ("docxtemplater", "easy-template-x"):
        for n in range(min(number, 8)):
            theirs = folder / f"{engine}-{n}.docx"
            if theirs.exists() and words((folder / f"ours-{n}.docx").read_bytes()) != words(theirs.read_bytes()):
                raise SystemExit(f"{engine} prints other words in document {n}: nothing to compare")
    return []


def ours(folder: Path, number: int) -> Times:
    """Plans in memory → DOCX on disk."""
    from zi_docs import load_plan, render

    times: Times = []
    plans = [load_plan(path) for path in _plans(folder, number)]
    _set_aside()
    for n, plan in enumerate(plans):
        start = process_time()
        (folder / f"ours-{n}.docx").write_bytes(render(plan, periksa=False).isi)
        times.append(process_time() - start)
    return times


def docxtpl(folder: Path, number: int) -> Times:
    """Finished words in memory → DOCX on disk, the ordinary way of docxtpl."""
    times: Times = []
    contexts = [_words(folder, n) for n in range(number)]
    _set_aside()
    for n, context in enumerate(contexts):
        start = process_time()
        _ordinary(folder, n, context)
        times.append(process_time() - start)
    return times


def limit(folder: Path, number: int) -> Times:
    """Our very text with nothing decided: put together as one string, deflated by zlib, zipped, written."""
    return _limit(folder, number, lambda content: zlib.compress(content, 3, -zlib.MAX_WBITS))


def limit_isal(folder: Path, number: int) -> Times:
    """The same, deflated as our documents are."""
    from isal import isal_zlib

    return _limit(folder, number, lambda content: isal_zlib.compress(content, 1, -zlib.MAX_WBITS))


def _limit(folder: Path, number: int, squeeze: Callable[[bytes], bytes]) -> Times:
    from zi_docs.docx.zip import Member, write

    prepared = [_taken_apart(folder / f"ours-{n}.docx") for n in range(number)]
    _set_aside()
    times: Times = []
    for n, (xml, texts, names, members, small) in enumerate(prepared):
        start = process_time()
        for name, content in {"word/document.xml": (xml % texts).encode(), **small}.items():
            data = squeeze(content)
            members[name] = Member(name.encode(), zlib.crc32(content), len(content), data, b"")
        (folder / f"limit-{n}.docx").write_bytes(write(members[name] for name in names))
        times.append(process_time() - start)
    return times


class Apart(NamedTuple):
    """A document as the limit takes it: how its text is put together, and the members beside it."""

    xml: str
    texts: tuple[str, ...]
    names: list[str]
    members: dict[str, Any]
    small: dict[str, bytes]


def _taken_apart(path: Path) -> Apart:
    from zi_docs.docx.zip import deflate

    with ZipFile(BytesIO(path.read_bytes())) as package:
        names = package.namelist()
        contents = {name: package.read(name) for name in names}
    pieces = contents["word/document.xml"].decode().replace("%", "%%").split(_OPEN)
    texts = [piece.partition(_CLOSE) for piece in pieces[1:]]
    xml = pieces[0] + "".join(f"{_OPEN}%s{close}{rest}" for _, close, rest in texts)
    small = {name: contents[name] for name in names if name.startswith("docProps/c")}
    members = {name: deflate(name, content) for name, content in contents.items() if name not in small}
    return Apart(xml, tuple(text.replace("%%", "%") for text, _, _ in texts), names, members, small)


def files(folder: Path, number: int) -> Times:
    """Plan files → DOCX files, plans validated."""
    from zi_docs import load_plan, render

    for n, path in enumerate(_plans(folder, number)):
        (folder / f"ours-{n}.docx").write_bytes(render(load_plan(path), periksa=False).isi)
    return []


def checked(folder: Path, number: int) -> Times:
    """Plan files → DOCX files, plans validated and looked through by the checker."""
    from zi_docs import load_plan
    from zi_docs.pipeline import check, render

    for n, path in enumerate(_plans(folder, number)):
        plan = load_plan(path)
        check(plan)
        (folder / f"ours-{n}.docx").write_bytes(render(plan, periksa=False).isi)
    return []


def plain(folder: Path, number: int) -> Times:
    """Files of finished words → DOCX files, as a loop around docxtpl is usually written."""
    import yaml

    for n in range(number):
        _ordinary(folder, n, yaml.safe_load((folder / f"context-{n}.yaml").read_text(encoding="utf-8")))
    return []


def plain_validated(folder: Path, number: int) -> Times:
    """Plan files → DOCX files by such a loop, plans validated by our models; what they say lies there, in JSON."""
    import yaml

    from zi_docs.models.plan import Plan

    for n, path in enumerate(_plans(folder, number)):
        Plan.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        _ordinary(folder, n, _words(folder, n))
    return []


def _ordinary(folder: Path, n: int, context: dict[str, object]) -> None:
    """Make a document the ordinary way of docxtpl."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(folder / "template.docx")
    template.render(context, autoescape=True)
    template.save(folder / f"docxtpl-{n}.docx")


TASKS: dict[str, Callable[[Path, int], Times]] = {
    satu.__name__: satu
    for satu in (
        *(prepare, same_words, ours, docxtpl, limit, limit_isal),
        *(files, checked, plain, plain_validated),
    )
}

if __name__ == "__main__":
    task, where, count = sys.argv[1:]
    print(json.dumps(TASKS[task](Path(where), int(count))))
