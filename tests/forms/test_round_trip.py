"""What is written into a layout is read back from it: read(write(x)) = x over the fields the layout has."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao import api
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import (
    EvidencePaper,
    FundPaper,
    IndicatorPaper,
    InterimPaper,
    ProgramPaper,
    Workpaper,
)
from jixiao.forms.fill import fill
from jixiao.forms.load import layouts
from tests.forms.office import HERE, PAPERS
from tests.forms.views import view

LAYOUTS = layouts()
FORMS = [(name, kind) for name, layout in LAYOUTS.items() for kind in layout.formats]
GENERATED = [(name, kind) for name, kind in FORMS if LAYOUTS[name].scope != "department"]

SIGNS = {">=": "≥", "<=": "≤", "=": "＝"}
KINDS = [
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("产出指标", "成本指标"),
    ("效益指标", "经济效益指标"), ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"),
]  # fmt: skip
CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")

words = st.text("园区企业推介招商服务走访洽谈对接引资培训", min_size=3, max_size=12)
sentences = st.tuples(st.sampled_from(["", "", "", "=", "+", "-", "@"]), words, words).map(
    lambda parts: f"{parts[0]}{parts[1]}，{parts[2]}。"
)
maybe = st.one_of(st.just(""), sentences)
amounts = st.decimals("0", "99999.99", places=2)
points = st.decimals("0", "50", places=2).map(lambda value: Datum("", "", value, "分", 2, (HERE,)))


def datum(value: Decimal, unit: str) -> Datum:
    return Datum("", "", value, unit, max(0, -value.as_tuple().exponent), (HERE,))


@st.composite
def targets(draw):
    """Operator, number, unit, the printed text (or none, as from a database), a result in the same unit."""
    unit = draw(st.sampled_from(["个", "家", "场", "人", "%", "万元", "天"]))
    value, reached = draw(amounts), draw(st.one_of(st.none(), amounts))
    operator = draw(st.sampled_from([">=", "<=", "="]))
    printed = draw(st.booleans())
    return {
        "operator": operator,
        "target": datum(value, unit),
        "target_text": f"{SIGNS[operator]}{value}{unit}" if printed else "",
        "unit": unit,
        "actual": datum(reached, unit) if reached is not None else None,
        "actual_text": f"{reached}{unit}" if printed and reached is not None else "",
    }


@st.composite
def ranges(draw):
    low, more = draw(st.integers(1, 400)), draw(st.integers(1, 400))
    return {
        "operator": "between",
        "target": datum(Decimal(low), "家"),
        "upper": datum(Decimal(low + more), "家"),
        "target_text": f"{low}-{low + more}家",
        "unit": "家",
    }


spoken = st.sampled_from([
    {"target_text": "明显提升", "actual_text": "达成预期指标", "level": "达成预期指标"},
    {"target_text": "12月底前完成", "actual_text": "12月20日完成"},
])  # fmt: skip


@st.composite
def interims(draw):
    reached = draw(st.one_of(st.none(), amounts))
    return InterimPaper(
        datum(reached, "家") if reached is not None else None,
        f"{reached}家" if reached is not None else "",
        draw(st.sampled_from(["", "按期完成", "96家"])),
        tuple(cause for cause in CAUSES if draw(st.booleans())),
        draw(sentences),
        draw(st.sampled_from(["", "确定能", "有可能", "完全不可能"])),
    )


@st.composite
def indicators(draw, *, interim=True):
    group, kind = draw(st.sampled_from(KINDS))
    target = draw(st.one_of(targets(), targets(), ranges(), spoken))
    unit = target.get("unit", "")
    return IndicatorPaper(
        key="",
        name=draw(words),
        group=group,
        kind=kind,
        description=draw(maybe),
        basis=draw(maybe),
        weight=draw(points),
        stated_score=draw(st.one_of(st.none(), points)),
        explanation=draw(maybe),
        scoring_rule=draw(maybe),
        previous=datum(draw(amounts), unit) if unit and draw(st.booleans()) else None,
        is_core=draw(st.booleans()),
        evidence=tuple(EvidencePaper(name, HERE) for name in draw(st.lists(words, max_size=2, unique=True))),
        interim=draw(st.one_of(st.none(), interims())) if interim else None,
        **target,
    )


def unlike(of, **more):
    return st.lists(of, unique_by=lambda thing: thing.name, **more)


@st.composite
def funds(draw):
    def money():
        return datum(draw(amounts), "万元")

    labels = ["年度资金总额", *draw(st.lists(st.sampled_from(SOURCES), unique=True))]
    return tuple(
        FundPaper(
            label,
            original=money(),
            adjusted=money(),
            outturn=money(),
            is_total=label == labels[0],
            explanation=draw(maybe),
            weight=draw(points) if label == labels[0] else None,
            stated_score=draw(points) if label == labels[0] else None,
            interim=money(),
            expected=money(),
        )
        for label in labels
    )


FACTS = ("项目负责人", "联系电话", "存在问题", "改进措施", "存在的问题", "说明")
SOURCES = ["当年财政拨款", "上年结转资金", "其他资金", "政府性基金预算拨款"]


@st.composite
def programs(draw, *, whole=False):
    return ProgramPaper(
        key="",
        name="某市投资促进局" if whole else draw(words),
        whole_department=whole,
        parent_department=draw(st.sampled_from(["", "某市投资促进局"])),
        agency=draw(st.sampled_from(["", "某市投资服务中心"])),
        objective=draw(sentences),
        achieved=draw(sentences),
        funds=draw(funds()),
        indicators=tuple(draw(unlike(indicators(), min_size=1, max_size=14))),
        stated_score=draw(points),
        facts=(*((label, draw(sentences)) for label in FACTS), ("项目属性", draw(st.sampled_from(["新增", "延续"])))),
        long_term_objective=draw(sentences),
        long_term=tuple(draw(unlike(indicators(interim=False), min_size=1, max_size=6))),
        provenance=HERE,
    )


@st.composite
def papers(draw):
    several = draw(unlike(programs(), min_size=1, max_size=3))
    return Workpaper("某市投资促进局", draw(st.integers(2019, 2030)), programs=(draw(programs(whole=True)), *several))


def returned(layout, kind, given_papers, folder):
    path = folder / f"{layout.name}.{kind}"
    path.write_bytes(fill(layout, given_papers, None, kind))
    return api.gather([str(path)])


@pytest.mark.parametrize(("name", "kind"), FORMS)
def test_the_papers_of_an_office_come_back_from_every_layout(name, kind, tmp_path):
    layout = LAYOUTS[name]
    assert view(layout, returned(layout, kind, PAPERS, tmp_path)) == view(layout, PAPERS)


@pytest.mark.parametrize(("name", "kind"), GENERATED)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(given_papers=papers())
def test_any_papers_come_back_from_every_layout(name, kind, given_papers, tmp_path_factory):
    layout = LAYOUTS[name]
    back = returned(layout, kind, given_papers, tmp_path_factory.mktemp("forms"))
    assert view(layout, back) == view(layout, given_papers)


def test_amounts_with_more_digits_than_the_template_shows_come_back_whole(tmp_path):
    layout = LAYOUTS["national-self-evaluation"]
    (_, events, *_) = PAPERS.programs
    exact = replace(events.funds[0], outturn=Datum("", "", Decimal("212.374561"), "万元", 2, (HERE,)))
    given_papers = replace(PAPERS, programs=(replace(events, funds=(exact,)),))
    (program,) = returned(layout, "xlsx", given_papers, tmp_path).programs
    assert program.total.outturn.value == Decimal("212.374561")
