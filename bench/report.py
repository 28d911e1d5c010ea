"""The results as tables for people: medians, with the range over the rounds where it matters."""

from collections.abc import Iterator, Sequence
from statistics import median

from bench.runs import Results, Stages, Whole

_STAGES = ("read", "compose", "assemble")


def report(results: Results) -> str:
    """Return all tables."""
    parts = (_whole(results.whole), _stages(results.ours), _rows(results), _read(results.read), _compared(results))
    return "\n".join(line for part in parts for line in part)


def _whole(whole: Sequence[Whole]) -> Iterator[str]:
    yield "Whole process: start, work, exit"
    yield f"{'':36}{'wall ms':>9} {'range':>13}{'CPU ms':>9}{'peak MB':>9}{'DOCX kB':>9}"
    for satu in whole:
        size = f"{satu.size / 1000:9.0f}" if satu.size else f"{'-':>9}"
        yield f"{satu.name:36}{_ms(satu.wall):9.0f} {_range(satu.wall)}{_ms(satu.cpu):9.0f}{max(satu.peak):9.0f}{size}"
    yield "The kernel counts the bench itself into every peak: the first line shows how much at most."


def _stages(ours: Sequence[Stages]) -> Iterator[str]:
    yield "\nWithin a process, CPU ms a document: the first one / those after it"
    yield f"{'rows':>6}" + "".join(f"{stage:>18}" for stage in (*_STAGES, "all"))
    for satu in ours:
        first, after = (
            [*(_ms(times[stage]) for stage in _STAGES), _ms(_total(times))] for times in (satu.first, satu.next)
        )
        yield f"{satu.rows:6}" + "".join(f"{a:9.1f} /{b:7.1f}" for a, b in zip(first, after, strict=True))


def _rows(results: Results) -> Iterator[str]:
    """The cost of a row beyond those of the smallest table: what is paid once a document or process drops out."""
    tables = [(w.rows, w.cpu, max(w.peak)) for w in results.whole if w.rows]
    if len(tables) < 2:
        return
    yield "\nA row more"
    yield f"{'rows':>14}{'process, CPU us':>18}{'document, CPU us':>18}{'peak kB':>9}"
    documents = [_total(satu.next) for satu in results.ours]
    for n in range(1, len(tables)):
        (few, cpu_few, peak_few), (many, cpu_many, peak_many) = tables[n - 1 : n + 1]
        process = (median(cpu_many) - median(cpu_few)) * 1e6 / (many - few)
        document = (median(documents[n]) - median(documents[n - 1])) * 1e6 / (many - few)
        memory = (peak_many - peak_few) * 1024 / (many - few)
        yield f"{f'{few} - {many}':>14}{process:18.0f}{document:18.0f}{memory:9.1f}"


def _read(read: Sequence[Stages]) -> Iterator[str]:
    yield "\nThe annex from a workbook, CPU ms a reading: the first one / those after it"
    yield f"{'rows':>6}{'read_table':>18} {'range':>13}{'a row, us':>11}"
    for satu in read:
        first, after = _ms(satu.first["read_table"]), satu.next["read_table"]
        a_row = median(after) * 1e6 / satu.rows
        yield f"{satu.rows:6}{first:9.1f} /{_ms(after):7.1f} {_range(after)}{a_row:11.0f}"


def _compared(results: Results) -> Iterator[str]:
    yield "\nSide by side with docxtpl, CPU ms a document after the first; ratio = docxtpl / ours, pair by pair"
    yield f"{'rows':>6}{'docxtpl':>9} {'range':>13}{'assemble':>10} {'range':>13}  {'ratio':18}ratio with compose"
    for satu in results.ordinary:
        ours = next(o for o in results.ours if o.rows == satu.rows).next
        theirs, same = satu.next["docxtpl"], ours["assemble"]
        more = [a + b for a, b in zip(ours["compose"], same, strict=True)]
        yield (
            f"{satu.rows:6}{_ms(theirs):9.1f} {_range(theirs)}{_ms(same):10.1f} {_range(same)}  "
            f"{_ratio(theirs, same):18}{_ratio(theirs, more)}"
        )
    yield "docxtpl gets finished words; so does assemble, which lays out columns and pages and verifies new shapes."


def _total(times: dict[str, list[float]]) -> list[float]:
    return [sum(one) for one in zip(*(times[stage] for stage in _STAGES), strict=True)]


def _ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
    ratios = [a / b for a, b in zip(theirs, ours, strict=True)]
    return f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def _ms(seconds: Sequence[float]) -> float:
    return median(seconds) * 1000


def _range(seconds: Sequence[float]) -> str:
    return f"{f'({min(seconds) * 1000:.0f}-{max(seconds) * 1000:.0f})':>13}"
