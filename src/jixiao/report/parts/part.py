"""What a template can call for: a named part of a report, made from what lies on the desk."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jixiao.dossier.datum import Provenance
from jixiao.report.blocks import Block, Paragraph, Role, Runs, plain_run
from jixiao.report.desk import Desk


@dataclass(frozen=True, slots=True)
class Part:
    """`kind` is 段 (paragraphs), 表 or 图; `about` says in Chinese what is printed and from what."""

    kind: str
    name: str
    about: str
    make: Callable[[Desk], Iterable[Block]]

    @property
    def title(self) -> str:
        return f"{self.kind}：{self.name}"


def paragraph(*pieces: Runs) -> Paragraph:
    """One paragraph of body text."""
    return Paragraph(Role.BODY, tuple(run for piece in pieces for run in piece))


_LEADS = ("主要原因", "原因", "主要是", "主要由于", "由于", "因")


def because(desk: Desk, text: str, key: str, source: Provenance | None) -> Runs:
    """，原因是…, in the words of a form, which often begin with that themselves."""
    words = " ".join(text.split()).rstrip("。；，")
    lead = "，" if words.startswith(_LEADS) else "，原因是"
    return (*plain_run(lead), *desk.quote(words, key, source))
