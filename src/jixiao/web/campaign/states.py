"""The states of a campaign and the only ways between them. A table; actions ask it, other apps may read it."""

from django.db import models


class State(models.TextChoices):
    FILLING = "filling", "处室填报"
    COMPILING = "compiling", "部门汇总"
    SIGNING = "signing", "待领导签发"
    SIGNED = "signed", "已签发"
    REVIEWING = "reviewing", "财政审核中"
    RETURNED = "returned", "财政退回"
    APPROVED = "approved", "审核通过"
    CANCELLED = "cancelled", "已取消"


class TaskState(models.TextChoices):
    FILLING = "filling", "填报中"
    SUBMITTED = "submitted", "已提交"
    RETURNED = "returned", "已退回"


# Verb: from which states, to which.
MOVES: dict[str, tuple[frozenset[str], str]] = {
    "compile": (frozenset({State.FILLING, State.RETURNED}), State.COMPILING),
    "extend": (frozenset({State.COMPILING}), State.FILLING),
    "send": (frozenset({State.COMPILING, State.RETURNED}), State.SIGNING),
    "take_back": (frozenset({State.SIGNING}), State.COMPILING),
    "decline": (frozenset({State.SIGNING}), State.COMPILING),
    "sign": (frozenset({State.SIGNING}), State.SIGNED),
    "receive": (frozenset({State.SIGNED}), State.REVIEWING),
    "return": (frozenset({State.REVIEWING}), State.RETURNED),
    "approve": (frozenset({State.REVIEWING}), State.APPROVED),
    "reopen": (frozenset({State.SIGNED}), State.COMPILING),
    "revoke": (frozenset({State.APPROVED}), State.COMPILING),  # of who approved
    "cancel": (frozenset({State.FILLING, State.COMPILING, State.RETURNED}), State.CANCELLED),
}
