from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_PROCESS = regex(r"(?:资金|预算|经费|款项)?.{0,4}(?:拨付|支付|到位|执行|支出|使用|支用)(?:及时)?率$|预算完成率$")
_OUTPUT = regex(r"(?:合格率|准确率|准确度|完成率|出勤率|及时率|验收率|达标率|采纳率|办结率)$")
# How often something was done; who came to it is another matter (参观人次).
_ACTIVITY = regex(
    r"(?:巡[检查]|检查|监测|培训|宣传|会议|讲座|演练|采购|购置|印发|编制|维护|维修|运维)(?:工作)?(?:次数|场次|场数|批次|期数|数量|份数|套数|台数)$"
)
_KINDS = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")


def process_as_benefit(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        name = indicator.name.text
        if indicator.kind not in _KINDS:
            continue
        if _PROCESS.search(name):
            yield Hit(indicator.name.span, f"{indicator.kind}“{name}”反映的是办事过程，不是效益")
        elif _ACTIVITY.search(name):
            yield Hit(indicator.name.span, f"{indicator.kind}“{name}”数的是做了多少事，是产出，不是效益")
        elif _OUTPUT.search(name):
            yield Hit(
                indicator.name.span, f"{indicator.kind}“{name}”反映的是产出质量，不是效益", severity=Severity.NOTE
            )
