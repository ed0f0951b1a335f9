"""Right sentences that look wrong: nothing is reported. Beside each, what is wrong in them is still found."""

import pytest

from jixiao.api import check, extract
from jixiao.dossier.finding import Severity
from jixiao.readers import txt

_TITLE = "清河县商务局2024年度部门整体支出绩效自评报告\n\n"


def told(text: str, title: str = _TITLE) -> set[str]:
    dossier = extract(txt.read("报告.txt", (title + text).encode()))
    return {finding.rule for finding in check(dossier) if finding.severity is not Severity.NOTE}


PAIRS = [
    (
        "本年收入1204.30万元。当年未支出的28.21万元中，21.60万元由区财政收回统筹，6.61万元结转2025年使用。",
        None,
    ),
    (
        "高新技术企业278家，比上年的231家净增47家，其中新认定58家、迁出11家。",
        None,
    ),
    (
        "2024年收入总计71845.62万元，其中：一般公共预算财政拨款65430.18万元，占91.07%；政府性基金预算财政拨款1200.00万元，"
        "占1.67%；事业收入3968.44万元，占5.52%；其他收入247.00万元，占0.34%；上年结转1000.00万元，占1.39%。",
        "2024年收入总计71845.62万元，其中：一般公共预算财政拨款65430.18万元，占91.07%；政府性基金预算财政拨款1200.00万元，"
        "占1.67%；事业收入3968.44万元，占5.52%；其他收入247.00万元，占0.34%；上年结转1300.00万元，占1.39%。",
    ),
    (
        "2024年收入总计71845.62万元。\n2024年支出总计70296.05万元，其中基本支出52718.90万元、项目支出17577.15万元。年末结转1549.57万元。",
        "2024年收入总计71845.62万元。\n2024年支出总计70296.05万元，其中基本支出52718.90万元、项目支出17577.15万元。年末结转1349.57万元。",
    ),
    (
        "总收入962.47万元，由本年财政拨款905.12万元和上年结转57.35万元构成；总支出931.60万元，其中基本支出418.22万元、"
        "项目支出513.38万元；年末结转30.87万元。",
        "总收入962.47万元，由本年财政拨款905.12万元和上年结转57.35万元构成；总支出931.60万元，其中基本支出418.22万元、"
        "项目支出533.38万元；年末结转30.87万元。",
    ),
    (
        "2024年年初预算收入2674.80万元。执行中收到上级专项转移支付1150.00万元，县级追加96.35万元，调整后预算3921.15万元。",
        "2024年年初预算收入2674.80万元。执行中收到上级专项转移支付1150.00万元，县级追加96.35万元，调整后预算3951.15万元。",
    ),
    (
        "2025年增加571.30万元。分项看，困难群众救助增加812.00万元，殡葬服务减少195.00万元，其余各项净减少45.70万元。",
        None,
    ),
    ("调整后预算3921.15万元，全年支出3808.62万元。一是支出进度没有达到100%，上级专项下达时间偏晚。", None),
    ("等级划分：90分以上为优，80—90分为良，60—80分为中，60分以下为差。\n自评得分98.19分，等级为优（90分以上）。", None),
    ("（一）设备监管项目自评\n自评得分100分。\n（二）部门整体自评结果\n自评得分96.85分，等级为优。", None),
    ("有出口实绩小微企业146家，投保142家。", "开展整体支出绩小自评工作。"),
]


@pytest.mark.parametrize("right", [right for right, _ in PAIRS])
def test_what_is_right_is_left_alone(right: str) -> None:
    assert not told(right) & SPOKEN_OF


@pytest.mark.parametrize("wrong", [wrong for _, wrong in PAIRS if wrong])
def test_what_is_wrong_beside_it_is_found(wrong: str) -> None:
    assert told(wrong) & SPOKEN_OF


SPOKEN_OF = {
    "SUM101", "SUM102", "SUM105", "SUM107", "SUM111", "SUM135",
    "RAT101", "RAT102", "RAT107", "SCO308", "SCO309", "TXT101",
}  # fmt: skip
