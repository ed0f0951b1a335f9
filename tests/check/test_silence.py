"""Right sentences that look wrong: nothing is reported. Where one number in them is changed, that is still found."""

import pytest

from jixiao.api import check, extract
from jixiao.dossier.finding import Severity
from jixiao.readers.txt import read as txt

_TITLE = "清河县商务局2024年度部门整体支出绩效自评报告\n\n"


def told(text: str) -> set[str]:
    dossier = extract(txt.read("报告.txt", (_TITLE + text).encode()))
    return {finding.rule for finding in check(dossier) if finding.severity is not Severity.NOTE}


RIGHT = (
    "本年收入1204.30万元。当年未支出的28.21万元中，21.60万元由财政收回统筹，6.61万元结转2025年使用。",
    "高新技术企业278家，比上年的231家净增47家，其中新认定58家、迁出11家。",
    "2025年增加571.30万元。分项看，困难群众救助增加812.00万元，殡葬服务减少195.00万元，其余各项净减少45.70万元。",
    "调整后预算3921.15万元，全年支出3808.62万元。一是支出进度没有达到100%，上级专项下达时间偏晚。",
    "90分以上为优，80—90分为良，60—80分为中，60分以下为差。\n自评得分98.19分，等级为优（90分以上）。",
    "（一）设备监管项目自评\n自评得分100分。\n（二）部门整体自评结果\n自评得分96.85分，等级为优。",
    "“消费促进”项目全年预算260万元，执行258万元，自评得分97.60分。\n部门整体自评得分96.42分，等级为优。",
    "2023年度自评得分94.35分，问题已整改。\n2024年度自评得分96.62分，等级为优。",
    "本部门公用经费118.40万元（不含下属单位76.24万元），比上年减少3.60万元，下降2.95%。",
    "建成老年食堂26个（新建16个、改扩建10个），目标26个。",
)
# What is right, what of it is changed, and into what.
CHANGED = (
    (
        (
            "2024年收入总计71845.62万元，其中：一般公共预算财政拨款65430.18万元，占91.07%；事业收入5168.44万元，占7.19%；其他收入247.00万元，"
            "占0.34%；上年结转1000.00万元，占1.39%。"
        ),
        "结转1000.00",
        "结转1300.00",
    ),
    (
        "2024年收入总计71845.62万元。\n2024年支出总计70296.05万元，其中基本支出52718.90万元、项目支出17577.15万元。年末结转1549.57万元。",
        "结转1549.57",
        "结转1349.57",
    ),
    ("总支出931.60万元，其中基本支出418.22万元、项目支出513.38万元；年末结转30.87万元。", "513.38", "533.38"),
    (
        "2024年年初预算2674.80万元。执行中收到上级转移支付1150.00万元，追加96.35万元，调整后预算3921.15万元。",
        "3921.15",
        "3951.15",
    ),
    ("全年预算958.70万元，由年初预算864.20万元、上年结转48.20万元、年中追加46.30万元构成。", "46.30", "66.30"),
    ("签约项目112个（装备制造40个、新材料25个、食品加工19个、现代服务28个）。", "40个", "45个"),
    ("外出招商32批次，其中长三角14批次、珠三角8批次、京津冀10批次。", "珠三角8", "珠三角6"),
    (
        (
            "签约项目94个，总投资197.41亿元。分产业看，装备制造26个，投资84.30亿元；电子信息19个，投资61.75亿元；"
            "生物医药49个，投资51.36亿元。"
        ),
        "项目94个",
        "项目97个",
    ),
    (
        "清扫保洁面积1286.5万平方米。\n清扫保洁面积中，主干道478.2万平方米、支路563.9万平方米、广场244.4万平方米。",
        "563.9",
        "536.9",
    ),
)


@pytest.mark.parametrize("right", [*RIGHT, *(right for right, _, _ in CHANGED)])
def test_what_is_right_is_left_alone(right: str) -> None:
    assert not told(right) & SPOKEN_OF


@pytest.mark.parametrize(("right", "old", "new"), CHANGED)
def test_what_is_changed_in_it_is_found(right: str, old: str, new: str) -> None:
    assert told(right.replace(old, new)) & SPOKEN_OF


SPOKEN_OF = {
    "SUM101", "SUM102", "SUM104", "SUM105", "SUM107", "SUM111", "SUM135",
    "RAT101", "RAT102", "RAT107", "RAT111", "SCO308", "SCO309", "TGT503",
}  # fmt: skip
