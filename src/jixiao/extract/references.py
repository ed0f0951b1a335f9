"""Document numbers in every bracket style, in canonical form 石发〔2019〕8号, with the title they belong to."""

import re

from jixiao.dossier.claim import Reference
from jixiao.dossier.place import Source, Span
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

# The year in brackets is looked for first: it is rare, the words before it are everywhere.
_NUMBER = regex(
    r"[〔﹝\[【（(［{](?P<year>(?:19|20)\d{2})(?:年)?(?:[〕﹞\]】）)］}](?:第|字第)?|(?:第|字第))(?P<serial>\d{1,5})号"
)
_ISSUER = regex(rf"{HAN}{{1,14}}$")
# Where the run of characters before a bracket stops being the issuer's abbreviation.
_NOT_ISSUER = regex(
    r".*(?:的|和|与|及|按照|根据|依据|依照|参照|执行|贯彻|落实|关于|印发|通知|文件|下达|奖励|资金|文号|详见|转发|办法|意见|方案|[以见经由])"
)
_TITLE_BEFORE = regex(r"《(?P<title>[^《》\n]{2,80}(?:《[^《》\n]*》[^《》\n]*)?)》[（(]?$")
_NAME_BEFORE = regex(r"(?P<title>关于[^，。；、\n\t（）《》]{4,60}(?:通知|意见|办法|批复|函|决定|方案|资金))[（(]?$")
_TITLE_AFTER = regex(r"[）)]?(?:文件)?《(?P<title>[^《》\n]{2,80}(?:《[^《》\n]*》[^《》\n]*)?)》")
_LONGEST_ISSUER = 14
_LONGEST_TITLE = 130


def read_references(source: Source) -> tuple[Reference, ...]:
    return tuple(_reference(source.text, found) for found in _NUMBER.finditer(source.text))


def _reference(text: str, found: re.Match[str]) -> Reference:
    before = _ISSUER.search(text, max(0, found.start() - _LONGEST_ISSUER), found.start())
    issuer = before.group() if before else ""
    if cut := _NOT_ISSUER.match(issuer):
        issuer = issuer[cut.end() :]
    start = found.start() - len(issuer)
    year, serial = int(found["year"]), int(found["serial"])
    return Reference(
        Span(start, found.end()),
        text[start : found.end()],
        f"{issuer}〔{year}〕{serial}号",
        issuer,
        year,
        _title(text, start, found.end()),
    )


def _title(text: str, start: int, end: int) -> str:
    """The title before the number, or right after it; "" when neither stands there."""
    from_ = max(0, start - _LONGEST_TITLE)
    found = (
        _TITLE_BEFORE.search(text, from_, start)
        or _TITLE_AFTER.match(text, end, end + _LONGEST_TITLE)
        or _NAME_BEFORE.search(text, from_, start)
    )
    return found["title"] if found else ""
