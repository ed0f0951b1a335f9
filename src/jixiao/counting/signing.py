"""What happened to a project that a count may rest on: it was signed, signed again, enlarged, handed to another."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from jixiao.units.record import record


class Kind(StrEnum):
    """Kinds of events; the first three are agreements, each firmer than the one before."""

    INTENTION = "intention"  # 意向书
    FRAMEWORK = "framework"  # 框架协议
    CONTRACT = "contract"  # 正式合同
    INCREASE = "increase"  # 增资：amount is what is added
    INVESTOR = "investor"  # 更换投资方：amount is that of the new agreement
    TRANSFER = "transfer"  # 流转：place is where the project goes


AGREEMENTS = (Kind.INTENTION, Kind.FRAMEWORK, Kind.CONTRACT)
WORDS = {
    Kind.INTENTION: "签意向书", Kind.FRAMEWORK: "签框架协议", Kind.CONTRACT: "签正式合同", Kind.INCREASE: "增资",
    Kind.INVESTOR: "更换投资方", Kind.TRANSFER: "流转",
}  # fmt: skip


@record
class Signing:
    """One event. `amount` is in 分, None when nobody wrote it down; `place` is the district it belongs to.

    `share` is the part that districts agreed the first of them keeps of a project that goes to another.
    """

    on: date
    kind: Kind
    amount: int | None
    place: str = ""
    share: Fraction | None = None


@record
class Project:
    """A project with all its events, in any order; `sort` is its 类别, against which kinds are left out."""

    key: int
    name: str
    sort: str
    signings: tuple[Signing, ...]
