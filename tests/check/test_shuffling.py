"""Paragraphs that have nothing to do with one another may stand in any order: the findings are the same."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao import api
from jixiao.readers.txt import read as txt

TITLE = "某市商务局2022年度工作情况"
PARAGRAPHS = (
    "园区管理经费预算资金27万元、资金执行数11.72万元，预算执行率53.4%。",
    "公务接待费支出3.1万元，较上年减少1.2万元，下降38.71%，原因是来访客商减少。",
    "本年度资产总计113.44万元，较年初增加162.49万元，原因是购置设备。",
    "收回有效问卷76份，其中表示满意的73份，满意度98.05%。",
    "组织先行装备、明德医疗、同力科技等2家企业申报省级研发中心。",
    "医药企业完成产值195.2亿元，占全市规上工业总产值的21.7%；装备企业完成产值103.9亿元，占全市规上工业总产值的23.1%。",
    "在职人员16人，其中：参公管理人员6人、事业人员11人。",
    "全年举办推介会4场，发放资料2600份，会场秩序良好。",
)
EXPECTED = Counter(
    {
        ("RAT107", "53.4%"): 1,
        ("RAT101", "38.71%"): 1,
        ("RAT103", "162.49万元"): 1,
        ("RAT111", "98.05%"): 1,
        ("RAT110", "23.1%"): 1,
        ("SUM110", "2家"): 1,
        ("SUM101", "16人"): 1,
    }
)


def computed(paragraphs):
    """The loud findings that rest on a computation, by rule and quote."""
    text = "\n\n".join((TITLE, *paragraphs))
    dossier = api.extract(txt.read("文.txt", text.encode()))
    found = (f for f in api.check(dossier) if f.severity != "note" and f.rule.startswith(("RAT", "SUM")))
    return Counter((f.rule, f.place.quote) for f in found)


@settings(max_examples=40, deadline=None)
@given(st.permutations(PARAGRAPHS))
def test_shuffling_independent_paragraphs_changes_no_finding(paragraphs):
    assert computed(paragraphs) == EXPECTED
