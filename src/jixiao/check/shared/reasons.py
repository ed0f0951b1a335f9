"""Reasons: whether the words near a figure say why it is so."""

import re
from bisect import bisect_right

from jixiao.check.shared.inventory import sections_about
from jixiao.dossier.model import Dossier, Section
from jixiao.units.regex import regex

# 原因 followed by what it is; causes named outright; money that is still to be paid.
REASON = regex(
    r"原因(?:是|为|在于|有|：|系|主要)|(?:由于|因为|鉴于|缘于|系因|是因)|(?<![原成基])因(?!公|此|素|地|而|果|子|材|企)[\u4e00-\u9fff]"
    r"|受[^，。；]{1,24}影响|尚未|未能?(?:完工|开工|验收|结算|招标|到位|及时|实施|举办|开展|支付)|跨年|延期|推迟|延至|延后|待验收|暂缓|取消|质保金|尾款"
    r"|节约|节省|厉行|压[减缩]|结转(?:至|到)?(?:下年|次年|20\d{2}年)|收回|据实(?:结算|支付)|年底(?:才)?下达|下达(?:时间)?较?晚"
)
_PROBLEMS = regex(r"问题|原因|偏差|不足|说明")
LONGEST = 1500


def says_why(words: str) -> bool:
    return bool(REASON.search(words))


class Explanations:
    """Where a document explains something: built once, asked for each figure that needs a reason."""

    def __init__(self, dossier: Dossier, about: re.Pattern[str]) -> None:
        self._dossier, self._about = dossier, about
        self._starts = [section.span.start for section in dossier.sections]
        problems = sections_about(dossier, _PROBLEMS)
        self._among_problems = any(_gives(dossier.body(s)[: 4 * LONGEST], about) for s in problems)

    def given(self, position: int) -> bool:
        """Whether the part of the text around a place, or a section on problems, gives a reason."""
        if self._among_problems:
            return True
        text, section = self._dossier.source.text, self._section(position)
        low = max(section.span.start if section else 0, position - LONGEST)
        high = min(section.body.end if section else len(text), position + LONGEST)
        return _gives(text[low:high], self._about)

    def _section(self, position: int) -> Section | None:
        """The innermost heading above a place."""
        index = bisect_right(self._starts, position) - 1
        return self._dossier.sections[index] if index >= 0 else None


def _gives(words: str, about: re.Pattern[str]) -> bool:
    """A sentence that speaks of it and says why, or says why right after one that speaks of it."""
    sentences = re.split(r"[。\n]", words)
    return any(
        about.search(sentence) and (says_why(sentence) or says_why(following))
        for sentence, following in zip(sentences, [*sentences[1:], ""], strict=True)
    )
