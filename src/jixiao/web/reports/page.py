"""The report as a page shows it: pieces of HTML in their order, and the texts of the office among them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from urllib.parse import urlencode

from jixiao.dossier.workpaper import Topic, Workpaper
from jixiao.report.blocks import Block, Paragraph, Role
from jixiao.report.desk import Missing
from jixiao.report.html.write import drawn_block, title
from jixiao.report.made import Made
from jixiao.web.reports.words import label_of

OWN, KEPT, NONE = "own", "kept", "none"
STATES = {OWN: "本年已写", KEPT: "沿用上年", NONE: "还没有写"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the office: what it is about, whose year it is of, and the piece in which it stands (None: nowhere)."""

    topic: Topic
    about: str
    state: str
    piece: int | None = None

    @property
    def label(self) -> str:
        return label_of(self.topic, self.about)

    @property
    def words(self) -> str:
        return STATES[self.state]

    @property
    def query(self) -> str:
        return urlencode({"topic": self.topic.value, "about": self.about})


@dataclass(frozen=True, slots=True)
class Piece:
    """One or several blocks that are drawn and edited together."""

    number: int
    html: str
    text: Text | None = None
    blocks: int = 1


def pieces_of(made: Made) -> tuple[Piece, ...]:
    """The lines of the title together, neighbouring paragraphs of one text together, everything else by itself."""
    gaps = {entry.gap: entry for entry in made.missing if entry.topic}
    drawn = enumerate(_together(made.report.blocks))
    return tuple(_piece(number, group, made.papers, gaps) for number, group in drawn)


def _together(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    for key, group in groupby(enumerate(blocks), key=lambda pair: _kind(*pair)):
        found = [block for _, block in group]
        if isinstance(key, int):
            yield from ([block] for block in found)
        else:
            yield found


def _kind(number: int, block: Block) -> object:
    """What is alike in blocks that belong together; a number of its own for what stands alone."""
    if isinstance(block, Paragraph):
        if block.role is Role.TITLE:
            return (Role.TITLE,)
        if block.topic:
            return (block.topic, block.about)
    return number


def _piece(number: int, group: list[Block], papers: Workpaper, gaps: dict[str, Missing]) -> Piece:
    lines = [block for block in group if isinstance(block, Paragraph)]
    if lines and lines[0].role is Role.TITLE:
        return Piece(number, title(lines), blocks=len(group))
    html = _with_gaps("".join(map(drawn_block, group)), gaps)
    topic = lines[0].topic if lines else None
    asked = any(run.gap for line in lines for run in line.runs)
    text = None
    if topic:
        text = Text(topic, lines[0].about, NONE if asked else state_of(papers, topic, lines[0].about), number)
    return Piece(number, html, text, len(group))


def _with_gaps(html: str, gaps: dict[str, Missing]) -> str:
    """What is asked of the office can be clicked where it is missing."""
    for words, entry in gaps.items():
        mark = f'<mark class="gap">{escape(words)}</mark>'
        if mark in html and entry.topic:
            query = escape(urlencode({"topic": entry.topic.value, "about": entry.about}))
            html = html.replace(mark, f'<a class="gap" role="button" data-words="{query}" href="#">{escape(words)}</a>')
    return html


def state_of(papers: Workpaper, topic: Topic, about: str) -> str:
    found = [told.year for told in papers.narratives if (told.topic, told.about) == (topic, about) and told.paragraphs]
    if not found:
        return NONE
    return OWN if max(found) == papers.year else KEPT


def texts_of(made: Made, pieces: tuple[Piece, ...]) -> list[Text]:
    """Every text the report has or asks for, in its order; then the reasons of changes, where they stand."""
    own = [piece.text for piece in pieces if piece.text]
    asked = [Text(entry.topic, entry.about, NONE) for entry in made.missing if entry.topic]
    reasons = [
        Text(Topic.REASON, told.about, OWN)
        for told in made.papers.narratives
        if told.topic is Topic.REASON and told.year == made.papers.year
    ]
    said = {told.about: told.paragraphs[0] for told in made.papers.narratives if told.topic is Topic.REASON}
    found = {(text.topic, text.about): text for text in (*reasons, *asked, *own)}
    ordered = sorted(found.values(), key=lambda text: text.topic is Topic.REASON)
    return [text if text.piece is not None else _placed(text, pieces, said.get(text.about, "")) for text in ordered]


def _placed(text: Text, pieces: tuple[Piece, ...], said: str) -> Text:
    """The piece that asks for it, or in which its words stand."""
    asks = f'data-words="{escape(text.query)}"'
    words = escape(said.strip().rstrip("。；"))
    for piece in pieces:
        if asks in piece.html or (words and words in piece.html):
            return replace(text, piece=piece.number)
    return text
