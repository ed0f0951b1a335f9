"""Traces in words a person can follow: a value, how it was rounded and computed, and where each part comes from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.printed import in_unit
from jixiao.report.trace import Printing, Trace
from jixiao.units.number import plain, short

_QUOTED = 60  # characters of a quote that are shown


def told(trace: Trace, printings: Sequence[Printing], pages: Mapping[str, int] | None = None) -> Iterator[str]:
    """For each value that is printed so: the places (with their pages, where known), then the way back."""
    by_key: dict[str, list[Printing]] = {}
    for printing in printings:
        by_key.setdefault(printing.key, []).append(printing)
    for number, (key, places) in enumerate(by_key.items()):
        if number:
            yield ""
        yield f"{places[0].text}{places[0].unit}"
        for place in places:
            page = f"第{pages[place.mark]}页 " if pages and place.mark in pages else ""
            yield f"  印在  {page}{place.where}：{_short(place.sentence)}"
        datum = trace.datum(key)
        if datum:
            yield f"  取整  {rounding(places[0], datum)}"
            yield from (f"  {line}" for line in way_back(trace, datum))


def rounding(printing: Printing, datum: Datum) -> str:
    """原值 77.7777777778%，四舍五入到 2 位小数."""
    value = in_unit(datum, printing.unit)
    exact = f"{short(value)}{printing.unit}"
    if short(value) == short(_number(printing)):
        converted = f"，由 {plain(datum.value)}{datum.unit} 换算" if datum.unit != printing.unit else ""
        return f"没有舍入，原值 {exact}{converted}"
    return f"原值 {exact}，四舍五入到 {printing.decimals} 位小数"


def _number(printing: Printing) -> Decimal:
    return Decimal(printing.text.replace(",", "").replace("，", ""))


def way_back(trace: Trace, datum: Datum, depth: int = 0, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The value with its computation or its sources; below it, indented, what it was computed from."""
    indent = "    " * depth
    yield f"{indent}{datum.label}：{short(datum.value)}{datum.unit}"
    if datum.working:
        yield f"{indent}  算式  {datum.working}"
    if datum.basis:
        yield f"{indent}  依据  {trace.basis(datum)}"
    yield from (f"{indent}  来源  {source_of(source)}" for source in datum.provenance)
    for key in datum.operands:
        operand = trace.datum(key)
        if operand and key not in seen:
            yield from way_back(trace, operand, depth + 1, seen | {datum.key})


def ways(trace: Trace) -> dict[str, dict[str, dict[str, object]]]:
    """What a page shows of each value (`data`, by key) and of each printed number (`printings`, by mark), in words."""
    data: dict[str, dict[str, object]] = {
        datum.key: {
            "label": datum.label,
            "value": f"{short(datum.value)}{datum.unit}",
            "working": datum.working,
            "operands": list(datum.operands),
            "basis": trace.basis(datum),
            "sources": [source_of(source) for source in datum.provenance],
        }
        for datum in trace.data
    }
    printings: dict[str, dict[str, object]] = {
        p.mark: {"key": p.key, "text": f"{p.text}{p.unit}", "rounding": rounding(p, datum)}
        for p in trace.printings
        if (datum := trace.datum(p.key))
    }
    return {"data": data, "printings": printings}


def source_of(source: Provenance) -> str:
    rows = f"，{len(source.rows)} 条记录" if source.rows else ""
    cell = f"（{source.cell}）" if source.cell else ""
    return f"{source.path} {source.where}{cell}{rows}「{_short(source.quote)}」"


def used_in(printings: Sequence[Printing]) -> Iterator[str]:
    """Every sentence and table row in which one of these stands, once."""
    shown: dict[tuple[str, str], list[str]] = {}
    for printing in printings:
        shown.setdefault((printing.where, printing.sentence), []).append(f"{printing.text}{printing.unit}")
    for (where, sentence), numbers in shown.items():
        yield f"  {where}：{'、'.join(dict.fromkeys(numbers))}"
        yield f"      {_short(sentence)}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED]}…"
