from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import Measure, measure_of, target_measure
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_QUALITY = regex(
    r"合格|达标|优|事故|投诉|差错|错误|失误|故障|违规|违纪|问题|退|验收|等级|通过|缺陷|返工|检出|整改|级|质量|水平|标准|获奖|表彰|专利"
    r"|高层次|示范|精品|评分|得分|安全|重大|有效|覆盖|配备|规格|功能|性能"
)


def count_as_quality(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        if (
            indicator.kind != "质量指标"
            or indicator.target_field is None
            or target_measure(indicator) is not Measure.COUNT
        ):
            continue
        named = measure_of(indicator.name.text)
        if named in (Measure.COUNT, Measure.NONE) and not _QUALITY.search(indicator.name.text):
            working = f"质量指标“{indicator.name.text}”的指标值为{indicator.target_field.text}，是数量，不是质量"
            yield Hit(indicator.name.span, working, related=(indicator.target_field.span,))
