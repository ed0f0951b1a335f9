"""Document numbers in every bracket style, in canonical form 石发〔2019〕8号."""

import re

from jixiao.dossier.claim import Reference
from jixiao.dossier.place import Source, Span

REFERENCE = re.compile(r"([\u4e00-\u9fff]{1,14})?([〔﹝\[【（(［])(\d{4})([〕﹞\]】）)］])?第?(\d{1,5})号")
_TITLE = re.compile(r"《([^《》]{2,80}(?:《[^》]*》[^《》]*)?)》[（(]?$")
# Where the run of characters before a bracket stops being the issuer's abbreviation.
_NOT_ISSUER = re.compile(r".*(?:的|和|与|及|按照|根据|依据|关于|印发|通知|文件|下达|奖励|资金|以|（|）)")


def read_references(source: Source) -> tuple[Reference, ...]:
    found = []
    for hit in REFERENCE.finditer(source.text):
        issuer = hit.group(1) or ""
        if cut := _NOT_ISSUER.match(issuer):
            issuer = issuer[cut.end() :]
        start = hit.end() - len(hit.group()) + len(hit.group(1) or "") - len(issuer)
        title = _TITLE.search(source.text, max(0, start - 100), start)
        found.append(
            Reference(
                Span(start, hit.end()),
                source.text[start : hit.end()],
                f"{issuer}〔{hit.group(3)}〕{int(hit.group(5))}号",
                issuer,
                int(hit.group(3)),
                title.group(1) if title else "",
            )
        )
    return tuple(found)
