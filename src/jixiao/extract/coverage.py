"""What was looked at and what was not, subject by subject."""

from collections.abc import Iterator

from jixiao.document.model import Document, Table
from jixiao.dossier.model import Coverage, Dossier
from jixiao.dossier.place import Span
from jixiao.extract.ledgers.grid import Taken


def read_coverage(document: Document, dossier: Dossier) -> tuple[Coverage, ...]:
    """One line for each subject the document speaks of; `undecided` counts what was seen and could not be bound."""
    return tuple(line for line in _lines(document, dossier) if line.read or line.undecided)


def _lines(document: Document, dossier: Dossier) -> Iterator[Coverage]:
    yield Coverage("数字", len(dossier.figures), note="金额、数量、百分数、得分、位次，逐个定位")
    yield Coverage("收支事实", len(dossier.facts), note="收支项目、环节、年度都明确的金额")
    yield Coverage("合计与分项", len(dossier.splits), note="能确定总数和分项的组")
    rates = [c for c in dossier.changes if c.rate is not None]
    computed = sum(1 for c in rates if c.current is not None and (c.delta is not None or c.previous is not None))
    yield Coverage("增减幅度", computed, len(rates) - computed, "未能判定的，同处没有本年数或基数")
    whole = sum(1 for s in dossier.shares if s.whole is not None)
    yield Coverage("占比", whole, len(dossier.shares) - whole, "未能判定的，没有写出总数")
    told = [e for e in dossier.executions if e.rate is not None]
    bound = sum(1 for e in told if e.budget is not None and e.outturn is not None)
    yield Coverage("执行率", bound, len(told) - bound, "未能判定的，同处没有预算数或执行数")
    yield Coverage("目标与结果", len(dossier.targets) + len(dossier.results), note="正文里的目标值和完成值")
    rows = sum(len(program.indicators) for program in dossier.programs)
    doubtful = sum(1 for u in dossier.undecided if "指标" in u.what)
    yield Coverage("指标行", rows, doubtful, f"{len(dossier.programs)}张指标表" if dossier.programs else "")
    yield _tables(document, dossier)
    yield Coverage("文号", len(dossier.references))


def _tables(document: Document, dossier: Dossier) -> Coverage:
    """Tables that were neither an indicator table nor a money table were read as text only."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    understood = Taken([p.span for p in dossier.programs] + [ledger.span for ledger in dossier.ledgers])
    read = sum(understood.meets(Span(t.start, t.end)) for t in tables)
    return Coverage("表格", read, len(tables) - read, "未能判定的只按文字检查，没有核对其中的数字关系")
