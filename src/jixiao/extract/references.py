"""Document numbers in every bracket style, in canonical form 石发〔2019〕8号."""

import re

from jixiao.dossier.claim import Reference
from jixiao.dossier.place import Source, Span

# Found at the bracket; the issuer's abbreviation is then read backwards, so the scan stays linear.
REFERENCE = re.compile(r"[〔﹝\[【（(［](\d{4})[〕﹞\]】）)］]?第?(\d{1,5})号")
_ISSUER = re.compile(r"[\u4e00-\u9fff]{1,14}$")
LONGEST_ISSUER = 14
_TITLE = re.compile(r"《([^《》]{2,80}(?:《[^》]*》[^《》]*)?)》[（(]?$")
# Where the run of characters before a bracket stops being the issuer's abbreviation.
_NOT_ISSUER = re.compile(r".*(?:的|和|与|及|按照|根据|依据|关于|印发|通知|文件|下达|奖励|资金|以|（|）)")


def read_references(source: Source) -> tuple[Reference, ...]:
    found = []
    for hit in REFERENCE.finditer(source.text):
        before = _ISSUER.search(source.text, max(0, hit.start() - LONGEST_ISSUER), hit.start())
        issuer = before.group() if before else ""
        if cut := _NOT_ISSUER.match(issuer):
            issuer = issuer[cut.end() :]
        start = hit.start() - len(issuer)
        title = _TITLE.search(source.text, max(0, start - 100), start)
        found.append(
            Reference(
                Span(start, hit.end()),
                source.text[start : hit.end()],
                f"{issuer}〔{hit.group(1)}〕{int(hit.group(2))}号",
                issuer,
                int(hit.group(1)),
                title.group(1) if title else "",
            )
        )
    return tuple(found)
