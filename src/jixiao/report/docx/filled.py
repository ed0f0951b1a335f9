"""What becomes of a template: its nodes, and what stands in their places."""

from dataclasses import dataclass

from jixiao.report.blocks import Block, Runs
from jixiao.report.docx.nodes import Node


@dataclass(frozen=True, slots=True)
class Replaced:
    """A stretch of a paragraph of the template and the runs that stand there now."""

    start: int
    end: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Filled:
    """A node of the template and what became of it.

    Either words within it were replaced (`inline`, by the number of the paragraph), or `blocks` stand in its place.
    """

    node: Node
    blocks: tuple[Block, ...]
    inline: dict[int, tuple[Replaced, ...]] | None
