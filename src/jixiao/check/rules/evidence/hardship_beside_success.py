import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.goals import answers
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain, rounded, short
from jixiao.units.regex import regex

HARDSHIP = regex(r"(?:由于|因(?<!原因)|受)[^，。；\n]{0,10}(?:疫情|经济下行|政策变化)(?:的)?(?:原因|影响)?")
EFFECT = regex(r"影响|减少|无法|不能|未能|受阻|下降|停滞")
FAR = 130


def hardship_beside_success(dossier: Dossier) -> Iterator[Hit]:
    hit = next((h for h in HARDSHIP.finditer(dossier.source.text) if _hampered(dossier, h)), None)
    if hit is None:
        return
    for answer in answers(dossier):
        if answer.aim.base > 0 and not answer.aim.printed.unit.is_ratio:
            ratio = answer.got.base / answer.aim.base * 100
            if ratio >= FAR:
                aim, got = answer.aim, answer.got
                working = (
                    f"一面说工作受到影响，一面目标{plain(aim.value)}{aim.unit}完成了{plain(got.value)}{got.unit}"
                    f"（{short(rounded(ratio, 2))}%）"
                )
                yield Hit(Span(*hit.span()), working, related=(aim, got))
                return


def _hampered(dossier: Dossier, hit: re.Match[str]) -> bool:
    return bool(EFFECT.search(dossier.source.text, hit.start(), hit.end() + 40))
